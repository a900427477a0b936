package app.coppice.session;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.git.BaseConflicts;
import app.coppice.git.BranchUpdate;
import app.coppice.git.LandResult;
import app.coppice.git.Landing;
import app.coppice.git.LandingMessage;
import app.coppice.git.LandingOutcome;
import app.coppice.git.LandingPreview;
import app.coppice.git.LandingStyle;
import app.coppice.git.LandingUndo;
import app.coppice.git.Push;
import app.coppice.git.PushResult;
import app.coppice.git.ReceivingHooks;
import app.coppice.git.Repository;
import app.coppice.git.Upstream;
import app.coppice.git.Worktree;
import app.coppice.git.WorktreeManager;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The landings of the sessions' branches. Blocking; thread-safe.
final class GitLandings implements LandingGit {
  private final OpenRepositories repositories;
  private final GitWorktrees places;
  private final Supplier<WorktreeManager> worktrees;

  /// By sessions whose last push was rejected, what has commits that they lack.
  private final Map<SessionId, String> rejected = new ConcurrentHashMap<>();

  GitLandings(
      OpenRepositories repositories, GitWorktrees places, Supplier<WorktreeManager> worktrees) {
    this.repositories = repositories;
    this.places = places;
    this.worktrees = worktrees;
  }

  ActionResult land(SessionSnapshot session, LandRequest request)
      throws IOException, InterruptedException {
    LandHow how = request.how();
    String into = request.into();
    Repository repository = repositories.at(session.repository());
    Optional<String> nowhere = nowhere(repository, session, into);
    if (nowhere.isPresent()) {
      return new ActionResult.Refused(nowhere.get());
    }
    Worktree worktree = landedFrom(repository, session, into);
    Landing landing = new Landing(repository, worktree);
    ActionResult result = told(landing.land(style(how), message(repository, session, request)));
    return result instanceof ActionResult.Done(String message)
        ? new ActionResult.Done(message + aftermath(session, landing, how, into))
        : result;
  }

  /// Why it is open where to land; empty when it is not.
  private static Optional<String> nowhere(
      Repository repository, SessionSnapshot session, String into) throws IOException {
    return into.isEmpty() && repository.tipName(session.base()).isEmpty()
        ? Optional.of(
            "This session started from “"
                + session.base()
                + "”, which is no local branch, so it is open where to land. Name a branch: "
                + ProgramName.command("land")
                + " "
                + session.id().toString().substring(0, 8)
                + " --into BRANCH")
        : Optional.empty();
  }

  private String message(Repository repository, SessionSnapshot session, LandRequest request)
      throws IOException {
    return request.message().isEmpty()
        ? proposed(
            repository, landedFrom(repository, session, request.into()), session, request.how())
        : request.message();
  }

  private static String proposed(
      Repository repository, Worktree worktree, SessionSnapshot session, LandHow how)
      throws IOException {
    return LandingMessage.of(repository, worktree, style(how), WholeTitle.of(session));
  }

  private Worktree landedFrom(Repository repository, SessionSnapshot session, String into)
      throws IOException {
    Worktree worktree = places.require(repository, session);
    return into.isEmpty() ? worktree : worktree.landingIn(into);
  }

  private static ActionResult told(LandResult result) {
    return switch (result) {
      case LandResult.Landed(String _, String message) -> new ActionResult.Done(message);
      case LandResult.Conflicts(List<String> files) -> new ActionResult.Conflicts(files);
      case LandResult.Refused(String reason, List<String> files) ->
          new ActionResult.Refused(
              files.isEmpty() ? reason : reason + " Files: " + String.join(", ", files));
    };
  }

  @Override
  public String undoable(SessionSnapshot session) throws IOException {
    return lastOf(session).base();
  }

  @Override
  public ActionResult undo(SessionSnapshot session) throws IOException, InterruptedException {
    return told(lastOf(session).undo());
  }

  private LandingUndo lastOf(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new LandingUndo(repository, places.require(repository, session));
  }

  @Override
  public Optional<ReceivingHooks> receivingHooks(SessionSnapshot session)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    return new Push(repository, places.require(repository, session)).hooks();
  }

  @Override
  public ActionResult push(SessionSnapshot session, String agreed, Consumer<String> progress)
      throws IOException, InterruptedException {
    rejected.remove(session.id());
    Repository repository = repositories.at(session.repository());
    return switch (new Push(repository, places.require(repository, session))
        .push(agreed, progress)) {
      case PushResult.Pushed(String message) -> new ActionResult.Done(message);
      case PushResult.Behind(String reason, String upstream) -> {
        rejected.put(session.id(), upstream);
        yield new ActionResult.Refused(reason);
      }
      case PushResult.Refused(String reason) -> new ActionResult.Refused(reason);
    };
  }

  @Override
  public String upstreamAhead(SessionSnapshot session) {
    return rejected.getOrDefault(session.id(), "");
  }

  @Override
  public ActionResult updateFromUpstream(
      SessionSnapshot session, UpdateHow how, String message, Consumer<String> progress)
      throws IOException, InterruptedException {
    ActionResult result = told(upstreamOf(session).update(style(how), message, progress));
    if (result instanceof ActionResult.Done) {
      rejected.remove(session.id());
    }
    return result;
  }

  private Upstream upstreamOf(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new Upstream(repository, places.require(repository, session));
  }

  @Override
  public LandPreview preview(SessionSnapshot session, LandHow how, String into) throws IOException {
    Repository repository = repositories.at(session.repository());
    Worktree worktree = landedFrom(repository, session, into);
    LandingPreview found = LandingPreview.of(repository, worktree, style(how));
    return new LandPreview(
        found.commits(),
        found.count(),
        found.files(),
        found.conflicts(),
        found.problem(),
        nowhere(repository, session, into).orElse(found.refusal()),
        proposed(repository, worktree, session, how));
  }

  @Override
  public Dispute conflicts(SessionSnapshot session, UpdateFrom from) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new BaseConflicts(repository, updated(session, from)).find();
  }

  private Worktree updated(SessionSnapshot session, UpdateFrom from) throws IOException {
    return switch (from) {
      case BASE -> places.require(repositories.at(session.repository()), session);
      case UPSTREAM -> upstreamOf(session).asBase();
    };
  }

  private static BranchUpdate.Style style(UpdateHow how) {
    return switch (how) {
      case MERGE -> BranchUpdate.Style.MERGE;
      case REBASE -> BranchUpdate.Style.REBASE;
    };
  }

  @Override
  public ActionResult update(
      SessionSnapshot session, UpdateFrom from, UpdateHow how, Resolution resolved, String message)
      throws IOException, InterruptedException {
    Repository repository = repositories.at(session.repository());
    ActionResult result =
        told(
            new BranchUpdate(repository, updated(session, from))
                .update(style(how), resolved, message));
    if (from == UpdateFrom.UPSTREAM && result instanceof ActionResult.Done) {
      rejected.remove(session.id());
    }
    return result;
  }

  /// What there is to say of the session's branch, which a merge takes along and a squash cannot.
  /// The landing is done: that the branch could not follow does not undo it.
  private static String aftermath(
      SessionSnapshot session, Landing landing, LandHow how, String into)
      throws InterruptedException {
    if (how == LandHow.SQUASH) {
      return " The branch “" + session.branch() + "” keeps its own commits.";
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
      case REBASE -> LandingStyle.REBASE;
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
