package app.coppice.git;

import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// A whole worktree as a commit: its tree holds the files, tracked or not but not ignored, byte for
/// byte; its first parent is HEAD, its second a commit of the index, its third one of the small
/// ignored files, see [IgnoredFiles], whose message tells the permissions of what was uncommitted
/// or ignored, see [FileModes].
///
/// @param tree the files
/// @param index tree of the index
/// @param ignored tree of the ignored files; zero when the snapshot has none
/// @param modes permissions of files and folders that are not the usual ones
/// @param branch what was checked out
record Snapshot(
    ObjectId tree,
    ObjectId index,
    ObjectId ignored,
    FileModes modes,
    ObjectId head,
    String branch,
    String base,
    boolean madeBranch) {
  private static final String TITLE = "Coppice snapshot\n\n";
  private static final String IGNORED_TITLE = "ignored files\n\n";

  /// A repository within the worktree.
  static final class NestedRepositoryException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String path;

    NestedRepositoryException(String path) {
      super(path);
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  /// Writes the objects; no ref, no file of the worktree changes.
  static ObjectId write(QuietRepository jgit, Worktree worktree) throws IOException {
    return write(jgit, worktree, List.of(), IgnoredFiles.of(jgit, worktree.folder()).kept());
  }

  /// The same of some changed files alone; the rest is as HEAD has it, and nothing ignored is in
  /// it.
  static ObjectId writeOnly(QuietRepository jgit, Worktree worktree, Collection<String> paths)
      throws IOException {
    return write(jgit, worktree, paths, List.of());
  }

  /// @param limit changed paths to take; empty for all
  private static ObjectId write(
      QuietRepository jgit, Worktree worktree, Collection<String> limit, List<String> ignored)
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
              IGNORED_TITLE + FileModes.of(worktree.folder(), withModes).text());
      String branch = AdminFolder.branchOf(worktree.adminFolder()).orElse(worktree.branch());
      String message =
          TITLE
              + ("branch=" + branch + "\nbase=" + worktree.base() + "\n").replace("\\", "\\\\")
              + "made-branch="
              + AdminFolder.madeBranch(worktree.adminFolder())
              + "\n";
      return NewCommit.insert(jgit, inserter, tree, List.of(head, index, kept), message);
    }
  }

  static Snapshot read(org.eclipse.jgit.lib.Repository jgit, ObjectId id) throws IOException {
    RevCommit commit = jgit.parseCommit(id);
    if (commit.getParentCount() < 2 || !commit.getFullMessage().startsWith(TITLE)) {
      throw new IOException(id.name() + " is not a snapshot");
    }
    var values = new Properties();
    values.load(new StringReader(commit.getFullMessage().substring(TITLE.length())));
    boolean hasIgnored = commit.getParentCount() > 2;
    RevCommit ignored = jgit.parseCommit(commit.getParent(hasIgnored ? 2 : 0));
    return new Snapshot(
        commit.getTree(),
        jgit.parseCommit(commit.getParent(1)).getTree(),
        hasIgnored ? ignored.getTree() : ObjectId.zeroId(),
        hasIgnored ? FileModes.read(ignored.getFullMessage()) : FileModes.NONE,
        commit.getParent(0).copy(),
        values.getProperty("branch", ""),
        values.getProperty("base", ""),
        Boolean.parseBoolean(values.getProperty("made-branch")));
  }

  /// Turns a fresh checkout of HEAD into what was put away.
  void apply(QuietRepository jgit, Path folder) throws IOException {
    try (var reader = jgit.newObjectReader();
        var walk = new TreeWalk(reader)) {
      var headTree = jgit.parseCommit(head).getTree();
      walk.addTree(headTree);
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (!walk.getFileMode(0).equals(FileMode.MISSING)) {
          FolderRemoval.removeFile(folder, folder.resolve(walk.getPathString()));
        }
      }
      // Only now: a file may stand where a folder was, or the reverse.
      walk.reset(new AnyObjectId[] {headTree, tree});
      while (walk.next()) {
        if (!walk.getFileMode(1).equals(FileMode.MISSING)) {
          put(jgit, folder, walk.getPathString(), walk.getFileMode(1), walk.getObjectId(1));
        }
      }
      if (!ignored.equals(ObjectId.zeroId())) {
        applyIgnored(jgit, walk, folder);
      }
      modes.applyToFolders(folder);
      if (!index.equals(headTree)) {
        DirCache staged = jgit.lockDirCache();
        try {
          var builder = staged.builder();
          addIndex(staged, builder, walk);
          builder.finish();
          staged.write();
          staged.commit();
        } finally {
          staged.unlock();
        }
      }
    }
  }

  /// Keeps the entries that stay as they are, with what they know of their files.
  private void addIndex(DirCache staged, DirCacheBuilder builder, TreeWalk walk)
      throws IOException {
    walk.reset(index);
    walk.setFilter(TreeFilter.ALL);
    while (walk.next()) {
      DirCacheEntry known = staged.getEntry(walk.getPathString());
      if (known != null
          && known.getFileMode().equals(walk.getFileMode(0))
          && known.getObjectId().equals(walk.getObjectId(0))) {
        builder.add(known);
      } else {
        var entry = new DirCacheEntry(walk.getRawPath());
        entry.setFileMode(walk.getFileMode(0));
        entry.setObjectId(walk.getObjectId(0));
        builder.add(entry);
      }
    }
  }

  private void applyIgnored(QuietRepository jgit, TreeWalk walk, Path folder) throws IOException {
    walk.reset(ignored);
    walk.setFilter(TreeFilter.ALL);
    while (walk.next()) {
      Path file = folder.resolve(walk.getPathString());
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        put(jgit, folder, walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0));
      }
    }
  }

  /// Writes one file anew. One with permissions of its own is its owner's alone until it has them.
  void put(QuietRepository jgit, Path folder, String path, FileMode mode, ObjectId id)
      throws IOException {
    Path file = folder.resolve(path);
    if (mode.equals(FileMode.GITLINK)) {
      // Its commit is in a repository of its own.
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    var loader = jgit.open(id);
    if (mode.equals(FileMode.SYMLINK)) {
      Files.createSymbolicLink(file, Path.of(GitProgram.text(loader.getBytes())));
      return;
    }
    boolean executable = mode.equals(FileMode.EXECUTABLE_FILE);
    try (var out =
        modes.of(path).isPresent()
            ? NewFile.owned(file)
            : executable ? NewFile.executable(file) : NewFile.plain(file)) {
      loader.copyTo(out);
    }
    modes.apply(folder, path);
  }

  /// @throws org.eclipse.jgit.errors.UnmergedPathException when any path is unmerged
  private static ObjectId indexTree(
      QuietRepository jgit, ObjectInserter inserter, RevCommit head, Collection<String> limit)
      throws IOException {
    DirCache index = jgit.readDirCache();
    ObjectId whole = index.writeTree(inserter);
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
          staged == null
              ? new DeletePath(path)
              : entryAs(path, staged.getFileMode(), staged.getObjectId()));
    }
    editor.finish();
    return limited.writeTree(inserter);
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
        throw new NestedRepositoryException(change.path());
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
  private static ObjectId blob(ObjectInserter inserter, Path file, FileMode mode)
      throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      String target = Files.readSymbolicLink(file).toString();
      return inserter.insert(Constants.OBJ_BLOB, target.getBytes(StandardCharsets.UTF_8));
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return inserter.insert(Constants.OBJ_BLOB, Files.size(file), in);
    }
  }
}
