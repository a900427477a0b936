package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolAnswer;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolSpec;
import app.coppice.agent.tool.CommandRunner.CommandResult;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Runs a shell command in the worktree. Where it runs, with which environment and how confined is
/// not the model's to say: there is no such argument.
final class RunCommand implements Tool {
  private static final int DEFAULT_SECONDS = 120;
  private static final int MAX_SECONDS = 600;

  private static final ToolSpec SPEC =
      new ToolSpec(
          "run_command",
          "Runs a shell command in the worktree's folder and answers its output and exit status. "
              + "It has a terminal but nobody to type: no editors, no pagers, no servers.",
          """
          {"type":"object","required":["command"],"properties":{
           "command":{"type":"string"},
           "timeout_seconds":{"type":"integer","description":"120 if missing, 600 at most"}}}\
          """);

  private final CommandRunner runner;

  RunCommand(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolKind kind() {
    return ToolKind.EXECUTE;
  }

  @Override
  public String subject(ToolInput input) {
    return input.text("command", "");
  }

  @Override
  public PlannedCall plan(ToolInput input) throws ToolFailure {
    String command = input.text("command");
    if (command.isBlank() || command.indexOf('\0') >= 0) {
      throw new ToolFailure("The command is empty or holds a NUL.");
    }
    int seconds = Math.clamp(input.number("timeout_seconds", DEFAULT_SECONDS), 1, MAX_SECONDS);
    return new PlannedCall() {
      @Override
      public String exact() {
        return command;
      }

      @Override
      public ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
          throws IOException, InterruptedException {
        return answer(
            runner.run(command, Duration.ofSeconds(seconds), output, cancellation), seconds);
      }
    };
  }

  private static ToolAnswer answer(CommandResult result, int seconds) {
    String text = BoundedText.headAndTail(result.text());
    String output = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    return switch (result.end()) {
      case EXITED ->
          new ToolAnswer(
              result.exitStatus() == 0 ? ToolCallState.SUCCEEDED : ToolCallState.FAILED,
              output + "(exit status %d)".formatted(result.exitStatus()));
      case TIMED_OUT ->
          new ToolAnswer(
              ToolCallState.FAILED,
              output + "(ended after its timeout of %d s)".formatted(seconds));
      case CANCELLED -> new ToolAnswer(ToolCallState.CANCELLED, output + "(cancelled)");
    };
  }
}
