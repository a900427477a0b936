package app.coppice.ui.window;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.LayoutRescue;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of an exception that nothing on the FX thread caught: it goes into the log, the
/// window is laid out again if its layout broke off, and the person is told. FX thread only.
final class Faults implements UncaughtExceptionHandler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final NoticeBar notices;
  private final LayoutRescue rescue = new LayoutRescue();
  private final Thread thread = Thread.currentThread();
  private final UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
  private @Nullable String lastSaid;

  private Faults(NoticeBar notices) {
    this.notices = notices;
  }

  /// Watches over the FX thread until it is closed.
  static Faults watch(NoticeBar notices) {
    FxThread.check();
    Faults faults = new Faults(notices);
    faults.thread.setUncaughtExceptionHandler(faults);
    return faults;
  }

  @Override
  public void uncaughtException(Thread failed, Throwable fault) {
    LOG.error("Something in the window failed", fault);
    // A pulse may still be running; afterwards nothing is in the middle of its layout.
    FxThread.later(Duration.ZERO, () -> mend(fault));
  }

  private void mend(Throwable fault) {
    boolean layout = rescue.rescue();
    String said = fault.toString();
    // One that comes again with each pulse is told once.
    if (!said.equals(lastSaid)) {
      lastSaid = said;
      notices.problem(Messages.text(layout ? "window.fault.layout" : "window.fault"));
    }
  }

  @Override
  public void close() {
    if (thread.getUncaughtExceptionHandler() == this) {
      thread.setUncaughtExceptionHandler(before);
    }
  }
}
