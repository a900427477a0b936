package app.coppice.git;

import app.coppice.diff.LineDiff;
import app.coppice.git.GitProgram.Place;
import app.coppice.git.TreeScan.Found;
import app.coppice.git.TreeScan.Moved;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at all of a worktree. Of a large one the git program names what has to be looked at: it
/// is at once as fast as our own walk becomes after many times, and it knows what JGit does not,
/// such as patterns that fold case. One thread.
final class WholeLook {
  /// Tracked files from which on starting processes costs less than it saves.
  static final int LARGE = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(WholeLook.class);

  private static final List<String> STATUS =
      List.of(
          "status", "--porcelain=v2", "-z", "-uall", "--no-renames", "--ignore-submodules=dirty");

  /// What git is captured up to is a little more; a longer answer is cut off.
  private static final int LONGEST = 60 * 1024 * 1024;

  /// Bytes of a file to rehearse on, and how many are asked for their size.
  private static final long SMALL = 32 * 1024;

  private static final int MOST_TRIED = 20;

  private final Repository repository;
  private final Worktree worktree;
  private final Standing began;
  private final @Nullable FutureTask<Optional<NamedChanges>> asked;

  private WholeLook(Repository repository, Worktree worktree, int large) throws IOException {
    this.repository = repository;
    this.worktree = worktree;
    this.began = standing();
    this.asked = isForGit(large) ? ask() : null;
  }

  /// What an answer of git holds for.
  private record Standing(@Nullable ObjectId head, String index) {}

  /// Starts git beside whatever its caller does next, where it is worth it.
  ///
  /// @param large tracked files from which on it is for its speed
  static WholeLook begin(Repository repository, Worktree worktree, int large) throws IOException {
    return new WholeLook(repository, worktree, large);
  }

  /// Size, time and identity of a worktree's index.
  static String indexSeen(Worktree worktree) throws IOException {
    Path index = worktree.adminFolder().resolve("index");
    if (!Files.exists(index)) {
      return "none";
    }
    var file = Files.readAttributes(index, BasicFileAttributes.class);
    return file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
  }

  /// What differs between a base, HEAD, index and files.
  ///
  /// @throws InterruptedIOException when the thread is interrupted, which stays so
  List<Found> found(ObjectId baseTree, ObjectId headTree, ObjectId head) throws IOException {
    var scan = new TreeScan(repository.jgit(worktree), Moved.SEEN);
    if (asked == null) {
      return scan.run(baseTree, headTree, List.of());
    }
    if (!asked.isDone()) {
      rehearse(scan, headTree);
    }
    var named = await(asked);
    // What was committed or staged meanwhile was perhaps not named.
    boolean stands = head.equals(began.head()) && began.equals(standing());
    return named.isPresent() && stands
        ? scan.run(baseTree, headTree, named.get())
        : scan.run(baseTree, headTree, List.of());
  }

  /// Looks at one small file as if it had changed while git is at work, so that the code of the
  /// look that follows is loaded by then: in a fresh process that takes as long as git does.
  private void rehearse(TreeScan scan, ObjectId headTree) throws IOException {
    var jgit = repository.jgit(worktree);
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(headTree);
      walk.setRecursive(true);
      for (int i = 0; i < MOST_TRIED && walk.next(); i++) {
        if (walk.getFileMode(0).equals(FileMode.REGULAR_FILE)
            && Files.size(worktree.folder().resolve(walk.getPathString())) < SMALL) {
          var one = new NamedChanges();
          one.addUnlike(walk.getPathString(), FileMode.REGULAR_FILE);
          WorktreeChanges.diffs(
              new Contents(jgit, worktree.folder()), scan.run(headTree, headTree, one));
          break;
        }
      }
    } catch (NoSuchFileException | NotDirectoryException | InvalidPathException e) {
      LOG.debug("Nothing to rehearse the look on", e);
    }
    LineDiff.between("", "one\n", "two\n");
  }

  private Standing standing() throws IOException {
    return new Standing(repository.jgit(worktree).resolve(Constants.HEAD), indexSeen(worktree));
  }

  private boolean isForGit(int large) throws IOException {
    return Features.trackedFiles(worktree.adminFolder().resolve("index")) >= large
        || repository.jgit(worktree).getConfig().getBoolean("core", "ignoreCase", false);
  }

  private FutureTask<Optional<NamedChanges>> ask() {
    var task = new FutureTask<>(this::answer);
    Thread.ofVirtual().name("git-status").start(task);
    return task;
  }

  /// Empty when git is not there or fails: then our own walk finds the same.
  private Optional<NamedChanges> answer() throws InterruptedException {
    try {
      var place = new Place(worktree.folder(), worktree.adminFolder());
      var ended = repository.program().quiet(place, STATUS);
      byte[] said = ended.output();
      return ended.exitStatus() == 0 && said.length < LONGEST
          ? Optional.of(NamedChanges.parse(GitProgram.text(said)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("git status gave no answer", e);
      return Optional.empty();
    }
  }

  private static Optional<NamedChanges> await(FutureTask<Optional<NamedChanges>> task)
      throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("git status").initCause(e);
    } catch (ExecutionException e) {
      throw new IOException("The answer of git status cannot be used", e.getCause());
    }
  }
}
