package app.coppice;

import app.coppice.git.ProgramRunner;
import app.coppice.git.StopSignal;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.terminal.ProcessLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Runs git's programs by the launcher. Thread-safe.
///
/// @param ledger of those that can be stopped
record LaunchedPrograms(Launcher launcher, ProcessLedger ledger) implements ProgramRunner {
  @Override
  public ProgramRunner stoppable(StopSignal stop) {
    return new StoppablePrograms(this, ledger, stop);
  }

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
