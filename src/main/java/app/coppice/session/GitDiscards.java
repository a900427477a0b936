package app.coppice.session;

import app.coppice.git.DiscardResult;
import app.coppice.git.Discards;
import app.coppice.git.Repository;
import app.coppice.git.Worktree;
import java.io.IOException;
import java.util.List;

/// Takes a session's uncommitted changes back, and undoes that. Blocking; thread-safe.
record GitDiscards(OpenRepositories repositories, GitWorktrees places) {

  /// @param paths all that is uncommitted when it is empty; of a renamed file the new name is
  ///   enough
  ActionResult discard(SessionSnapshot session, List<String> paths)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = places.require(repository, session);
    List<String> chosen = GitWorktrees.uncommitted(repository, worktree, paths);
    if (chosen.isEmpty() && !paths.isEmpty()) {
      return new ActionResult.Refused("None of these files has anything to discard.");
    }
    return result("Discarded the changes of ", new Discards(repository, worktree).discard(chosen));
  }

  ActionResult undo(SessionSnapshot session) throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = places.require(repository, session);
    return result("Brought back the changes of ", new Discards(repository, worktree).undo());
  }

  private static ActionResult result(String what, DiscardResult result) {
    return switch (result) {
      case DiscardResult.Done(List<String> paths) ->
          new ActionResult.Done(
              what + (paths.size() == 1 ? paths.getFirst() : paths.size() + " files") + ".");
      case DiscardResult.Refused(String reason) -> new ActionResult.Refused(reason);
    };
  }
}
