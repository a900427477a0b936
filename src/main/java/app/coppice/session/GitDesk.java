package app.coppice.session;

import app.coppice.git.LandingOutcome;
import app.coppice.git.Repository;
import app.coppice.git.ShelvedChanges;
import app.coppice.git.WorktreeChanges;
import app.coppice.git.WorktreeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Git as the sessions use it. Blocking; thread-safe.
final class GitDesk implements SessionGit {
  private final OpenRepositories repositories;
  private final GitWorktrees worktrees;
  private final GitLandings landings;
  private final GitDiscards discards;
  private final GitOutfit outfit;
  private final GitMending mending;
  private final GitPlans plans;
  private final GitComparisons comparisons;
  private final GitCheckpoints checkpoints;

  /// @param choices what the person has chosen for each repository
  GitDesk(Supplier<GitParts> supplier, RepositoryChoices choices) {
    Once<GitParts> parts = new Once<>(supplier);
    repositories = new OpenRepositories(() -> parts.get().repositories());
    worktrees = new GitWorktrees(repositories, () -> parts.get().worktrees());
    outfit = new GitOutfit(repositories, worktrees, () -> parts.get().worktrees());
    mending = new GitMending(repositories, () -> parts.get().worktrees());
    discards = new GitDiscards(repositories, worktrees);
    plans = new GitPlans(repositories, worktrees);
    comparisons = new GitComparisons(repositories, worktrees);
    checkpoints = new GitCheckpoints(repositories, worktrees, choices);
    landings = new GitLandings(repositories, worktrees, () -> parts.get().worktrees());
  }

  @Override
  public OpenResult open(Path folderOrFile) throws IOException {
    return repositories.open(folderOrFile);
  }

  @Override
  public OpenResult init(Path folder) throws IOException {
    return repositories.init(folder);
  }

  @Override
  public List<String> branches(Path repository) throws IOException {
    return repositories.at(repository).branches();
  }

  @Override
  public String proposeBranch(Path repository, String prompt) throws IOException {
    return repositories.at(repository).proposeBranch(prompt);
  }

  @Override
  public List<String> problemsOf(NewSession request) throws IOException {
    Repository repository = repositories.at(request.repository());
    return repository.problemsOf(request.base().strip(), request.branch().strip());
  }

  @Override
  public String tip(SessionSnapshot session, String branch) throws IOException {
    return repositories.at(session.repository()).tipName(branch);
  }

  @Override
  public Place prepare(SessionSnapshot session, Making making)
      throws IOException, InterruptedException {
    return worktrees.prepare(session, making);
  }

  @Override
  public void reconcile(Path repository, Predicate<SessionId> abandoned) throws IOException {
    worktrees.reconcile(repository, abandoned);
  }

  @Override
  public Place find(SessionSnapshot session) throws IOException {
    return worktrees.find(session);
  }

  @Override
  public Look look(SessionSnapshot session) throws IOException {
    return new StateSeen(changesOf(session).compute());
  }

  @Override
  public Look lookAgain(SessionSnapshot session, Look earlier, Collection<String> paths)
      throws IOException {
    WorktreeChanges changes = changesOf(session);
    return new StateSeen(
        earlier instanceof StateSeen seen
            ? changes.refresh(seen.state(), paths)
            : changes.compute());
  }

  @Override
  public GitComparisons comparisons() {
    return comparisons;
  }

  private WorktreeChanges changesOf(SessionSnapshot session) throws IOException {
    Repository repository = repositories.at(session.repository());
    return new WorktreeChanges(repository, worktrees.require(repository, session));
  }

  /// A look, with what git's side needs for the next one.
  private record StateSeen(WorktreeState state) implements Look {
    @Override
    public Changes changes() {
      return changesOf(state);
    }
  }

  private static Changes changesOf(WorktreeState state) {
    int ahead = state.takenUp() ? 0 : state.ahead();
    return new Changes(
        state.files(),
        state.uncommitted(),
        state.untracked(),
        state.staged(),
        state.unstaged(),
        ahead,
        state.behind());
  }

  @Override
  public Changes shelvedChanges(SessionSnapshot session) throws IOException {
    return new ShelvedChanges(repositories.at(session.repository()))
        .of(session.id().toString())
        .map(GitDesk::changesOf)
        .orElse(Changes.NONE);
  }

  @Override
  public Optional<Changes> branchChanges(SessionSnapshot session) throws IOException {
    return new ShelvedChanges(repositories.at(session.repository()))
        .ofBranch(session.id().toString(), session.branch(), session.base())
        .map(GitDesk::changesOf);
  }

  @Override
  public TrashWeight weigh(SessionSnapshot session) throws IOException {
    return worktrees.weigh(session);
  }

  @Override
  public void forgotten(Path repository) {
    plans.forgotten(repository);
  }

  @Override
  public void forget(SessionSnapshot session) throws IOException {
    worktrees.forget(session);
  }

  @Override
  public ActionResult discard(SessionSnapshot session, List<String> paths)
      throws IOException, InterruptedException {
    return discards.discard(session, paths);
  }

  @Override
  public ActionResult undoDiscard(SessionSnapshot session)
      throws IOException, InterruptedException {
    return discards.undo(session);
  }

  @Override
  public GitReview review() {
    return new GitReview(repositories, worktrees);
  }

  @Override
  public CheckpointGit checkpoints() {
    return checkpoints;
  }

  @Override
  public ActionResult land(SessionSnapshot session, LandRequest request)
      throws IOException, InterruptedException {
    return landings.land(session, request);
  }

  @Override
  public LandingGit landing() {
    return landings;
  }

  @Override
  public LandingPlan plan(Path repository, List<SessionSnapshot> sessions) throws IOException {
    return plans.plan(repository, sessions);
  }

  @Override
  public List<LandingOutcome> settleLandings(Path repository)
      throws IOException, InterruptedException {
    return landings.settle(repository);
  }

  @Override
  public boolean isLanded(SessionSnapshot session, String into, String tip) throws IOException {
    return landings.isLanded(session, into, tip);
  }

  @Override
  public Optional<String> unshelvable(SessionSnapshot session)
      throws IOException, InterruptedException {
    return worktrees.unshelvable(session);
  }

  @Override
  public Shelved archive(SessionSnapshot session, Set<String> keep)
      throws IOException, InterruptedException {
    return worktrees.archive(session, keep);
  }

  @Override
  public Shelved trash(SessionSnapshot session, Set<String> keep)
      throws IOException, InterruptedException {
    return worktrees.trash(session, keep);
  }

  @Override
  public List<IgnoredChoice> ignored(SessionSnapshot session) throws IOException {
    return worktrees.ignored(session);
  }

  @Override
  public Place unshelve(SessionSnapshot session, String receipt, Making making)
      throws IOException, InterruptedException {
    return worktrees.unshelve(session, receipt, making);
  }

  @Override
  public String receipt(SessionSnapshot session) throws IOException {
    return worktrees.receipt(session);
  }

  @Override
  public List<String> losses(SessionSnapshot session) throws IOException {
    return worktrees.losses(session);
  }

  @Override
  public List<String> archiveLosses(SessionSnapshot session) throws IOException {
    return worktrees.archiveLosses(session);
  }

  @Override
  public GitOutfit outfit() {
    return outfit;
  }

  @Override
  public GitMending mending() {
    return mending;
  }

  @Override
  public void close() {
    repositories.close();
  }
}
