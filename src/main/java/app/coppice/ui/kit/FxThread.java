package app.coppice.ui.kit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  /// Hands what `work` came to, or why it failed, to the FX thread. Thread-safe.
  public static <T> void deliver(
      CompletableFuture<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
    var ignored =
        work.whenComplete((result, failure) ->
            run(() -> {
              if (failure == null) {
                done.accept(result);
              } else {
                failed.accept(cause(failure));
              }
            }));
  }

  /// Runs `action` on the FX thread after `delay`, without keeping the pulse awake meanwhile.
  public static void later(Duration delay, Runnable action) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, FxThread::run)
        .execute(action);
  }

  private static Throwable cause(Throwable failure) {
    Throwable inner = failure.getCause();
    return failure instanceof CompletionException && inner != null ? inner : failure;
  }

  /// Fails when not on the FX thread.
  public static void check() {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException("FX thread only, called on " + Thread.currentThread());
    }
  }
}
