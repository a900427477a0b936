package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import picocli.CommandLine;

/// Stops what runs in a session: its script, its turn, or its commit.
@CommandLine.Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Stop the set-up or tear-down script of a session, its turn with the command that it"
            + " runs, or its commit with the hooks. What is queued stays queued.")
final class StopCommand extends SessionCommand {
  StopCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  /// Nothing runs in a session that nobody has open, and opening it might begin something.
  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    var stop = new HandOver.Act(session.id(), new SessionAction.Stop());
    var answer = services().handOver(profile(), stop);
    if (answer.isPresent()) {
      return Acting.report(output, answer.get());
    }
    output.problem(
        "No window is open, so nothing runs that could be stopped from here. What another command"
            + " runs ends with it.");
    return ExitCode.NOT_USABLE;
  }
}
