package app.coppice.session;

import app.coppice.session.CommitRequest.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The engine: all sessions of a profile and the parts they share. Thread-safe. Nothing is opened
/// before {@link #open} or {@link #openOnly} is called or a session is made.
public final class SessionManager extends EngineDesks {
  private boolean closed;

  public SessionManager(EngineParts parts) {
    this(parts, new GitDesk(parts.git(), new RepositoryChoices(parts.profile())));
  }

  SessionManager(EngineParts parts, SessionGit git) {
    super(new EngineWorks(parts, git));
  }

  /// Opens the profile's repositories and sessions. They appear one by one; the future completes
  /// when all are there. A session that cannot be opened is left out and logged; one that another
  /// process has open is shown, and taken over when that process lets go of it.
  public CompletableFuture<Void> open() {
    return works.opening.run();
  }

  /// Opens one session to act on it: no turn starts in this engine any more, what is queued waits
  /// for a process that has a key. Blocking.
  ///
  /// @throws IOException when its journal cannot be read, or is open elsewhere
  public void openToAct(SessionId id) throws IOException {
    works.sessions.rest();
    openOnly(id);
  }

  /// Opens one session, whose queue goes on. Blocking.
  ///
  /// @throws IOException when its journal cannot be read, or is open elsewhere
  public void openOnly(SessionId id) throws IOException {
    var _ = works.sessions.open(id);
  }

  /// Shows a session that another process has made or has let go of. Never blocks.
  public void notice(SessionId id) {
    works.sessions.notice(id);
    var _ =
        Background.run(
            "read-repositories",
            () -> {
              works.repositories.read();
              return null;
            });
  }

  /// Completes when, after {@link #open}, half-made worktrees that nobody works on are gone.
  public CompletableFuture<Void> reconciled() {
    return works.opening.reconciled();
  }

  /// Keeps worktrees ready for the next sessions from now on, as soon as what a crash left is gone.
  /// For a process that stays.
  public void keepSpares() {
    // It lives as long as the engine.
    var _ = works.listeners.add(works.spares);
    var _ = reconciled().thenRun(works.spares::start);
  }

  /// What is asked of sessions whoever has them open, looked at now.
  public SessionLooks looks() {
    return works.looks;
  }

  @Override
  public void inView(Collection<SessionId> sessions) {
    works.lookTurns.first(sessions);
  }

  @Override
  public List<Path> repositories() {
    return works.repositories.all();
  }

  @Override
  public CompletableFuture<OpenResult> openRepository(Path folderOrFile) {
    return Background.run(
        "open-repository", () -> works.repositories.remember(works.git.open(folderOrFile)));
  }

  @Override
  public CompletableFuture<OpenResult> initRepository(Path folder) {
    return Background.run(
        "init-repository", () -> works.repositories.remember(works.git.init(folder)));
  }

  @Override
  public void forgetRepository(Path repository) {
    var _ = works.repositories.forget(repository);
    works.spares.forgotten(repository);
    works.git.forgotten(repository);
  }

  @Override
  public CompletableFuture<List<String>> branches(Path repository) {
    works.spares.look(repository);
    return Background.run("branches", () -> works.git.branches(repository));
  }

  @Override
  public CompletableFuture<String> proposeBranch(Path repository, String prompt) {
    return Background.run("propose-branch", () -> works.git.proposeBranch(repository, prompt));
  }

  @Override
  public CompletableFuture<List<String>> problemsOf(NewSession request) {
    return Background.run("problems", () -> works.git.problemsOf(request));
  }

  @Override
  public SessionId create(NewSession request) {
    works.spares.look(request.repository());
    return works.sessions.create(request);
  }

  @Override
  public boolean allOpened() {
    return works.opening.isDone();
  }

  @Override
  public List<SessionSnapshot> sessions() {
    return works.sessions.roll().snapshots();
  }

  @Override
  public Optional<SessionSnapshot> session(SessionId id) {
    return works.sessions.roll().snapshot(id);
  }

  @Override
  public boolean submit(SessionId id, SessionCommand command) {
    return works.sessions.submit(id, command);
  }

  @Override
  public CompletableFuture<List<String>> files(SessionId id) {
    return with(id, session -> works.turns.files(session.snapshot()), List.of());
  }

  @Override
  public CompletableFuture<ActionResult> commit(SessionId id, List<String> paths, String message) {
    Extent extent = paths.isEmpty() ? Extent.ALL : Extent.FILES;
    return works.review.commit(
        id, new CommitRequest(extent, paths, message, CommitRequest.Place.ON_TOP), _ -> {});
  }

  @Override
  public CompletableFuture<ActionResult> land(SessionId id, LandRequest request) {
    return act(id, session -> works.actions.land(session, request));
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
    return act(id, session -> works.actions.discard(session, paths));
  }

  @Override
  public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
    return act(id, works.actions::undoDiscard);
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id) {
    return act(id, works.stowage::archive);
  }

  @Override
  public CompletableFuture<ActionResult> restore(SessionId id) {
    return act(id, works.stowage::restore);
  }

  @Override
  public CompletableFuture<List<String>> lossesOf(SessionId id) {
    return with(id, works.actions::losses, List.of());
  }

  @Override
  public CompletableFuture<List<String>> archiveLossesOf(SessionId id) {
    return with(id, works.actions::archiveLosses, List.of());
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id) {
    return act(id, works.stowage::delete);
  }

  @Override
  public List<DeletedSession> trash() {
    return works.trash.list();
  }

  @Override
  public CompletableFuture<ActionResult> undelete(SessionId id) {
    return act(id, works.stowage::undelete);
  }

  @Override
  public CompletableFuture<TrashWeight> weighTrash(List<SessionId> ids) {
    return Background.run("weigh-trash", () -> works.trash.weigh(ids));
  }

  @Override
  public CompletableFuture<ActionResult> emptyTrash(List<SessionId> ids) {
    return works.deeds.refusing(Background.run("empty-trash", () -> works.trash.empty(ids)));
  }

  /// A blocking piece of work about one session.
  interface Work<T> {
    T of(Session session) throws IOException, InterruptedException;
  }

  private CompletableFuture<ActionResult> act(SessionId id, Work<ActionResult> work) {
    return works.deeds.act(id, work);
  }

  private <T> CompletableFuture<T> with(SessionId id, Work<T> work, T absent) {
    return works.deeds.with(id, work, absent);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    works.close();
  }
}
