package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.store.Journal;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// One session on a real journal, whose turns do what a test says. Closing it closes the journal.
final class BareSession implements SessionWork, AutoCloseable {
  /// What a turn does.
  interface Turn {
    StopReason run(SessionSnapshot session, TurnListener listener) throws InterruptedException;
  }

  final SessionId id = SessionId.random();
  final SessionShelf shelf;
  private final Session session;
  private final Turn turn;
  private final Semaphore published = new Semaphore(0);
  private volatile Runnable onPublished = () -> {};

  /// @param journal what the session writes to, made of the real one
  BareSession(Path folder, Clock clock, UnaryOperator<Journal> journal, Turn turn) {
    this.turn = turn;
    shelf = new SessionShelf(folder);
    SessionEvent.Created created =
        new SessionEvent.Created(
            Instant.EPOCH, id, folder, "Fix it", "fix", "main", folder, Mode.ASK, "model", false);
    session =
        new Session(
            SessionFold.of(created), () -> journal.apply(shelf.open(id, created)), this, clock);
    session.start(List.of(new SessionEvent.Prepared(Instant.EPOCH, "fix", "main", folder)));
  }

  Session session() {
    return session;
  }

  SessionSnapshot now() {
    return session.snapshot();
  }

  void prompt(String text) {
    assertThat(session.submit(new SessionCommand.SendPrompt(text))).isTrue();
  }

  /// Runs on the session's own thread, from the next snapshot on.
  void onPublished(Runnable run) {
    onPublished = run;
  }

  void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(published.tryAcquire(30, TimeUnit.SECONDS)).as(() -> now().toString()).isTrue();
    }
  }

  @Override
  public StopReason runTurn(SessionSnapshot of, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    return turn.run(of, listener);
  }

  @Override
  public void prepare(SessionSnapshot of) {
    // It is prepared from the start.
  }

  @Override
  public void refreshChanges(SessionSnapshot of) {
    // Nothing changes.
  }

  @Override
  public Redactor redactor() {
    return Redactor.of(new KnownSecrets());
  }

  @Override
  public void published(SessionSnapshot before, SessionSnapshot now) {
    published.release();
    onPublished.run();
  }

  @Override
  public void close() {
    session.close();
  }
}
