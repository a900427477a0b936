package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes uncommitted changes of a session back, or brings back what was taken back last.
@CommandLine.Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = "Take uncommitted changes of a session back, which --undo brings back again.")
final class DiscardCommand extends SessionCommand {
  @Parameters(index = "1..*", arity = "0..*", paramLabel = "PATH", description = "Files.")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--all", description = "All that is uncommitted.")
  private boolean all;

  @Option(names = "--undo", description = "Bring back what the last discard took.")
  private boolean undo;

  DiscardCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    int ways = (all ? 1 : 0) + (undo ? 1 : 0) + (paths.isEmpty() ? 0 : 1);
    if (ways != 1) {
      return badUsage("Name files, or write --all for all of them, or --undo.");
    }
    return act(
        output, session, undo ? new SessionAction.UndoDiscard() : new SessionAction.Discard(paths));
  }
}
