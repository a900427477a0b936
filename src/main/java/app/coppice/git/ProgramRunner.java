package app.coppice.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs a child process to its end. The wiring satisfies it with the sandbox's launcher.
public interface ProgramRunner {
  /// @param environment variables on top of a clean environment
  /// @param limit bytes captured a stream
  /// @throws IOException when the program is not there or cannot be started
  Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit)
      throws IOException, InterruptedException;

  /// @param exitStatus -1 when the timeout ended it
  record Finished(int exitStatus, byte[] output, byte[] error) {}
}
