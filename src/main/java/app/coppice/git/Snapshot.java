package app.coppice.git;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
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
/// @param archived whether more ignored files are in the session's [IgnoredArchive]
/// @param unkept files that a checkpoint did without
record Snapshot(
    ObjectId tree,
    ObjectId index,
    ObjectId ignored,
    FileModes modes,
    ObjectId head,
    String branch,
    String base,
    boolean madeBranch,
    boolean archived,
    List<Unkept> unkept) {
  static final String TITLE = "Coppice snapshot\n\n";
  static final String IGNORED_TITLE = "ignored files\n\n";

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

  static Snapshot read(org.eclipse.jgit.lib.Repository jgit, ObjectId id) throws IOException {
    RevCommit commit = jgit.parseCommit(id);
    if (commit.getParentCount() < 2 || !commit.getFullMessage().startsWith(TITLE)) {
      throw new IOException(id.name() + " is not a snapshot");
    }
    Properties values = values(commit);
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
        Boolean.parseBoolean(values.getProperty("made-branch")),
        Boolean.parseBoolean(values.getProperty("archived")),
        Unkept.read(values));
  }

  private static Properties values(RevCommit commit) throws IOException {
    var values = new Properties();
    values.load(new StringReader(commit.getFullMessage().substring(TITLE.length())));
    return values;
  }

  /// What a checkpoint did without; nothing where somebody else wrote the commit.
  static List<Unkept> unkept(RevCommit commit) throws IOException {
    return commit.getFullMessage().startsWith(TITLE) ? Unkept.read(values(commit)) : List.of();
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
      var written = new HashSet<String>();
      while (walk.next()) {
        if (!walk.getFileMode(1).equals(FileMode.MISSING)) {
          written.add(walk.getPathString());
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
          addIndex(staged, builder, walk, written);
          builder.finish();
          staged.write();
          staged.commit();
        } finally {
          staged.unlock();
        }
      }
    }
  }

  /// Keeps the entries that stay as they are, with what they know of their files, but for those
  /// written anew: in one and the same moment such a file can look like the one before.
  private void addIndex(
      DirCache staged, DirCacheBuilder builder, TreeWalk walk, Set<String> written)
      throws IOException {
    walk.reset(index);
    walk.setFilter(TreeFilter.ALL);
    while (walk.next()) {
      DirCacheEntry known = staged.getEntry(walk.getPathString());
      if (known != null
          && !written.contains(walk.getPathString())
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
      boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (there && isFile(jgit, walk.getPathString())) {
        // One that a checkout gives back otherwise than it was.
        FolderRemoval.removeFile(folder, file);
        there = false;
      }
      if (!there) {
        put(jgit, folder, walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0));
      }
    }
  }

  private boolean isFile(QuietRepository jgit, String path) throws IOException {
    try (var found = TreeWalk.forPath(jgit, path, tree)) {
      return found != null && !found.getFileMode(0).equals(FileMode.TREE);
    }
  }

  /// Writes one file anew. One with permissions of its own is its owner's alone until it has them.
  void put(QuietRepository jgit, Path folder, String path, FileMode mode, ObjectId id)
      throws IOException {
    Path file = RawPath.resolve(folder, path);
    if (mode.equals(FileMode.GITLINK)) {
      // Its commit is in a repository of its own.
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    var loader = jgit.open(id);
    if (mode.equals(FileMode.SYMLINK)) {
      LinkTarget.create(file, loader.getBytes());
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
}
