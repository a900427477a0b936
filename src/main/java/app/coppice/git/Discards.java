package app.coppice.git;

import app.coppice.git.DiscardResult.Done;
import app.coppice.git.DiscardResult.Refused;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.UnmergedPathException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.treewalk.TreeWalk;

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

  public Discards(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
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
      return new Refused("None of these files has anything to discard.");
    }
    List<String> chosen = found.stream().map(Found::path).toList();
    var lost = inTheWay(found);
    if (lost.isPresent()) {
      return new Refused(lost.get());
    }
    ObjectId snapshot;
    try {
      snapshot = Snapshot.writeOnly(jgit, worktree, chosen);
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
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return problem;
    }
    var locked = new IndexLock(worktree.folder(), worktree.adminFolder()).problem();
    if (locked.isPresent()) {
      return locked;
    }
    return repository.program().version().isEmpty()
        ? Optional.of("To discard changes, the git program is needed. Install git.")
        : Optional.empty();
  }

  private void keep(ObjectId snapshot) throws IOException {
    List<Kept> kept = kept(repository, worktree.sessionId());
    int last = kept.isEmpty() ? 0 : kept.getLast().number();
    String name = PREFIX + worktree.sessionId() + "/" + "%06d".formatted(last + 1);
    if (!Shelf.create(repository, name, snapshot)) {
      throw new IOException("The snapshot " + name + " could not be written. Nothing was changed");
    }
    for (Kept old : kept.subList(0, Math.max(0, kept.size() + 1 - KEPT))) {
      Shelf.delete(repository, old.ref());
    }
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
      if (!one.head().isThere() && one.index().isThere()) {
        staged.add(one.path());
      }
    }
    for (String path : gone) {
      remove(path);
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

  /// What only the index knows has no file; a folder that stands in its place stays.
  private void remove(String path) throws IOException {
    Path file = worktree.folder().resolve(path);
    if (liesInFolders(path) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      FolderRemoval.removeFile(worktree.folder(), file);
    }
  }

  /// Nothing is removed or written through a link that stands where a folder was.
  private boolean liesInFolders(String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      Path parent = worktree.folder().resolve(path.substring(0, end));
      if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
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
    var jgit = repository.jgit(worktree);
    Kept last = kept.getLast();
    Snapshot snapshot = Snapshot.read(jgit, last.snapshot());
    var before = jgit.parseCommit(snapshot.head()).getTree();
    var paths = new TreeSet<>(new TreeScan(jgit).changedPaths(before, snapshot.tree()));
    paths.addAll(new TreeScan(jgit).changedPaths(before, snapshot.index()));
    var changed = new ArrayList<String>();
    var now = jgit.parseCommit(jgit.resolve(Constants.HEAD)).getTree();
    DirCache index = jgit.readDirCache();
    var held = new HashSet<String>();
    for (String path : paths) {
      if (index.getEntry(path) != null) {
        held.add(path);
      }
    }
    for (Found one : new TreeScan(jgit).run(before, now, paths)) {
      if (paths.contains(one.path()) && one.isChange() && !holdsWhatWasTaken(one, snapshot)) {
        changed.add(one.path());
      }
      if (one.now().isThere()) {
        held.add(one.path());
      }
    }
    if (!changed.isEmpty()) {
      return new Refused(
          "Changed since, so what was discarded cannot be brought back over it: "
              + String.join(", ", changed)
              + ". Commit or discard that first; it stays kept as "
              + last.ref()
              + ".");
    }
    var lost = new InTheWay(worktree.folder(), held).of(written(snapshot, paths));
    if (lost.isPresent()) {
      return new Refused(lost.get());
    }
    bringBack(snapshot, paths);
    Shelf.delete(repository, last.ref());
    return new Done(List.copyOf(paths));
  }

  /// A discard that was cut off has left some of the files as they were.
  private boolean holdsWhatWasTaken(Found one, Snapshot snapshot) throws IOException {
    Path file = worktree.folder().resolve(one.path());
    Side taken = side(repository.jgit(worktree), one.path(), snapshot.tree());
    if (!taken.isThere() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return !taken.isThere() && !one.now().isThere();
    }
    try (var ids = new ObjectInserter.Formatter();
        var in = Files.newInputStream(file)) {
      return ids.idFor(Constants.OBJ_BLOB, Files.size(file), in).equals(taken.id());
    }
  }

  /// One file in a tree; a folder is none.
  private static Side side(QuietRepository jgit, String path, ObjectId tree) throws IOException {
    try (var walk = TreeWalk.forPath(jgit, path, tree)) {
      return walk == null || walk.getFileMode(0).equals(FileMode.TREE)
          ? Side.ABSENT
          : new Side(walk.getFileMode(0), walk.getObjectId(0));
    }
  }

  private List<String> written(Snapshot snapshot, Set<String> paths) throws IOException {
    var written = new ArrayList<String>();
    for (String path : paths) {
      Side side = side(repository.jgit(worktree), path, snapshot.tree());
      if (side.isThere() && !isSubmodule(side)) {
        written.add(path);
      }
    }
    return written;
  }

  /// What was not there goes first, because a file may stand where a folder was, or the reverse.
  private void bringBack(Snapshot snapshot, Set<String> paths) throws IOException {
    var jgit = repository.jgit(worktree);
    for (String path : paths) {
      if (!side(jgit, path, snapshot.tree()).isThere()) {
        remove(path);
      }
    }
    for (String path : written(snapshot, paths)) {
      if (!liesInFolders(path)) {
        throw new IOException(path + " no longer lies in a folder. It stays kept: undo again");
      }
      Side side = side(jgit, path, snapshot.tree());
      FolderRemoval.removeFile(worktree.folder(), worktree.folder().resolve(path));
      snapshot.put(jgit, worktree.folder(), path, side.mode(), side.id());
    }
    snapshot.modes().applyToFolders(worktree.folder());
    stage(jgit, snapshot, paths);
  }

  private static void stage(QuietRepository jgit, Snapshot snapshot, Set<String> paths)
      throws IOException {
    DirCache index = jgit.lockDirCache();
    try {
      var editor = index.editor();
      for (String path : paths) {
        Side side = side(jgit, path, snapshot.index());
        if (!side.isThere()) {
          editor.add(new DeletePath(path));
          continue;
        }
        editor.add(
            new PathEdit(path) {
              @Override
              public void apply(DirCacheEntry entry) {
                if (!entry.getObjectId().equals(side.id())
                    || !entry.getFileMode().equals(side.mode())) {
                  entry.setFileMode(side.mode());
                  entry.setObjectId(side.id());
                  entry.setLength(0);
                }
              }
            });
      }
      editor.finish();
      index.write();
      index.commit();
    } finally {
      index.unlock();
    }
  }
}
