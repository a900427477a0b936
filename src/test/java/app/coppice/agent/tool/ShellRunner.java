package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs commands with `sh` on pipes: real processes, no pseudo-terminal.
public record ShellRunner(Path folder) implements CommandRunner {
  @Override
  public CommandResult run(
      String command, Duration timeout, Consumer<String> output, Cancellation cancellation)
      throws IOException, InterruptedException {
    Path captured = Files.createTempFile("captured", ".txt");
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(captured.toFile())
              .start();
      cancellation.onCancel(process::destroyForcibly);
      boolean exited = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (!exited) {
        process.destroyForcibly().waitFor();
      }
      String text = new String(Files.readAllBytes(captured), StandardCharsets.UTF_8);
      output.accept(text);
      CommandResult.End end =
          cancellation.isCancelled()
              ? CommandResult.End.CANCELLED
              : exited ? CommandResult.End.EXITED : CommandResult.End.TIMED_OUT;
      return new CommandResult(exited ? process.exitValue() : -1, end, text);
    } finally {
      Files.delete(captured);
    }
  }
}
