package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The commands that bring a session's branch and others together: `update`, `unland`, `push`.
final class BranchCommands {
  private BranchCommands() {}

  /// Takes the base in.
  @CommandLine.Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Bring what its base has gained into a session's branch.")
  static final class Update extends SessionCommand {
    @Option(
        names = "--how",
        paramLabel = "merge|rebase",
        defaultValue = "merge",
        converter = Words.UpdateHowConverter.class,
        description = "Merge commit (default), or the branch's commits made anew on the base.")
    private UpdateHow how = UpdateHow.MERGE;

    @Option(
        names = {"-m", "--message"},
        paramLabel = "TEXT",
        defaultValue = "",
        description = "With merge: the message of the merge commit; else git's usual one.")
    private String message = "";

    @Option(
        names = "--upstream",
        description = "Fetch what others pushed to the branch, and bring that in instead.")
    private boolean upstream;

    @Option(
        names = "--ours",
        paramLabel = "PATH",
        description = "Where this file conflicts, what the session has; as often as needed.")
    private List<String> ours = new ArrayList<>();

    @Option(
        names = "--theirs",
        paramLabel = "PATH",
        description = "Where this file conflicts, what the base has; as often as needed.")
    private List<String> theirs = new ArrayList<>();

    Update(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      if (!message.isBlank() && how != UpdateHow.MERGE) {
        return badUsage("--message goes with --how merge: a rebase makes no commit of its own.");
      }
      var sides = new ConflictSides(ours, theirs);
      if (!sides.isEmpty()) {
        return upstream || how != UpdateHow.MERGE
            ? badUsage("--ours and --theirs go with a merge of the base")
            : act(output, session, new SessionAction.UpdateTaking(sides, message));
      }
      return act(
          output,
          session,
          upstream
              ? new SessionAction.UpdateFromUpstream(how, message)
              : new SessionAction.Update(how, message));
    }
  }

  /// Takes the last landing back.
  @CommandLine.Command(
      name = "unland",
      mixinStandardHelpOptions = true,
      description = "Undo a session's last landing, while its base still stands where that put it.")
  static final class Unland extends SessionCommand {
    Unland(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(output, session, new SessionAction.Unland());
    }
  }

  /// Pushes the branch.
  @CommandLine.Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Push a session's branch under its own name, which becomes its upstream.")
  static final class Push extends SessionCommand {
    @CommandLine.Option(
        names = "--run-hooks",
        description = "Let the hooks of a receiving repository on this disk run.")
    private boolean runHooks;

    Push(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
      return act(
          output,
          session,
          new SessionAction.Push(runHooks ? SessionAction.Hooks.RUN : SessionAction.Hooks.REFUSED));
    }
  }
}
