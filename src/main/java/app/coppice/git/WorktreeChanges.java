package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.LineDiff;
import app.coppice.git.Renames.Candidate;
import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// Computes what a worktree changed. Thread-safe; reads only.
public final class WorktreeChanges {
  private final Repository repository;
  private final Worktree worktree;

  public WorktreeChanges(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Looks at the whole worktree.
  ///
  /// @throws IOException when the worktree cannot be read, a missing base included
  public WorktreeState compute() throws IOException {
    return look(List.of());
  }

  /// Looks again at some paths and takes the rest from an earlier state. Not enough when HEAD, the
  /// index or the base moved.
  ///
  /// @param paths files or folders, relative, `/`-separated
  public WorktreeState refresh(WorktreeState earlier, Collection<String> paths) throws IOException {
    var touched = new HashSet<String>();
    paths.stream().filter(path -> !path.isEmpty()).forEach(touched::add);
    for (FileDiff file : earlier.files()) {
      // Half of a rename says nothing about the other half.
      if (!file.path().equals(file.oldPath())
          && (isBelow(file.path(), touched) || isBelow(file.oldPath(), touched))) {
        touched.add(file.path());
        touched.add(file.oldPath());
      }
    }
    if (touched.isEmpty()) {
      return earlier;
    }
    // An ignore file decides about its neighbours.
    if (touched.stream().anyMatch(path -> path.endsWith(".gitignore"))) {
      return compute();
    }
    var news = look(touched);
    var files = new ArrayList<>(news.files());
    earlier.files().stream().filter(f -> !isBelow(f.path(), touched)).forEach(files::add);
    files.sort(Comparator.comparing(FileDiff::path));
    var uncommitted = new HashSet<>(news.uncommitted());
    earlier.uncommitted().stream().filter(p -> !isBelow(p, touched)).forEach(uncommitted::add);
    return new WorktreeState(files, uncommitted, news.ahead(), news.behind());
  }

  private static boolean isBelow(String path, Set<String> roots) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (roots.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private WorktreeState look(Collection<String> limit) throws IOException {
    var jgit = repository.jgit(worktree);
    var distance = Distance.between(repository, worktree);
    ObjectId base = jgit.parseCommit(distance.mergeBase()).getTree();
    ObjectId head = jgit.parseCommit(distance.head()).getTree();
    var found = new TreeScan(jgit).run(base, head, limit);
    var uncommitted = new HashSet<String>();
    found.stream().filter(Found::uncommitted).map(Found::path).forEach(uncommitted::add);
    return new WorktreeState(
        diffs(new Contents(jgit, worktree.folder()), found),
        uncommitted,
        distance.ahead(),
        distance.behind());
  }

  private static List<FileDiff> diffs(Contents contents, List<Found> found) throws IOException {
    var changes = found.stream().filter(Found::isChange).toList();
    var renames = renames(contents, changes);
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
    if (before.tooLarge() || now.tooLarge()) {
      return before.isBinary() || now.isBinary()
          ? new FileDiff(change.path(), old.path(), kind, List.of(), 0, 0, Content.BINARY)
          : LineDiff.tooLarge(change.path(), old.path(), kind);
    }
    var diff = LineDiff.compare(change.path(), old.path(), kind, before.bytes(), now.bytes());
    boolean onlyMode =
        kind == Change.MODIFIED && diff.content() == Content.TEXT && diff.hunks().isEmpty();
    return onlyMode
        ? new FileDiff(
            change.path(), old.path(), Change.MODE_CHANGED, List.of(), 0, 0, Content.TEXT)
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

  private static Map<String, String> renames(Contents contents, List<Found> changes)
      throws IOException {
    var gone = new ArrayList<Candidate>();
    var come = new ArrayList<Candidate>();
    for (Found change : changes) {
      if (change.base().isThere() && !change.now().isThere() && isFile(change.base().mode())) {
        gone.add(new Candidate(change.path(), contents.base(change).bytes()));
      }
    }
    if (gone.isEmpty()) {
      return Map.of();
    }
    for (Found change : changes) {
      if (!change.base().isThere() && isFile(change.now().mode())) {
        come.add(new Candidate(change.path(), contents.now(change).bytes()));
      }
    }
    return Renames.find(gone, come);
  }

  private static boolean isFile(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        && mode.getObjectType() == Constants.OBJ_BLOB;
  }
}
