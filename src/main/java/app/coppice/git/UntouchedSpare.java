package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import app.coppice.git.ProgramRunner.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/// A worktree that was kept ready and what nobody may have done in it: what cannot be looked at
/// counts as somebody's work. Blocking.
///
/// @param tip the commit whose files were put there
record UntouchedSpare(Repository repository, Worktree worktree, ObjectId tip) {

  /// Whether nobody has changed, added or committed anything.
  boolean holds() throws IOException, InterruptedException {
    return isAtTip() && isPlain(this::isEmpty) && isClean();
  }

  /// Whether all is proven that what happens to the files later cannot hide: HEAD, what is staged,
  /// and which names the folder holds. The files themselves can be looked at afterwards.
  boolean canBeProvenLater() throws IOException {
    return FileClock.isKept() && isAtTip() && new SpareSeal(worktree).holds(tip) && hasNamesOfTip();
  }

  private boolean hasNamesOfTip() throws IOException {
    Set<String> names = new HashSet<>();
    names.add(Constants.DOT_GIT);
    var jgit = repository.jgit();
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(jgit.parseCommit(tip).getTree());
      while (walk.next()) {
        names.add(walk.getPathString());
      }
    }
    Set<String> there = new HashSet<>();
    try (var entries = Files.newDirectoryStream(worktree.folder())) {
      entries.forEach(entry -> there.add(String.valueOf(entry.getFileName())));
    }
    return names.equals(there);
  }

  /// A commit on the detached HEAD leaves the files clean; one that was taken back again is still
  /// in the log, which is the only way to it.
  private boolean isAtTip() throws IOException {
    Path head = worktree.adminFolder().resolve("HEAD");
    Path log = worktree.adminFolder().resolve("logs/HEAD");
    return isFile(head)
        && Files.readString(head).strip().equals(tip.name())
        && isFile(log)
        && Files.readString(log).lines().count() == 1;
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// Tells of a submodule by its path.
  interface Submodules {
    boolean mayBe(String path) throws IOException;
  }

  /// Whether git looks at all that the index names: neither at a file that it was told not to look
  /// at, nor, without running programs of theirs, into submodules.
  boolean isPlain(Submodules submodules) {
    try {
      DirCache index = DirCache.read(worktree.adminFolder().resolve("index").toFile(), FS.DETECTED);
      for (int i = 0; i < index.getEntryCount(); i++) {
        DirCacheEntry entry = index.getEntry(i);
        if (entry.isAssumeValid()
            || entry.isSkipWorkTree()
            || (FileMode.GITLINK.equals(entry.getRawMode())
                && !submodules.mayBe(entry.getPathString()))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// A spare's submodules are not filled.
  private boolean isEmpty(String path) throws IOException {
    Path folder = worktree.folder().resolve(path);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /// Of a folder that was deleted the index is left, which may hold what somebody staged.
  private boolean isClean() throws IOException, InterruptedException {
    if (new SpareFolder(worktree).isGone()) {
      return isStagedAsTip();
    }
    var place = new Place(worktree.folder(), worktree.adminFolder());
    Finished status = repository.program().quiet(place, EarlierWork.STATUS);
    return status.exitStatus() == 0 && status.output().length == 0;
  }

  /// Whether nothing is staged.
  boolean isStagedAsTip() throws IOException, InterruptedException {
    // No file is looked at; git only needs a folder to stand in.
    var place = new Place(worktree.adminFolder(), worktree.adminFolder());
    var command = List.of("diff-index", "--cached", "--quiet", tip.name());
    return repository.program().quiet(place, command).exitStatus() == 0;
  }
}
