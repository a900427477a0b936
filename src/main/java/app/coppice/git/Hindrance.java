package app.coppice.git;

import java.io.IOException;
import java.util.Optional;

/// What keeps a worktree from being changed at the moment, in a sentence. Reads only.
final class Hindrance {
  private Hindrance() {}

  /// It is not the one that is meant, or git is at work in it.
  static Optional<String> of(Repository repository, Worktree worktree) throws IOException {
    var problem = WorktreeLink.problem(repository, worktree);
    return problem.isPresent()
        ? problem
        : new IndexLock(worktree.folder(), worktree.adminFolder()).problem();
  }

  /// The same, or there is no git program.
  ///
  /// @param purpose what git is needed for, as "stage changes"
  static Optional<String> withGit(Repository repository, Worktree worktree, String purpose)
      throws IOException, InterruptedException {
    var hindrance = of(repository, worktree);
    return hindrance.isPresent() ? hindrance : withoutGit(repository, purpose);
  }

  /// There is no git program.
  static Optional<String> withoutGit(Repository repository, String purpose)
      throws IOException, InterruptedException {
    return repository.program().version().isEmpty()
        ? Optional.of("To " + purpose + ", the git program is needed. Install git.")
        : Optional.empty();
  }
}
