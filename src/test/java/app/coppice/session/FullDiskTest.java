package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.store.Journal;
import app.coppice.store.JournalFile;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session whose journal's disk is full for a while.
@Timeout(60)
final class FullDiskTest {
  private static final Instant NOW = Instant.EPOCH;

  @TempDir Path folder;
  private final SessionId id = SessionId.random();
  private final AtomicInteger turns = new AtomicInteger();
  private final Semaphore published = new Semaphore(0);
  private volatile boolean full;

  @Test
  void noTurnStartsThatIsNotInTheJournalAndNothingIsLostOnceThereIsRoom() throws Exception {
    SessionShelf shelf = new SessionShelf(folder);
    SessionEvent.Created created =
        new SessionEvent.Created(
            NOW, id, folder, "Fix it", "fix", "main", folder, Mode.ASK, "model", false);
    try (Session session =
        new Session(
            SessionFold.of(created),
            () -> new Limited(shelf.open(id, created)),
            new Work(),
            Clock.systemUTC())) {
      session.start(List.of(new SessionEvent.Prepared(NOW, "fix", "main", folder)));
      until(() -> session.snapshot().state() == SessionState.IDLE);
      full = true;
      assertThat(session.submit(new SessionCommand.SendPrompt("first"))).isTrue();
      until(() -> session.snapshot().problem().contains("cannot be written"));
      assertThat(turns).hasValue(0);

      full = false;
      assertThat(session.submit(new SessionCommand.SendPrompt("second"))).isTrue();
      until(() -> turns.get() > 0 && session.snapshot().state() == SessionState.IDLE);
    }
    List<String> records = new ArrayList<>();
    assertThat(JournalFile.read(shelf.journal(id), records::add)).isEmpty();
    assertThat(records.stream().filter(record -> record.contains("prompt-queued")))
        .satisfiesExactly(
            first -> assertThat(first).contains("first"),
            second -> assertThat(second).contains("second"));
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(published.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// A journal on a disk that can be full.
  private final class Limited implements Journal {
    private final Journal journal;

    Limited(Journal journal) {
      this.journal = journal;
    }

    @Override
    public void append(String json) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      journal.append(json);
    }

    @Override
    public void force() throws IOException {
      journal.force();
    }

    @Override
    public void close() throws IOException {
      journal.close();
    }
  }

  private final class Work implements SessionWork {
    @Override
    public StopReason runTurn(
        SessionSnapshot session, TurnListener listener, Cancellation cancellation) {
      turns.incrementAndGet();
      return StopReason.END_TURN;
    }

    @Override
    public void prepare(SessionSnapshot session) {}

    @Override
    public void refreshChanges(SessionSnapshot session) {}

    @Override
    public Redactor redactor() {
      return Redactor.of(new KnownSecrets());
    }

    @Override
    public void published(SessionSnapshot before, SessionSnapshot now) {
      published.release();
    }
  }
}
