package app.coppice.ui.console;

import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// How tests work on the FX thread and wait for it.
final class FxTest {
  private static final long LIMIT_SECONDS = 30;

  private FxTest() {}

  /// Starts JavaFX unless another test has.
  static void start() {
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException _) {
      // It runs already.
    }
    Platform.setImplicitExit(false);
    onFx(() -> {
      Fonts.load();
      return true;
    });
  }

  static <T> T onFx(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    FxThread.run(task);
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException problem) {
      throw new AssertionError(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new AssertionError(problem);
    }
  }

  /// Waits until `wanted` holds, looked at on the FX thread between its other work.
  static void await(String what, BooleanSupplier wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!onFx(wanted::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what);
      }
      LockSupport.parkNanos(2_000_000); // the terminal needs the core
    }
  }
}
