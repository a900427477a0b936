package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.FileFacts;
import app.coppice.diff.FileSide;
import app.coppice.diff.LineDiff;
import app.coppice.git.Distance.Tips;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Moved;
import app.coppice.git.TreeScan.Side;
import app.coppice.git.WorktreeState.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/// Computes what a worktree changed. Thread-safe; reads only.
public final class WorktreeChanges {
  private final Repository repository;
  private final Worktree worktree;
  private final int large;

  public WorktreeChanges(Repository repository, Worktree worktree) {
    this(repository, worktree, WholeLook.LARGE);
  }

  /// @param large tracked files from which on the git program names what to look at
  WorktreeChanges(Repository repository, Worktree worktree, int large) {
    this.repository = repository;
    this.worktree = worktree;
    this.large = large;
  }

  /// Looks at the whole worktree.
  ///
  /// @throws IOException when the worktree cannot be read, a missing base included
  public WorktreeState compute() throws IOException {
    var whole = WholeLook.begin(repository, worktree, large);
    var distance = Distance.between(repository, worktree);
    var left = Left.of(repository, worktree, distance);
    return look((base, head) -> whole.found(base, head, distance.head()), left, Pairing.COPIES_TOO);
  }

  /// Looks again at some paths and takes the rest from an earlier state: what {@link #compute}
  /// would give, at the price of what changed. Looks at all when that can't be known from the
  /// paths.
  ///
  /// @param paths files or folders, relative, `/`-separated
  public WorktreeState refresh(WorktreeState earlier, Collection<String> paths) throws IOException {
    var tips = Tips.of(repository, worktree);
    if (!basis(tips).equals(earlier.basis()) || paths.stream().anyMatch(WorktreeChanges::isRule)) {
      return compute();
    }
    var touched = new HashSet<>(paths);
    touched.remove("");
    if (touched.isEmpty()) {
      return earlier;
    }
    // While both stand where they stood, so does what they are compared from.
    var left = Left.as(earlier, tips);
    var news = look(limitedTo(touched), left, Pairing.RENAMES);
    if (mayPair(earlier, news, touched)) {
      // Which file became which is decided among all that came and went.
      for (FileDiff file : earlier.files()) {
        if (comesOrGoes(file)) {
          touched.add(file.path());
          touched.add(file.oldPath());
        }
      }
      news = look(limitedTo(touched), left, Pairing.RENAMES);
    }
    var files = merged(earlier, news, touched);
    var again = Copies.toLookAt(earlier.files(), files, path -> isBelow(path, touched));
    if (!again.isEmpty()) {
      touched.addAll(again);
      var pairing = Copies.isPossible(files) ? Pairing.COPIES_TOO : Pairing.RENAMES;
      news = look(limitedTo(touched), left, pairing);
      files = merged(earlier, news, touched);
    }
    var uncommitted = kept(earlier.uncommitted(), touched, news.uncommitted());
    return new WorktreeState(
        files,
        uncommitted,
        kept(earlier.untracked(), touched, news.untracked()),
        kept(earlier.staged(), touched, news.staged()),
        kept(earlier.unstaged(), touched, news.unstaged()),
        news.ahead(),
        news.behind(),
        news.takenUp(),
        news.since(),
        news.basis());
  }

  private static List<FileDiff> merged(
      WorktreeState earlier, WorktreeState news, Set<String> touched) {
    var files = new ArrayList<>(news.files());
    earlier.files().stream().filter(f -> !isBelow(f.path(), touched)).forEach(files::add);
    files.sort(Comparator.comparing(FileDiff::path));
    return files;
  }

  private static Set<String> kept(Set<String> earlier, Set<String> touched, Set<String> news) {
    var all = new HashSet<>(news);
    earlier.stream().filter(path -> !isBelow(path, touched)).forEach(all::add);
    return all;
  }

  /// A file that decides about its neighbours.
  private static boolean isRule(String path) {
    return path.endsWith(".gitignore")
        || path.endsWith(".gitattributes")
        || path.endsWith(".gitmodules");
  }

  /// Whether the touched files may make, change or end a rename.
  private static boolean mayPair(WorktreeState earlier, WorktreeState news, Set<String> touched) {
    boolean moved =
        news.files().stream().anyMatch(WorktreeChanges::comesOrGoes)
            || earlier.files().stream()
                .filter(file -> isBelow(file.path(), touched) || isBelow(file.oldPath(), touched))
                .anyMatch(WorktreeChanges::comesOrGoes);
    return moved
        && Stream.concat(earlier.files().stream(), news.files().stream())
            .anyMatch(file -> file.change() == Change.DELETED || file.change() == Change.RENAMED);
  }

  private static boolean comesOrGoes(FileDiff file) {
    return switch (file.change()) {
      case ADDED, DELETED, RENAMED, COPIED -> true;
      case MODIFIED, MODE_CHANGED -> false;
    };
  }

