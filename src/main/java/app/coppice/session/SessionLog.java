package app.coppice.session;

import app.coppice.store.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Writes a session's events to its journal, without the shapes of keys that the person was shown,
/// and streamed text gathered into one record about every 100 ms. Session thread only.
///
/// What could not be written waits here and is tried again with the next event, in order.
final class SessionLog implements AutoCloseable {
  /// Streamed text waits this long at most, so that what is older than 250 ms survives a crash.
  static final Duration GATHERING = Duration.ofMillis(100);

  private final Journal journal;
  private final Redacted redacted;
  private final ArrayDeque<SessionEvent.Kept> unwritten = new ArrayDeque<>();
  private Optional<StreamedText> gathered = Optional.empty();

  /// When gathered text must be written, by `System.nanoTime()`; means something while there is
  /// any.
  private long due;

  SessionLog(Journal journal, Redacted redacted) {
    this.journal = journal;
    this.redacted = redacted;
  }

  /// Takes events over in their order and writes what is due.
  void write(List<SessionEvent> events) throws IOException {
    for (SessionEvent event : events) {
      if (event instanceof SessionEvent.Kept kept) {
        gather(kept);
      }
    }
    if (gathered.isPresent() && System.nanoTime() - due >= 0) {
      settle();
    }
    writeOut();
  }

  private void gather(SessionEvent.Kept event) {
    if (gathered.filter(text -> text.take(event)).isPresent()) {
      return;
    }
    settle();
    gathered = StreamedText.of(event);
    if (gathered.isPresent()) {
      due = System.nanoTime() + GATHERING.toNanos();
    } else {
      unwritten.add(event);
    }
  }

  private void settle() {
    gathered.map(StreamedText::event).ifPresent(unwritten::add);
    gathered = Optional.empty();
  }

  private void writeOut() throws IOException {
    while (!unwritten.isEmpty()) {
      journal.append(EventCodec.encode(redacted.kept(unwritten.peek())));
      unwritten.remove();
    }
  }

  /// Writes everything and forces it to the disk.
  void force() throws IOException {
    settle();
    writeOut();
    journal.force();
  }

  /// How long nothing has to be written if nothing comes.
  Duration patience() {
    if (!unwritten.isEmpty()) {
      return Duration.ofSeconds(1);
    }
    return gathered.isPresent()
        ? Duration.ofNanos(Math.max(0, due - System.nanoTime()))
        : Duration.ofHours(1);
  }

  @Override
  public void close() throws IOException {
    try (journal) {
      force();
    }
  }
}
