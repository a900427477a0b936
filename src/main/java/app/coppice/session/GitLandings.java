package app.coppice.session;

import app.coppice.git.LandResult;
import app.coppice.git.Landing;
import app.coppice.git.LandingOutcome;
import app.coppice.git.LandingStyle;
import app.coppice.git.Repository;
import app.coppice.git.Worktree;
import app.coppice.git.WorktreeManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// The landings of the sessions' branches. Blocking; thread-safe.
final class GitLandings {
  private final OpenRepositories repositories;
  private final GitWorktrees places;
  private final Supplier<WorktreeManager> worktrees;

  GitLandings(
      OpenRepositories repositories, GitWorktrees places, Supplier<WorktreeManager> worktrees) {
    this.repositories = repositories;
    this.places = places;
    this.worktrees = worktrees;
  }

  ActionResult land(SessionSnapshot session, LandHow how, String into)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    if (into.isEmpty() && repository.tipName(session.base()).isEmpty()) {
      return new ActionResult.Refused(
          "This session started from “"
              + session.base()
              + "”, which is no local branch, so it is open where to land. Name a branch: coppice"
              + " land "
              + session.id().toString().substring(0, 8)
              + " --into BRANCH");
    }
    Worktree worktree = places.require(repository, session);
    Landing landing = new Landing(repository, into.isEmpty() ? worktree : worktree.landingIn(into));
    return switch (landing.land(style(how), session.title())) {
      case LandResult.Landed(String _, String message) ->
          new ActionResult.Done(message + aftermath(session, landing, how, into));
      case LandResult.Conflicts(List<String> files) -> new ActionResult.Conflicts(files);
      case LandResult.Refused(String reason, List<String> files) ->
          new ActionResult.Refused(
              files.isEmpty() ? reason : reason + " Files: " + String.join(", ", files));
    };
  }

  /// What there is to say of the session's branch, which a merge takes along and a squash cannot.
  /// The landing is done: that the branch could not follow does not undo it.
  private static String aftermath(
      SessionSnapshot session, Landing landing, LandHow how, String into)
      throws InterruptedException {
    if (how == LandHow.SQUASH) {
      return " The branch “"
          + session.branch()
          + "” keeps its own commits and does not build on the new one: begin a new session for"
          + " what comes next.";
    }
    if (how == LandHow.MERGE && into.isEmpty()) {
      try {
        if (!landing.catchUp()) {
          return " The session's branch stays where it was.";
        }
      } catch (IOException e) {
        return " The session's branch stays where it was: " + e.getMessage();
      }
    }
    return "";
  }

  private static LandingStyle style(LandHow how) {
    return switch (how) {
      case FAST_FORWARD -> LandingStyle.FAST_FORWARD;
      case MERGE -> LandingStyle.MERGE;
      case SQUASH -> LandingStyle.SQUASH;
    };
  }

  List<LandingOutcome> settle(Path repository) throws IOException, InterruptedException {
    return worktrees.get().settleLandings(repositories.at(repository));
  }

  /// Whether a landing that began when `into` stood at `tip` has come to its end.
  boolean isLanded(SessionSnapshot session, String into, String tip) throws IOException {
    return repositories.at(session.repository()).hasTaken(into, tip, session.branch());
  }
}
