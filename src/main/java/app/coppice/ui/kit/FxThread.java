package app.coppice.ui.kit;

import javafx.application.Platform;

/// The only door to the FX thread. Nothing ever waits for it.
public final class FxThread {
  private FxThread() {}

  /// Runs `action` on the FX thread: at once when called there, else soon. Thread-safe.
  public static void run(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /// Fails when not on the FX thread.
  public static void check() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException("FX thread only, called on " + Thread.currentThread());
    }
  }
}
