package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks the session's model for a commit message, as the window's button does.
@CommandLine.Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description =
        "Ask the model of a session for a message for what commit would take, and print it. Nothing"
            + " is committed. An open window asks with its key; else it is asked from here.")
final class DraftCommand extends SessionCommand {
  @Parameters(index = "1..*", arity = "0..*", paramLabel = "PATH", description = "Only these.")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--staged", description = "Only what is staged.")
  private boolean staged;

  @Mixin private ModelAccess model = new ModelAccess();

  DraftCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    if (staged && !paths.isEmpty()) {
      return badUsage("either --staged or files: what is staged is committed as it is");
    }
    Extent some = paths.isEmpty() ? Extent.ALL : Extent.FILES;
    var draft = new SessionAction.Draft(staged ? Extent.STAGED : some, paths);
    Optional<ActionResult> there =
        services().handOver(profile(), new HandOver.Act(session.id(), draft));
    if (there.isPresent()) {
      return report(output, there.get());
    }
    return model.use(
        this,
        output,
        session,
        (url, keys) -> services().engineFor(profile(), session.id(), url, keys),
        engine -> report(output, draft.on(engine, session.id()).get()));
  }

  /// The message alone, so that it can be handed to `commit`.
  private static int report(Output output, ActionResult result) {
    if (result instanceof ActionResult.Done(String message)) {
      output.event(Output.object("draft").put("text", message));
      output.line(message);
      return ExitCode.DONE;
    }
    return Acting.report(output, result);
  }
}
