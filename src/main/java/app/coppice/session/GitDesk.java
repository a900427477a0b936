package app.coppice.session;

import app.coppice.git.Archive;
import app.coppice.git.CheckoutProgress;
import app.coppice.git.CommitResult;
import app.coppice.git.Commits;
import app.coppice.git.LandResult;
import app.coppice.git.Landing;
import app.coppice.git.LandingStyle;
import app.coppice.git.OpenOutcome;
import app.coppice.git.Repository;
import app.coppice.git.ShelveResult;
import app.coppice.git.Trash;
import app.coppice.git.Worktree;
import app.coppice.git.WorktreeChanges;
import app.coppice.git.WorktreeCreation;
import app.coppice.git.WorktreeManager;
import app.coppice.git.WorktreeRequest;
import app.coppice.git.WorktreeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Git as the sessions use it: repositories stay open by their folder, worktrees are found by their
/// session's id and never by a path. Blocking; thread-safe.
final class GitDesk implements SessionGit {
  private static final Logger LOG = LoggerFactory.getLogger(GitDesk.class);
  private static final String TRASH = "refs/coppice/trash/";

  private final Once<GitParts> parts;
  private final Map<Path, Repository> open = new ConcurrentHashMap<>();

  GitDesk(Supplier<GitParts> parts) {
    this.parts = new Once<>(parts);
  }

  @Override
  public OpenResult open(Path folderOrFile) throws IOException {
    return keep(parts.get().repositories().open(folderOrFile));
  }

  @Override
  public OpenResult init(Path folder) throws IOException {
    return keep(parts.get().repositories().init(folder));
  }

  private OpenResult keep(OpenOutcome outcome) {
    return switch (outcome) {
      case OpenOutcome.Opened(Repository repository) -> {
        Repository earlier = open.putIfAbsent(repository.folder(), repository);
        if (earlier != null) {
          repository.close();
        }
        yield new OpenResult.Opened(repository.folder());
      }
      case OpenOutcome.NotARepository(Path folder) -> new OpenResult.NotARepository(folder);
      case OpenOutcome.Refused(Path folder, String reason) ->
          new OpenResult.Refused(folder, reason);
    };
  }

  /// @throws IOException when the folder is no repository any more; the message is for the person
  private Repository repository(Path folder) throws IOException {
    Repository known = open.get(folder);
    if (known != null) {
      return known;
    }
    return switch (keep(parts.get().repositories().open(folder))) {
      case OpenResult.Opened(Path real) -> {
        Repository opened = open.get(real);
        if (opened == null || !real.equals(folder)) {
          throw new IOException("The repository " + folder + " is now part of " + real + ".");
        }
        yield opened;
      }
      case OpenResult.NotARepository(Path _) ->
          throw new IOException(
              "The repository " + folder + " is not there any more. Put it back, then try again.");
      case OpenResult.Refused(Path _, String reason) -> throw new IOException(reason);
    };
  }

  @Override
  public List<String> branches(Path repository) throws IOException {
    return repository(repository).branches();
  }

  @Override
  public String proposeBranch(Path repository, String prompt) throws IOException {
    return repository(repository).proposeBranch(prompt);
  }

