package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs shell commands of a session in a pseudo-terminal of its own. Thread-safe; one at a time.
public interface CommandRunner {
  /// Runs `command` by the shell in the worktree and waits for it. The whole process group is ended
  /// at the timeout or when cancelled.
  ///
  /// @param output live text, escape sequences removed
  CommandResult run(
      String command, Duration timeout, Consumer<String> output, Cancellation cancellation)
      throws IOException, InterruptedException;

  /// @param text captured text, escape sequences removed, bounded: head and tail are kept
  record CommandResult(int exitStatus, End end, String text) {
    /// What ended the command.
    public enum End {
      EXITED,
      TIMED_OUT,
      CANCELLED
    }
  }
}
