package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.coppice.agent.CredentialSource;
import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionDecision;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.OpenResult;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The whole engine as the program wires it, on a profile and a model server; and the ways to wait
/// for what it does.
record LiveEngine(SessionManager engine, Semaphore changes) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Opens the profile and waits until all its sessions are there.
  static LiveEngine open(Path profile, RehearsalServer model) throws Exception {
    return open(profile, model.baseUrl(), model.token());
  }

  static LiveEngine open(Path profile, URI model, String token) throws Exception {
    return open(new Wiring(), profile, model, _ -> Optional.of(token));
  }

  static LiveEngine open(Wiring wiring, Path profile, URI model, CredentialSource keys)
      throws Exception {
    return open(
        wiring.engine(
            new Profile(profile), () -> Settings.DEFAULT, model::toString, keys, Pace.INSTANT));
  }

  static LiveEngine open(SessionManager engine) throws Exception {
    Semaphore changes = new Semaphore(0);
    engine.subscribe(new Waker(changes));
    engine.open().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new LiveEngine(engine, changes);
  }

  private record Waker(Semaphore changes) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      changes.release();
    }

    @Override
    public void structureChanged() {
      changes.release();
    }
  }

  Path openRepository(Path folder) throws Exception {
    OpenResult opened = get(engine.openRepository(folder));
    assertThat(opened).isInstanceOf(OpenResult.Opened.class);
    return ((OpenResult.Opened) opened).repository();
  }

  /// A new session without a prompt, its worktree made.
  SessionId ready(Path repository, String branch, Mode mode) throws InterruptedException {
    SessionId id = engine.create(new NewSession(repository, "", "", branch, "m", mode, false));
    await(id, "is ready", s -> s.state() == SessionState.IDLE);
    return id;
  }

  void prompt(SessionId id, String text) {
    engine.submit(id, new SessionCommand.SendPrompt(text));
  }

  /// Waits for a question and answers it.
  void allow(SessionId id) throws InterruptedException {
    SessionSnapshot waiting = await(id, "asks", s -> s.state() == SessionState.WAITING);
    engine.submit(
        id,
        new SessionCommand.AnswerPermission(
            waiting.pending().getFirst().id(), new PermissionDecision.AllowOnce()));
  }

  /// Waits until a turn that ended has left the session idle.
  SessionSnapshot awaitTurnEnd(SessionId id) throws InterruptedException {
    return await(id, "has ended its turn", LiveEngine::hasEnded);
  }

  /// Prompts, and waits for the end of the turn in which the agent says `last` last.
  void turn(SessionId id, String prompt, String last) throws InterruptedException {
    prompt(id, prompt);
    await(id, "has done " + prompt, s -> hasEnded(s) && said(s).endsWith(last));
  }

  private static boolean hasEnded(SessionSnapshot session) {
    return session.state() == SessionState.IDLE
        && !session.transcript().entries().isEmpty()
        && session.transcript().entries().getLast() instanceof Entry.TurnEnd;
  }

  SessionSnapshot now(SessionId id) {
    return engine.session(id).orElseThrow();
  }

  SessionSnapshot await(SessionId id, String what, Predicate<SessionSnapshot> condition)
      throws InterruptedException {
    await(what, () -> engine.session(id).filter(condition).isPresent(), () -> told(id));
    return now(id);
  }

  /// Waits for something of the whole engine.
  void awaitStructure(String what, BooleanSupplier condition) throws InterruptedException {
    await(what, condition, () -> engine.sessions().toString());
  }

  private String told(SessionId id) {
    return engine.session(id).map(SessionSnapshot::toString).orElse("no session");
  }

  /// Waits for something that is no session's alone.
  void awaitEngine(String what, BooleanSupplier condition) throws InterruptedException {
    await(what, condition, () -> "it is not");
  }

  private void await(String what, BooleanSupplier condition, Supplier<String> told)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (!changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        fail("Not within %s: %s, but %s", PATIENCE, what, told.get());
      }
      changes.drainPermits();
    }
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  void done(CompletableFuture<ActionResult> action) throws Exception {
    assertThat(get(action)).isInstanceOf(ActionResult.Done.class);
  }

  /// Waits until a terminal shows `text`, on its screen or above.
  static void awaitText(Terminal terminal, String text) throws InterruptedException {
    Semaphore dirty = new Semaphore(0);
    try (Screen.Subscription _ = terminal.screen().onDirty(dirty::release)) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!text(terminal.screen()).contains(text)) {
        if (!dirty.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          fail("The terminal does not show %s but%n%s", text, text(terminal.screen()));
        }
      }
    }
  }

  static String text(Screen screen) {
    return screen.frame(Screen.Frame.EMPTY).rows().stream()
        .map(row -> row.runs().stream().map(Screen.Run::text).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /// All that the agent said, in one piece.
  static String said(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Text.class::isInstance)
        .map(entry -> ((Entry.Text) entry).text())
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    engine.close();
  }
}
