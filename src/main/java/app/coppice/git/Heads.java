package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;

/// Which branch is checked out where, and what may be done to a branch.
final class Heads {
  private Heads() {}

  /// The folder of the worktree that has the branch checked out, main or linked.
  static Optional<Path> whereCheckedOut(Repository repository, String branch) throws IOException {
    if (AdminFolder.branchOf(repository.gitFolder()).equals(Optional.of(branch))) {
      return Optional.of(repository.folder());
    }
    for (Path admin : AdminFolder.all(repository)) {
      if (AdminFolder.branchOf(admin).equals(Optional.of(branch))) {
        return Optional.of(AdminFolder.folderOf(admin).orElse(admin));
      }
    }
    return Optional.empty();
  }

  /// Deletes a branch that still stands where it is known to stand and is checked out nowhere.
  static boolean deleteBranch(Repository repository, String branch, ObjectId expected)
      throws IOException {
    if (whereCheckedOut(repository, branch).isPresent()) {
      return false;
    }
    RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + branch);
    update.setExpectedOldObjectId(expected);
    update.setForceUpdate(true);
    update.setRefLogMessage("branch: deleted by Coppice", false);
    return switch (update.delete()) {
      case FORCED, FAST_FORWARD, NEW, NO_CHANGE -> true;
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          IO_FAILURE,
          RENAMED,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          false;
    };
  }
}
