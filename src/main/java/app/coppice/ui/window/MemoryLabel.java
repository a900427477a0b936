package app.coppice.ui.window;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// The memory that the program takes, looked up beside the FX thread, and only while something
/// happens in the window. FX thread only.
final class MemoryLabel extends Label {
  /// Between two looks; the last change of a burst is seen, too.
  private static final Duration REST = Duration.ofSeconds(1);

  private final Tooltip tip = new Tooltip();
  private boolean due;

  MemoryLabel() {
    setTooltip(tip);
    look();
  }

  /// Looks within a second; calls until then are answered by the same look.
  void lookSoon() {
    if (!due) {
      due = true;
      FxThread.later(REST, this::look);
    }
  }

  private void look() {
    due = false;
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> MemoryUse.now(MemoryUse.STATUS), Thread::startVirtualThread),
        this::show,
        ignored -> setText(""));
  }

  private void show(MemoryUse use) {
    String key =
        switch (use) {
          case MemoryUse.Resident _ -> "window.status.memory";
          case MemoryUse.Heap _ -> "window.status.memory.heap";
        };
    setText(Messages.text(key, use.megabytes()));
    tip.setText(Messages.text(key + ".tip"));
  }
}
