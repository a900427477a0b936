package app.coppice;

import app.coppice.agent.Cancellation;
import app.coppice.agent.tool.CommandRunner;
import app.coppice.sandbox.LaunchPlan;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.terminal.CommandOutcome;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.PtyRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs an agent's commands in its terminal, by the system's shell, with a clean environment.
/// Thread-safe.
///
/// @param variables beside those of every terminal
record TerminalCommands(
    Launcher launcher,
    Supplier<CommandTerminal> terminal,
    Path folder,
    Map<String, String> variables)
    implements CommandRunner {
  TerminalCommands(Launcher launcher, Supplier<CommandTerminal> terminal, Path folder) {
    this(launcher, terminal, folder, Map.of());
  }

  @Override
  public CommandResult run(
      String command, Duration timeout, Consumer<String> output, Cancellation cancellation)
      throws IOException, InterruptedException {
    Map<String, String> additions = new TreeMap<>(TerminalVariables.always());
    additions.putAll(variables);
    LaunchPlan plan =
        launcher.plan(new LaunchRequest(ShellLines.command(command), folder, additions));
    CommandOutcome outcome =
        terminal
            .get()
            .run(
                command,
                new PtyRequest("agent", plan.command(), plan.environment(), plan.folder(), 120, 32),
                timeout,
                output,
                cancellation::onCancel);
    return new CommandResult(outcome.exitStatus(), end(outcome.end()), outcome.text());
  }

  private static CommandResult.End end(CommandOutcome.End end) {
    return switch (end) {
      case EXITED -> CommandResult.End.EXITED;
      case TIMED_OUT -> CommandResult.End.TIMED_OUT;
      case STOPPED -> CommandResult.End.CANCELLED;
    };
  }
}
