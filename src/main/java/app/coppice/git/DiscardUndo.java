package app.coppice.git;

import app.coppice.git.DiscardResult.Done;
import app.coppice.git.DiscardResult.Refused;
import app.coppice.git.Discards.Kept;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Brings back what one discard took away.
final class DiscardUndo {
  private final QuietRepository jgit;
  private final Worktree worktree;
  private final Kept last;
  private final PlainFiles files;

  DiscardUndo(QuietRepository jgit, Worktree worktree, Kept last) {
    this.jgit = jgit;
    this.worktree = worktree;
    this.last = last;
    this.files = new PlainFiles(worktree.folder());
  }

  DiscardResult run(Repository repository) throws IOException {
    Snapshot snapshot = Snapshot.read(jgit, last.snapshot());
    var before = jgit.parseCommit(snapshot.head()).getTree();
    var paths = new TreeSet<>(new TreeDifference(jgit).paths(before, snapshot.tree()));
    paths.addAll(new TreeDifference(jgit).paths(before, snapshot.index()));
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
      if (paths.contains(one.path()) && one.isChange() && !isAsLeft(one, snapshot)) {
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

  /// A discard that was cut off has left some of the files as they were; one of lines alone leaves
  /// what it kept the picture of.
  private boolean isAsLeft(Found one, Snapshot snapshot) throws IOException {
    var left = LineDiscard.left(jgit, last.snapshot());
    return holds(one, side(one.path(), snapshot.tree()))
        || (left.isPresent() && holds(one, side(one.path(), left.get())));
  }

  private boolean holds(Found one, Side taken) throws IOException {
    Path file = worktree.folder().resolve(one.path());
    if (taken.isThere() && Files.isSymbolicLink(file)) {
      return taken.mode().equals(FileMode.SYMLINK) && LinkTarget.idOf(file).equals(taken.id());
    }
    if (!taken.isThere() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return !taken.isThere() && !one.now().isThere();
    }
    try (var ids = new ObjectInserter.Formatter();
        var in = Files.newInputStream(file)) {
      return ids.idFor(Constants.OBJ_BLOB, Files.size(file), in).equals(taken.id());
    }
  }

  /// One file in a tree; a folder is none.
  private Side side(String path, ObjectId tree) throws IOException {
    try (var walk = TreeWalk.forPath(jgit, path, tree)) {
      return walk == null || walk.getFileMode(0).equals(FileMode.TREE)
          ? Side.ABSENT
          : new Side(walk.getFileMode(0), walk.getObjectId(0));
    }
  }

  private List<String> written(Snapshot snapshot, Set<String> paths) throws IOException {
    var written = new ArrayList<String>();
    for (String path : paths) {
      Side side = side(path, snapshot.tree());
      if (side.isThere() && !side.mode().equals(FileMode.GITLINK)) {
        written.add(path);
      }
    }
    return written;
  }

  /// What was not there goes first, because a file may stand where a folder was, or the reverse.
  private void bringBack(Snapshot snapshot, Set<String> paths) throws IOException {
    for (String path : paths) {
      if (!side(path, snapshot.tree()).isThere()) {
        files.remove(path);
      }
    }
    for (String path : written(snapshot, paths)) {
      if (!files.liesInFolders(path)) {
        throw new IOException(path + " no longer lies in a folder. It stays kept: undo again");
      }
      Side side = side(path, snapshot.tree());
      FolderRemoval.removeFile(worktree.folder(), worktree.folder().resolve(path));
      snapshot.put(jgit, worktree.folder(), path, side.mode(), side.id());
    }
    snapshot.modes().applyToFolders(worktree.folder());
    new SnapshotIndex(jgit, snapshot).stage(paths);
  }
}
