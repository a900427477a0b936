package app.coppice.session;

import app.coppice.git.Adoptable;
import app.coppice.git.Mending;
import app.coppice.git.Trouble;
import app.coppice.git.WorktreeManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What others made, moved or broke, as the sessions ask git about it. Blocking; thread-safe.
final class GitMending {
  private final OpenRepositories repositories;
  private final Supplier<WorktreeManager> worktrees;

  GitMending(OpenRepositories repositories, Supplier<WorktreeManager> worktrees) {
    this.repositories = repositories;
    this.worktrees = worktrees;
  }

  List<Adoptable> adoptable(Path repository) throws IOException {
    return worktrees.get().adoption(repositories.at(repository)).list();
  }

  /// The git folder that all worktrees of a repository share.
  Path gitFolder(Path repository) throws IOException {
    return repositories.at(repository).gitFolder();
  }

  Trouble troubleOf(SessionSnapshot session) throws IOException, InterruptedException {
    return mending(session).look();
  }

  Optional<String> repair(SessionSnapshot session, Path at)
      throws IOException, InterruptedException {
    return mending(session).repair(at);
  }

  boolean unlock(SessionSnapshot session) throws IOException {
    return mending(session).unlock();
  }

  private Mending mending(SessionSnapshot session) throws IOException {
    return new Mending(
        repositories.at(session.repository()),
        session.id().toString(),
        session.worktree(),
        session.branch(),
        session.base());
  }
}
