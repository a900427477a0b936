package app.coppice;

import app.coppice.git.ProgramRunner;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Runs git's programs by the launcher. Thread-safe.
record LaunchedPrograms(Launcher launcher) implements ProgramRunner {
  @Override
  public Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    Launcher.Finished finished =
        launcher.run(
            new LaunchRequest(command, folder, environment), input, timeout, limit, mayGoOn);
    return new Finished(finished.exitStatus(), finished.output(), finished.error());
  }
}
