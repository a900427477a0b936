package app.coppice.session;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs blocking work on a virtual thread of its own.
final class Background {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private Background() {}

  /// Starts `work`; its result or failure comes by the future.
  static <T extends @org.jspecify.annotations.Nullable Object> CompletableFuture<T> run(
      String name, Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            result.complete(work.call());
          } catch (Exception | VirtualMachineError e) {
            // Whoever waits is told, whatever it was.
            LOG.warn("{} failed", name, e);
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /// What a failure says to the person.
  static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return cause instanceof IOException && message != null ? message : cause.toString();
  }
}
