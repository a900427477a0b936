package app.coppice.ui.window;

import app.coppice.terminal.TerminalEvent;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The way of a terminal's events to the person: one at a time, and not too often, so that a
/// program that tells without end fills no queue. Events are put in by the thread that reads the
/// terminal.
final class EventSlot implements Consumer<TerminalEvent> {
  /// A program that tells more often is heard once in this time.
  static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final Consumer<TerminalEvent> told;
  private final Executor fx;
  private final LongSupplier clock;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private long next;

  /// @param told is called by `fx`
  EventSlot(Consumer<TerminalEvent> told, Executor fx, LongSupplier clock) {
    this.told = told;
    this.fx = fx;
    this.clock = clock;
    next = clock.getAsLong();
  }

  @Override
  public void accept(TerminalEvent event) {
    long now = clock.getAsLong();
    if (now - next >= 0 && waiting.compareAndSet(false, true)) {
      next = now + PAUSE;
      fx.execute(() -> {
        waiting.set(false);
        told.accept(event);
      });
    }
  }
}
