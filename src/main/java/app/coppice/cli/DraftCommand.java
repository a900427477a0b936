package app.coppice.cli;

import app.coppice.agent.CredentialSource;
import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.Engine;
import app.coppice.session.SessionSnapshot;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
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

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      description = "Without a window: of the Messages API; else the one of the settings.")
  private String baseUrl = "";

  @Option(
      names = "--key-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Without a window: read the provider's key from this file descriptor.")
  private int keyDescriptor = -1;

  @Option(
      names = "--vault-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Without a window: read the vault's passphrase from this file descriptor.")
  private int vaultDescriptor = -1;

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
    if (session.recorded()) {
      return here(output, session, draft, _ -> Optional.empty());
    }
    try (KeySource keys =
        KeySource.of(services(), profile(), terminal(), keyDescriptor, vaultDescriptor)) {
      if (keys.isEmpty()) {
        output.problem(KeySource.missing());
        return ExitCode.PROVIDER_FAILED;
      }
      return here(output, session, draft, keys);
    }
  }

  private int here(
      Output output, SessionSnapshot session, SessionAction draft, CredentialSource keys)
      throws IOException, InterruptedException {
    try (Engine engine = services().engineFor(profile(), session.id(), baseUrl, keys)) {
      return report(output, draft.on(engine, session.id()).get());
    } catch (JournalInUse e) {
      throw new IOException(
          "Another process is at work on this session. Try again when it has ended.", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    }
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
