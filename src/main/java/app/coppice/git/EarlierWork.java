package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import app.coppice.git.ProgramRunner.Finished;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What somebody did to the files of a worktree before a session had it, told from what is done
/// there since: a shell works in it meanwhile. What cannot be told counts as earlier. Blocking.
///
/// Two deletions are not told by the file: one directly in the worktree's folder, which changed as
/// it got its new name, so that its names have to be looked at before; and one in a folder in which
/// something changed since, too.
///
/// @param clock of the worktree's file system
/// @param taken the last moment in which it was nobody's
record EarlierWork(Repository repository, Worktree worktree, FileClock clock, FileTime taken) {
  /// The person's configuration may hide untracked files from a plain `git status`.
  static final List<String> STATUS =
      List.of(
          "status",
          "--porcelain",
          "-z",
          "--untracked-files=all",
          "--ignored",
          "--no-renames",
          "--ignore-submodules");

  /// Two letters and a space.
  private static final int BEFORE_PATH = 3;

  boolean isThere() throws IOException, InterruptedException {
    var place = new Place(worktree.folder(), worktree.adminFolder());
    Finished status = repository.program().quiet(place, STATUS);
    byte[] said = status.output();
    if (status.exitStatus() != 0 || (said.length > 0 && said[said.length - 1] != 0)) {
      return true;
    }
    List<FileTime> changes = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < said.length; at++) {
      if (said[at] == 0) {
        byte[] path = Arrays.copyOfRange(said, start + BEFORE_PATH, at);
        start = at + 1;
        // A repository of its own, into which git does not look.
        if (path[path.length - 1] == '/') {
          return true;
        }
        changed(RawPath.resolve(worktree.folder(), RawPath.of(path))).ifPresent(changes::add);
      }
    }
    // A clock that was put back leaves times that are still to come.
    FileTime now = clock.now();
    return changes.stream()
        .anyMatch(changed -> changed.compareTo(taken) <= 0 || changed.compareTo(now) > 0);
  }

  /// When a file changed; of one that is gone, when the nearest folder did that is there. Empty
  /// when that is the worktree's own.
  private Optional<FileTime> changed(Path file) throws IOException {
    Path root = worktree.folder();
    for (Path at = file; at.startsWith(root) && !at.equals(root); at = at.resolveSibling("")) {
      try {
        return Optional.of(FileClock.changed(at));
      } catch (NoSuchFileException _) {
        // Then the folder above tells.
      } catch (FileSystemException _) {
        // A file lies where a folder was, or nobody may look there.
        return Optional.of(taken);
      }
    }
    return Optional.empty();
  }
}
