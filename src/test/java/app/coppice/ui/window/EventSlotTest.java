package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.TerminalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventSlotTest {
  private final AtomicLong now = new AtomicLong();
  private final List<Runnable> queue = new ArrayList<>();
  private final List<TerminalEvent> told = new ArrayList<>();
  private final EventSlot slot = new EventSlot(told::add, queue::add, now::get);

  private static TerminalEvent notice(int number) {
    return new TerminalEvent.Notice("", "notice " + number);
  }

  @Test
  void aFloodOfEventsIsOneInTheQueueWhileTheWindowIsBusy() {
    for (int i = 0; i < 1_000; i++) {
      slot.accept(notice(i));
      now.addAndGet(EventSlot.PAUSE);
    }
    assertThat(queue).hasSize(1);
    queue.getFirst().run();
    assertThat(told).containsExactly(notice(0));
  }

  @Test
  void whatComesTooSoonAfterAnotherIsNotTold() {
    slot.accept(notice(1));
    queue.removeFirst().run();
    slot.accept(notice(2));
    now.addAndGet(EventSlot.PAUSE);
    slot.accept(notice(3));
    queue.forEach(Runnable::run);
    assertThat(told).containsExactly(notice(1), notice(3));
  }
}