  @Override
  public Place prepare(SessionSnapshot session, DoubleConsumer progress)
      throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    reconcile(session.repository(), session.id()::equals);
    WorktreeManager manager = parts.get().worktrees();
    Optional<Worktree> there = worktree(repository, session);
    if (there.isPresent() && !manager.forgetGone(repository, there.get())) {
      return proven(repository, there.get());
    }
    // The app may have ended after it put the worktree away and before it kept the receipt.
    String id = session.id().toString();
    Trash trash = new Trash(manager);
    if (trash.holds(repository, id)) {
      return place(trash.undo(repository, id, new Reported(progress)));
    }
    Archive archive = new Archive(manager);
    if (archive.holds(repository, id)) {
      return place(archive.restore(repository, id, new Reported(progress)));
    }
    String base = session.base().isBlank() ? repository.currentBranch().orElse("") : session.base();
    if (base.isEmpty()) {
      return new Place.Unusable(
          "No branch is checked out in " + session.repository() + ". Choose a base branch.");
    }
    WorktreeCreation creation =
        manager.create(
            repository,
            new WorktreeRequest(id, branch(repository, session), base),
            new Reported(progress));
    return place(creation);
  }

  private static Place place(WorktreeCreation creation) {
    return switch (creation) {
      case WorktreeCreation.Created(Worktree worktree) -> found(worktree);
      case WorktreeCreation.BranchInUse(String branch, Path where) ->
          new Place.Unusable(
              "The branch " + branch + " is checked out in " + where + ". Choose another name.");
      case WorktreeCreation.Cancelled _ -> new Place.Unusable("The preparation was cancelled.");
      case WorktreeCreation.Refused(String reason) -> new Place.Unusable(reason);
    };
  }

  /// The branch that was asked for, or a free one made from the session's title.
  private static String branch(Repository repository, SessionSnapshot session) throws IOException {
    return session.branch().isBlank()
        ? repository.proposeBranch(session.title())
        : session.branch();
  }

  private Optional<Worktree> worktree(Repository repository, SessionSnapshot session)
      throws IOException {
    return parts.get().worktrees().find(repository, session.id().toString());
  }

  private Place proven(Repository repository, Worktree worktree) throws IOException {
    Optional<String> problem = parts.get().worktrees().problemOf(repository, worktree);
    return problem.isPresent() ? new Place.Unusable(problem.get()) : found(worktree);
  }

  private static Place found(Worktree worktree) {
    return new Place.Found(
        worktree.branch(), worktree.base(), worktree.folder(), worktree.adminFolder());
  }

  @Override
  public void reconcile(Path repository, Predicate<SessionId> abandoned) throws IOException {
    List<String> report =
        parts
            .get()
            .worktrees()
            .reconcile(
                repository(repository), id -> SessionShelf.id(id).filter(abandoned).isPresent());
    report.forEach(line -> LOG.info("{}", line));
  }

  @Override
  public void settleLandings(Path repository) throws IOException, InterruptedException {
    for (String line : parts.get().worktrees().settleLandings(repository(repository))) {
      LOG.warn("{}: {}", repository, line);
    }
  }

  @Override
  public Place find(SessionSnapshot session) throws IOException {
    Repository repository = repository(session.repository());
    Optional<Worktree> worktree = worktree(repository, session);
    if (worktree.isEmpty()) {
      return new Place.Unusable(
          "The worktree of this session is gone. The branch "
              + session.branch()
              + " and the transcript are kept: archive the session and restore it.");
    }
    return proven(repository, worktree.get());
  }

  /// The worktree, or an error that says why there is none.
  private Worktree require(Repository repository, SessionSnapshot session) throws IOException {
    return switch (find(session)) {
      case Place.Found _ ->
          worktree(repository, session)
              .orElseThrow(() -> new IOException("The worktree went away meanwhile."));
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  @Override
  public Changes changes(SessionSnapshot session) throws IOException {
    Repository repository = repository(session.repository());
    WorktreeState state = new WorktreeChanges(repository, require(repository, session)).compute();
    return new Changes(state.files(), state.uncommitted(), state.ahead(), state.behind());
  }

  @Override
  public ActionResult commit(SessionSnapshot session, List<String> paths, String message)
      throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    Worktree worktree = require(repository, session);
    List<String> chosen =
        paths.isEmpty()
            ? List.of()
            : new WorktreeChanges(repository, worktree).compute().toCommit(paths);
    if (chosen.isEmpty() && !paths.isEmpty()) {
      return new ActionResult.Refused("None of these files has anything to commit.");
    }
    return switch (new Commits(repository, worktree).commit(chosen, message)) {
      case CommitResult.Committed(String id, String notice) ->
          new ActionResult.Done(
              "Committed " + id.substring(0, 8) + "." + (notice.isEmpty() ? "" : " " + notice));
      case CommitResult.NothingToCommit _ ->
          new ActionResult.Refused("There is nothing to commit.");
      case CommitResult.Failed(String output) ->
          new ActionResult.Refused("git did not commit: " + output.strip());
    };
  }

  @Override
  public ActionResult land(SessionSnapshot session, LandHow how)
      throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    Landing landing = new Landing(repository, require(repository, session));
    return switch (landing.land(style(how), session.title())) {
      case LandResult.Landed(String _, String message) -> new ActionResult.Done(message);
      case LandResult.Conflicts(List<String> files) -> new ActionResult.Conflicts(files);
      case LandResult.Refused(String reason, List<String> files) ->
          new ActionResult.Refused(
              files.isEmpty() ? reason : reason + " Files: " + String.join(", ", files));
    };
  }

  private static LandingStyle style(LandHow how) {
    return switch (how) {
      case FAST_FORWARD -> LandingStyle.FAST_FORWARD;
      case MERGE -> LandingStyle.MERGE;
      case SQUASH -> LandingStyle.SQUASH;
    };
  }

  @Override
  public Shelved archive(SessionSnapshot session) throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    return shelved(
        new Archive(parts.get().worktrees()).archive(repository, require(repository, session)));
  }

  @Override
  public Shelved trash(SessionSnapshot session) throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    return shelved(
        new Trash(parts.get().worktrees()).delete(repository, require(repository, session)));
  }

  private static Shelved shelved(ShelveResult result) {
    return switch (result) {
      case ShelveResult.Shelved(String ref) -> new Shelved.Done(ref);
      case ShelveResult.Refused(String reason) -> new Shelved.Refused(reason);
    };
  }

  @Override
  public Place unshelve(SessionSnapshot session, String receipt)
      throws IOException, InterruptedException {
    Repository repository = repository(session.repository());
    // Without a receipt it was put away when its worktree was gone, or the app ended before the
    // receipt was kept: then a snapshot may lie there all the same, else what is left is the
    // branch.
    if (receipt.isEmpty()) {
      return prepare(session, _ -> {});
    }
    reconcile(session.repository(), session.id()::equals);
    WorktreeManager manager = parts.get().worktrees();
    Optional<Worktree> there = worktree(repository, session);
    if (there.isPresent() && !manager.forgetGone(repository, there.get())) {
      return proven(repository, there.get());
    }
    String id = session.id().toString();
    return place(
        receipt.startsWith(TRASH)
            ? new Trash(manager).undo(repository, id, CheckoutProgress.NONE)
            : new Archive(manager).restore(repository, id, CheckoutProgress.NONE));
  }

  @Override
  public List<String> losses(SessionSnapshot session) throws IOException {
    Repository repository = repository(session.repository());
    return new Trash(parts.get().worktrees()).losses(repository, require(repository, session));
  }

  @Override
  public void close() {
    open.values().forEach(Repository::close);
    open.clear();
  }

  /// Tells a session how far its checkout is.
  private record Reported(DoubleConsumer progress) implements CheckoutProgress {
    @Override
    public void advanced(int done, int total) {
      progress.accept(total == 0 ? 1 : (double) done / total);
    }

    @Override
    public boolean isCancelled() {
      return Thread.currentThread().isInterrupted();
    }
  }
}
