package app.coppice;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import app.coppice.ui.window.WindowLauncher;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A run of the window that ends by itself: it plays the recorded sessions, opens the review and a
/// shell, and quits, so that the start-up cache trained on it knows what a day's work loads. One
/// thread, not the FX thread.
final class TrainingRun {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Engine engine;
  private final WindowLauncher window;
  private final Semaphore changed = new Semaphore(1);
  private final Set<String> answered = new HashSet<>();
  private final Set<Terminal> watched = new HashSet<>();
  private final long end = System.nanoTime() + LIMIT.toNanos();

  TrainingRun(Engine engine, WindowLauncher window) {
    this.engine = engine;
    this.window = window;
  }

  /// Blocks until the window was told to close.
  void play(Supplier<CompletableFuture<ActionResult>> rehearsal) throws InterruptedException {
    try (Engine.Subscription _ = engine.subscribe(new Waker(changed))) {
      rehearsal.get().join();
      window.perform("focus-review");
      window.perform("cheat-sheet");
      await(this::sessionsAreOver);
      window.perform("open-shell");
      await(() -> shells().stream().anyMatch(TrainingRun::hasPrompt));
    }
    window.perform("quit");
  }

  private void await(BooleanSupplier wanted) throws InterruptedException {
    while (!wanted.getAsBoolean()) {
      long left = end - System.nanoTime();
      if (left <= 0 || !changed.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        return;
      }
      changed.drainPermits();
    }
  }

  private boolean sessionsAreOver() {
    engine.sessions().forEach(this::answer);
    return engine.sessions().stream().allMatch(TrainingRun::isOver);
  }

  private void answer(SessionSnapshot session) {
    session.pending().stream()
        .filter(request -> answered.add(request.id()))
        .forEach(request ->
            engine.submit(
                session.id(),
                new SessionCommand.AnswerPermission(
                    request.id(), new PermissionDecision.AllowOnce())));
  }

  private static boolean isOver(SessionSnapshot session) {
    return switch (session.state()) {
      case PREPARING, WORKING, WAITING -> false;
      case IDLE, COMMITTING ->
          session.transcript().entries().stream().anyMatch(Entry.TurnEnd.class::isInstance);
      case FAILED, DETACHED, ARCHIVED -> true;
    };
  }

  private List<Terminal> shells() {
    List<Terminal> shells =
        engine.sessions().stream()
            .flatMap(session -> engine.terminals(session.id()).stream())
            .filter(terminal -> terminal.name().equals("shell"))
            .toList();
    shells.stream().filter(watched::add).forEach(shell -> shell.screen().onDirty(changed::release));
    return shells;
  }

  private static boolean hasPrompt(Terminal shell) {
    return shell.screen().frame(Screen.Frame.EMPTY).cursorColumn() > 0;
  }

  private record Waker(Semaphore changed) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      changed.release();
    }

    @Override
    public void structureChanged() {
      changed.release();
    }
  }
}
