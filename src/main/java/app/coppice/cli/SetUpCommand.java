package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import picocli.CommandLine;

/// Runs the set-up script of a session's repository again, in the session's worktree.
@CommandLine.Command(
    name = "set-up",
    mixinStandardHelpOptions = true,
    description =
        "Run the set-up script of the repository's settings again, as after it has failed. It"
            + " returns when the script has ended.")
final class SetUpCommand extends SessionCommand {
  SetUpCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    return act(output, session, new SessionAction.SetUp());
  }
}
