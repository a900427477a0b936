package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Runs a child process to its end. The wiring satisfies it with the sandbox's launcher.
public interface ProgramRunner {
  /// @param environment variables on top of a clean environment
  /// @param limit bytes captured a stream
  /// @throws IOException when the program is not there or cannot be started
  default Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit)
      throws IOException, InterruptedException {
    return run(command, folder, environment, input, timeout, limit, _ -> true);
  }

  /// The same, overheard.
  ///
  /// @param mayGoOn hears on a thread of its own what comes on the error stream, piece by piece;
  ///   false kills the program
  Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException;

  /// The same programs, each of which ends with all it has started when the wish comes: politely
  /// first, then by force.
  default ProgramRunner stoppable(StopSignal stop) {
    return this;
  }

  /// @param exitStatus -1 when the timeout ended it
  record Finished(int exitStatus, byte[] output, byte[] error) {}
}
