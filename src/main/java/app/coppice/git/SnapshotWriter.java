package app.coppice.git;

import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;

/// Writes the objects of a [Snapshot].
final class SnapshotWriter {
  private SnapshotWriter() {}

  /// No ref, no file of the worktree changes.
  static ObjectId write(QuietRepository jgit, Worktree worktree) throws IOException {
    return write(jgit, worktree, IgnoredFiles.of(jgit, worktree.folder()), Set.of());
  }

  /// @param exact files that are kept byte for byte and with their permissions, whatever they are
  static ObjectId write(
      QuietRepository jgit, Worktree worktree, IgnoredFiles ignored, Set<String> exact)
      throws IOException {
    var beside = new TreeSet<>(ignored.kept());
    beside.addAll(exact);
    String more = ignored.chosen().isEmpty() ? "" : "archived=true\n";
    return write(jgit, worktree, List.of(), List.copyOf(beside), exact, more);
  }

  /// The same of some changed files alone; the rest is as HEAD has it, and nothing ignored is in
  /// it.
  static ObjectId writeOnly(QuietRepository jgit, Worktree worktree, Collection<String> paths)
      throws IOException {
    return write(jgit, worktree, paths, List.of(), Set.of(), "");
  }

  /// @param limit changed paths to take; empty for all
  /// @param more lines of the message
  private static ObjectId write(
      QuietRepository jgit,
      Worktree worktree,
      Collection<String> limit,
      List<String> ignored,
      Set<String> exact,
      String more)
      throws IOException {
    RevCommit head = jgit.parseCommit(jgit.resolve(Constants.HEAD));
    var changes = new ArrayList<>(new TreeScan(jgit).run(head.getTree(), head.getTree(), limit));
    // The scan also tells of what lies below a path.
    changes.removeIf(change -> !limit.isEmpty() && !limit.contains(change.path()));
    var withModes = new ArrayList<>(ignored);
    changes.forEach(change -> withModes.add(change.path()));
    try (var inserter = jgit.newObjectInserter()) {
      ObjectId indexTree = indexTree(jgit, inserter, head, limit);
      ObjectId index = NewCommit.insert(jgit, inserter, indexTree, List.of(head), "index\n");
      ObjectId tree = tree(jgit, inserter, worktree.folder(), head, changes);
      ObjectId kept =
          NewCommit.insert(
              jgit,
              inserter,
              ignoredTree(inserter, worktree.folder(), ignored),
              List.of(head),
              Snapshot.IGNORED_TITLE + FileModes.of(worktree.folder(), withModes, exact).text());
      String branch = AdminFolder.branchOf(worktree.adminFolder()).orElse(worktree.branch());
      String message =
          Snapshot.TITLE
              + ("branch=" + branch + "\nbase=" + worktree.base() + "\n").replace("\\", "\\\\")
              + "made-branch="
              + AdminFolder.madeBranch(worktree.adminFolder())
              + "\n"
              + more;
      return NewCommit.insert(jgit, inserter, tree, List.of(head, index, kept), message);
    }
  }

  /// @throws org.eclipse.jgit.errors.UnmergedPathException when any path is unmerged
  private static ObjectId indexTree(
      QuietRepository jgit, ObjectInserter inserter, RevCommit head, Collection<String> limit)
      throws IOException {
    DirCache index = jgit.readDirCache();
    ObjectId whole = withoutAnnounced(index).writeTree(inserter);
    if (limit.isEmpty()) {
      return whole;
    }
    DirCache limited;
    try (var reader = jgit.newObjectReader()) {
      limited = DirCache.read(reader, head.getTree());
    }
    var editor = limited.editor();
    for (String path : limit) {
      DirCacheEntry staged = index.getEntry(path);
      editor.add(
          staged == null || staged.isIntentToAdd()
              ? new DeletePath(path)
              : entryAs(path, staged.getFileMode(), staged.getObjectId()));
    }
    editor.finish();
    return limited.writeTree(inserter);
  }

  /// What `git add -N` announced is no content, as in a tree that git writes of the index.
  private static DirCache withoutAnnounced(DirCache index) {
    boolean any = false;
    for (int i = 0; i < index.getEntryCount() && !any; i++) {
      any = index.getEntry(i).isIntentToAdd();
    }
    if (!any) {
      return index;
    }
    DirCache rest = DirCache.newInCore();
    var builder = rest.builder();
    for (int i = 0; i < index.getEntryCount(); i++) {
      if (!index.getEntry(i).isIntentToAdd()) {
        builder.add(index.getEntry(i));
      }
    }
    builder.finish();
    return rest;
  }

  private static PathEdit entryAs(String path, FileMode mode, ObjectId id) {
    return new PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(mode);
        entry.setObjectId(id);
      }
    };
  }

  private static ObjectId tree(
      QuietRepository jgit,
      ObjectInserter inserter,
      Path folder,
      RevCommit head,
      List<Found> changes)
      throws IOException {
    DirCache files;
    try (var reader = jgit.newObjectReader()) {
      files = DirCache.read(reader, head.getTree());
    }
    var editor = files.editor();
    for (Found change : changes) {
      FileMode mode = change.now().mode();
      if (!change.now().isThere()) {
        editor.add(new DeletePath(change.path()));
        continue;
      }
      if (mode.equals(FileMode.GITLINK) && !change.index().isThere()) {
        throw new Snapshot.NestedRepositoryException(change.path());
      }
      ObjectId id =
          mode.equals(FileMode.GITLINK)
              ? change.now().id()
              : blob(inserter, folder.resolve(change.path()), mode);
      editor.add(entryAs(change.path(), mode, id));
    }
    editor.finish();
    return files.writeTree(inserter);
  }

  private static ObjectId ignoredTree(ObjectInserter inserter, Path folder, List<String> paths)
      throws IOException {
    DirCache files = DirCache.newInCore();
    var builder = files.builder();
    for (String path : paths) {
      Path file = folder.resolve(path);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        // It went away meanwhile.
        continue;
      }
      FileMode mode = FileMode.REGULAR_FILE;
      if (Files.isSymbolicLink(file)) {
        mode = FileMode.SYMLINK;
      } else if (Files.isExecutable(file)) {
        mode = FileMode.EXECUTABLE_FILE;
      }
      var entry = new DirCacheEntry(path);
      entry.setFileMode(mode);
      entry.setObjectId(blob(inserter, file, mode));
      builder.add(entry);
    }
    builder.finish();
    return files.writeTree(inserter);
  }

  /// The bytes as they lie there, without git's conversions, so that they come back the same.
  static ObjectId blob(ObjectInserter inserter, Path file, FileMode mode) throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      return inserter.insert(Constants.OBJ_BLOB, LinkTarget.of(file));
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return inserter.insert(Constants.OBJ_BLOB, Files.size(file), in);
    }
  }
}
