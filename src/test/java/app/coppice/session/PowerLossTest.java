package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnEvent;
import app.coppice.store.Journal;
import app.coppice.store.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that keeps, when the power goes, what was forced onto it and nothing else.
@Timeout(60)
final class PowerLossTest {
  @TempDir Path folder;
  private final List<String> atTheTurn = new ArrayList<>();
  private final List<String> afterTheAnnouncement = new ArrayList<>();
  private volatile Path disk = Path.of("");

  @Test
  void whatWasAcknowledgedIsOnTheDiskAndATurnBeginsOnlyWhenItIsThere() throws Exception {
    try (BareSession session =
        new BareSession(
            folder.resolve("journals"),
            Clock.systemUTC(),
            Volatile::new,
            (_, listener) -> {
              atTheTurn.addAll(kept());
              listener.announce(new TurnEvent.Notice(Entry.Notice.Kind.NOTE, "before the effect"));
              afterTheAnnouncement.addAll(kept());
              return StopReason.END_TURN;
            })) {
      disk = session.shelf.journal(session.id);
      session
          .session()
          .announced(new SessionEvent.Renamed(Instant.EPOCH, "Named"))
          .get(20, TimeUnit.SECONDS);
      assertThat(kept()).anyMatch(record -> record.contains("Named"));
      session.prompt("the prompt");
      session.until(() -> session.now().resumable() || ended(session));
    }
    assertThat(atTheTurn)
        .anyMatch(record -> record.contains("the prompt"))
        .anyMatch(record -> record.contains("turn-started"));
    assertThat(afterTheAnnouncement).anyMatch(record -> record.contains("before the effect"));
  }

  private static boolean ended(BareSession session) {
    return !session.now().transcript().entries().isEmpty()
        && session.now().transcript().entries().getLast() instanceof Entry.TurnEnd;
  }

  /// The records that would be there if the power went now.
  private List<String> kept() {
    List<String> records = new ArrayList<>();
    try {
      if (Files.exists(forced())) {
        assertThat(JournalFile.read(forced(), records::add)).isEmpty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private Path forced() {
    return folder.resolve("forced.jsonl");
  }

  /// Copies the file whenever it is forced.
  private final class Volatile implements Journal {
    private final Journal journal;

    Volatile(Journal journal) {
      this.journal = journal;
    }

    @Override
    public void append(String json) throws IOException {
      journal.append(json);
    }

    @Override
    public void force() throws IOException {
      journal.force();
      // Forced before the test knows the file's name, at the session's making, too.
      if (Files.isRegularFile(disk)) {
        Files.copy(disk, forced(), StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      journal.close();
    }
  }
}
