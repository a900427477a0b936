package app.coppice.session;

import app.coppice.agent.TurnEvent;
import app.coppice.store.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Writes a session's events to its journal, streamed text gathered into one record about every 100
/// ms. Session thread only.
///
/// What could not be written waits here and is tried again with the next event, in order.
final class SessionLog implements AutoCloseable {
  /// Streamed text waits this long at most, so that what is older than 250 ms survives a crash.
  static final Duration GATHERING = Duration.ofMillis(100);

  private final Journal journal;
  private final ArrayDeque<SessionEvent.Kept> unwritten = new ArrayDeque<>();
  private Optional<SessionEvent.TurnReported> gathered = Optional.empty();

  /// When gathered text must be written, by `System.nanoTime()`; means something while there is
  /// any.
  private long due;

  SessionLog(Journal journal) {
    this.journal = journal;
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
    if (event instanceof SessionEvent.TurnReported next && StreamedText.isStreamed(next)) {
      Optional<SessionEvent.TurnReported> joined =
          gathered.flatMap(before -> StreamedText.join(before, next));
      if (joined.isPresent()) {
        gathered = joined;
        return;
      }
      settle();
      gathered = Optional.of(next);
      due = System.nanoTime() + GATHERING.toNanos();
      return;
    }
    settle();
    unwritten.add(event);
  }

  private void settle() {
    gathered.ifPresent(unwritten::add);
    gathered = Optional.empty();
  }

  private void writeOut() throws IOException {
    while (!unwritten.isEmpty()) {
      journal.append(EventCodec.encode(unwritten.peek()));
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

  /// Streamed text and thoughts, which may be joined without changing what they mean.
  static final class StreamedText {
    private StreamedText() {}

    static boolean isStreamed(SessionEvent.TurnReported event) {
      return event.event() instanceof TurnEvent.Text || event.event() instanceof TurnEvent.Thought;
    }

    static Optional<SessionEvent.TurnReported> join(
        SessionEvent.TurnReported first, SessionEvent.TurnReported second) {
      Instant at = first.at();
      if (first.event() instanceof TurnEvent.Text(String a)
          && second.event() instanceof TurnEvent.Text(String b)) {
        return Optional.of(new SessionEvent.TurnReported(at, new TurnEvent.Text(a + b)));
      }
      if (first.event() instanceof TurnEvent.Thought(String a)
          && second.event() instanceof TurnEvent.Thought(String b)) {
        return Optional.of(new SessionEvent.TurnReported(at, new TurnEvent.Thought(a + b)));
      }
      return Optional.empty();
    }
  }
}