  private static boolean isBelow(String path, Set<String> roots) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (roots.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private Basis basis(Tips tips) throws IOException {
    return new Basis(tips.head().name(), tips.base().name(), WholeLook.indexSeen(worktree));
  }

  /// What the worktree is compared with.
  private record Left(Tips tips, ObjectId since, int ahead, int behind, boolean takenUp) {
    static Left of(Repository repository, Worktree worktree, Distance distance) throws IOException {
      boolean takenUp = TakenUp.is(repository, worktree, distance);
      return new Left(
          new Tips(distance.head(), distance.base()),
          takenUp ? distance.head() : distance.since(),
          distance.ahead(),
          distance.behind(),
          takenUp);
    }

    static Left as(WorktreeState earlier, Tips tips) {
      var since = ObjectId.fromString(earlier.since());
      return new Left(tips, since, earlier.ahead(), earlier.behind(), earlier.takenUp());
    }
  }

  /// Finds what differs between two trees, the index and the files.
  private interface Finder {
    List<Found> find(ObjectId baseTree, ObjectId headTree) throws IOException;
  }

  private Finder limitedTo(Collection<String> paths) {
    return (base, head) ->
        new TreeScan(repository.jgit(worktree), Moved.SEEN).run(base, head, paths);
  }

  /// Which files are told as made from others.
  private enum Pairing {
    RENAMES,
    COPIES_TOO
  }

  private WorktreeState look(Finder finder, Left left, Pairing pairing) throws IOException {
    var jgit = repository.jgit(worktree);
    var basis = basis(left.tips());
    ObjectId base = jgit.parseCommit(left.since()).getTree();
    ObjectId head = jgit.parseCommit(left.tips().head()).getTree();
    var found = finder.find(base, head);
    var contents = new Contents(jgit, worktree.folder());
    var diffs = diffs(contents, found);
    return new WorktreeState(
        pairing == Pairing.COPIES_TOO ? Copies.in(contents, found, diffs) : diffs,
        paths(found, Found::uncommitted),
        paths(found, Found::isUntracked),
        paths(found, Found::isStaged),
        paths(found, Found::isUnstaged),
        left.ahead(),
        left.behind(),
        left.takenUp(),
        left.since().name(),
        basis);
  }

  private static Set<String> paths(List<Found> found, Predicate<Found> wanted) {
    return found.stream().filter(wanted).map(Found::path).collect(Collectors.toSet());
  }

  static List<FileDiff> diffs(Contents contents, List<Found> found) throws IOException {
    var changes = found.stream().filter(Found::isChange).toList();
    var renames = Renames.among(contents, changes);
    var byPath = new HashMap<String, Found>();
    changes.forEach(change -> byPath.put(change.path(), change));
    var files = new ArrayList<FileDiff>();
    for (Found change : changes) {
      if (renames.containsValue(change.path())) {
        continue;
      }
      String oldPath = renames.getOrDefault(change.path(), change.path());
      Found old = byPath.getOrDefault(oldPath, change);
      files.add(diff(contents, change, old));
    }
    files.sort(Comparator.comparing(FileDiff::path));
    return files;
  }

  private static FileDiff diff(Contents contents, Found change, Found old) throws IOException {
    Change kind = kind(change, old);
    var before = contents.base(old);
    var now = contents.now(change);
    var diff = compared(change.path(), old.path(), kind, before, now);
    return diff.with(
        new FileFacts(
            side(old.base(), before, diff.content()),
            side(change.now(), now, diff.content()),
            diff.facts().charset()));
  }

  /// A file that only the disk has is known by what was read of it, of a large one the first part.
  private static FileSide side(Side side, Contents.Held held, Content content) {
    boolean named = !side.id().equals(ObjectId.zeroId());
    String hash =
        content == Content.TEXT
            ? ""
            : named ? side.id().name() : Integer.toHexString(Arrays.hashCode(held.bytes()));
    return new FileSide(side.mode().getBits(), side.isThere() ? held.size() : 0, hash);
  }

  private static FileDiff compared(
      String path, String oldPath, Change kind, Contents.Held before, Contents.Held now) {
    if (before.tooLarge() || now.tooLarge()) {
      return before.isBinary() || now.isBinary()
          ? new FileDiff(path, oldPath, kind, List.of(), 0, 0, Content.BINARY)
          : LineDiff.tooLarge(path, oldPath, kind);
    }
    var diff = LineDiff.compare(path, oldPath, kind, before.bytes(), now.bytes());
    boolean onlyMode = kind == Change.MODIFIED && Arrays.equals(before.bytes(), now.bytes());
    return onlyMode
        ? new FileDiff(path, oldPath, Change.MODE_CHANGED, List.of(), 0, 0, Content.TEXT)
        : diff;
  }

  private static Change kind(Found change, Found old) {
    if (!change.path().equals(old.path())) {
      return Change.RENAMED;
    }
    if (!change.base().isThere()) {
      return Change.ADDED;
    }
    return change.now().isThere() ? Change.MODIFIED : Change.DELETED;
  }
}
