package app.coppice.git;

import app.coppice.diff.LineChoice;
import app.coppice.git.DiscardResult.Done;
import app.coppice.git.DiscardResult.Refused;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.UnmergedPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/// Takes uncommitted changes back to HEAD in a way that can be undone: what the files held is a
/// snapshot below `refs/coppice/discarded/<session>/` before the first file changes.
public final class Discards {
  static final String PREFIX = "refs/coppice/discarded/";

  /// As many can be undone, the newest first.
  private static final int KEPT = 20;

  private static final List<String> FROM_INPUT =
      List.of("--pathspec-from-file=-", "--pathspec-file-nul");

  private final Repository repository;
  private final Worktree worktree;
  private final PlainFiles files;

  public Discards(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
    this.files = new PlainFiles(worktree.folder());
  }

  /// Makes files what HEAD has of them; those it does not have go. Ignored files stay.
  ///
  /// @param paths relative; all that is uncommitted when it is empty
  public DiscardResult discard(Collection<String> paths) throws IOException, InterruptedException {
    var refusal = refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    var jgit = repository.jgit(worktree);
    ObjectId head = jgit.resolve(Constants.HEAD);
    var tree = jgit.parseCommit(head).getTree();
    var wanted = new HashSet<>(paths);
    List<Found> found =
        new TreeScan(jgit)
            .run(tree, tree, paths).stream()
                .filter(Found::uncommitted)
                .filter(one -> wanted.isEmpty() || wanted.contains(one.path()))
                .toList();
    if (found.isEmpty()) {
      var index = jgit.readDirCache();
      boolean submodules =
          paths.stream()
              .map(index::getEntry)
              .anyMatch(entry -> entry != null && FileMode.GITLINK.equals(entry.getRawMode()));
      return new Refused(
          "None of these files has anything to discard."
              + (submodules
                  ? " A submodule goes back to the recorded commit in a shell: git submodule update"
                  : ""));
    }
    List<String> chosen = found.stream().map(Found::path).toList();
    var lost = inTheWay(found);
    if (lost.isPresent()) {
      return new Refused(lost.get());
    }
    ObjectId snapshot;
    try {
      snapshot = SnapshotWriter.writeOnly(jgit, worktree, chosen);
    } catch (UnmergedPathException e) {
      return new Refused(
          worktree.folder() + " is in the middle of a merge. Finish or abort it first.");
    } catch (Snapshot.NestedRepositoryException e) {
      return new Refused(
          worktree.folder().resolve(e.path())
              + " is a repository of its own, which a snapshot cannot hold. Move it away first.");
    }
    keep(snapshot);
    return takeBack(found);
  }

  /// What checking out HEAD's files would remove though the snapshot does not hold it. A
  /// submodule's folder stays as it is.
  private Optional<String> inTheWay(List<Found> found) throws IOException {
    var held = new HashSet<String>();
    var back = new ArrayList<String>();
    for (Found one : found) {
      if (one.now().isThere() && !isSubmodule(one.now())) {
        held.add(one.path());
      }
      if (one.head().isThere() && !isSubmodule(one.head())) {
        back.add(one.path());
      }
    }
    return new InTheWay(worktree.folder(), held).of(back);
  }

  private static boolean isSubmodule(Side side) {
    return side.mode().equals(FileMode.GITLINK);
  }

  private Optional<String> refusal() throws IOException, InterruptedException {
    return Hindrance.withGit(repository, worktree, "discard changes");
  }

  /// Takes chosen lines of a file back to HEAD, in the file and where they are staged.
  public DiscardResult discard(LineChoice choice) throws IOException, InterruptedException {
    var refusal = refusal();
    return refusal.isPresent()
        ? new Refused(refusal.get())
        : new LineDiscard(repository, worktree, this).run(choice);
  }

  /// Makes a snapshot one that {@link #undo} brings back.
  ///
  /// @return its ref
  String keep(ObjectId snapshot) throws IOException {
    List<Kept> kept = kept(repository, worktree.sessionId());
    int last = kept.isEmpty() ? 0 : kept.getLast().number();
    String name = PREFIX + worktree.sessionId() + "/" + "%06d".formatted(last + 1);
    if (!Shelf.create(repository, name, snapshot)) {
      throw new IOException("The snapshot " + name + " could not be written. Nothing was changed");
    }
    for (Kept old : kept.subList(0, Math.max(0, kept.size() + 1 - KEPT))) {
      Shelf.delete(repository, old.ref());
    }
    return name;
  }

  /// One discard that can be undone.
  ///
  /// @param number in the order they came
  record Kept(String ref, int number, ObjectId snapshot) {}

  /// What a session discarded, oldest first.
  static List<Kept> kept(Repository repository, String sessionId) throws IOException {
    var kept = new ArrayList<Kept>();
    for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(PREFIX + sessionId + "/")) {
      String number = ref.getName().substring(ref.getName().lastIndexOf('/') + 1);
      ObjectId id = ref.getObjectId();
      if (id != null && number.matches("\\d{1,9}")) {
        kept.add(new Kept(ref.getName(), Integer.parseInt(number), id));
      }
    }
    kept.sort(Comparator.comparingInt(Kept::number));
    return kept;
  }

  private DiscardResult takeBack(List<Found> found) throws IOException, InterruptedException {
    var back = new ArrayList<String>();
    var gone = new ArrayList<String>();
    var staged = new ArrayList<String>();
    for (Found one : found) {
      (one.head().isThere() ? back : gone).add(one.path());
      if (!one.head().isThere() && (one.index().isThere() || one.announced())) {
        staged.add(one.path());
      }
    }
    for (String path : gone) {
      files.remove(path);
    }
    run(List.of("rm", "--cached", "-f", "-q", "--ignore-unmatch"), staged);
    run(List.of("checkout", "-q", "HEAD"), back);
    return new Done(found.stream().map(Found::path).sorted().toList());
  }

  private void run(List<String> arguments, List<String> paths)
      throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(arguments);
    all.addAll(FROM_INPUT);
    byte[] input = String.join("\0", paths).getBytes(StandardCharsets.UTF_8);
    var ended = repository.program().quiet(worktree.place(), all, input);
    if (ended.exitStatus() != 0) {
      throw new IOException(
          "git did not take all of it back: "
              + GitProgram.text(ended.error()).strip()
              + ". What the files held is kept: undo brings it back");
    }
  }

  /// Brings back what the last discard took away. Refuses when one of the files changed since.
  public DiscardResult undo() throws IOException, InterruptedException {
    var refusal = refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    List<Kept> kept = kept(repository, worktree.sessionId());
    if (kept.isEmpty()) {
      return new Refused("Nothing was discarded that could be brought back.");
    }
    return new DiscardUndo(repository.jgit(worktree), worktree, kept.getLast()).run(repository);
  }
}
