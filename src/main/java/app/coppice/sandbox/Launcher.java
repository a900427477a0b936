package app.coppice.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Starts every child process of the app. An operating-system sandbox will stand behind this
/// interface; today `confines()` is false.
public interface Launcher {
  /// Whether child processes are confined by the operating system.
  boolean confines();

  /// Turns a request into what will be started: an environment built from empty.
  LaunchPlan plan(LaunchRequest request);

  /// Runs to the end, output captured up to `limit` bytes a stream.
  ///
  /// @throws IOException when the program is not there or cannot be started
  default Finished run(LaunchRequest request, byte[] input, Duration timeout, int limit)
      throws IOException, InterruptedException {
    return run(request, input, timeout, limit, _ -> true);
  }

  /// The same, overheard.
  ///
  /// @param mayGoOn hears on a thread of its own what comes on the error stream, piece by piece;
  ///   false kills the process and all it started
  Finished run(
      LaunchRequest request, byte[] input, Duration timeout, int limit, Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException;

  /// Starts a program that is the person's and not ours: it is never ended, and outlives us. What
  /// it says is thrown away.
  ///
  /// @return its exit status, once it ends
  /// @throws IOException when the program is not there or cannot be started
  CompletableFuture<Integer> detach(LaunchRequest request) throws IOException;

  /// @param exitStatus -1 when the timeout ended it
  record Finished(int exitStatus, byte[] output, byte[] error) {}
}
