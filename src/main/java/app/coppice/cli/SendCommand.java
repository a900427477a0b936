package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.agent.CredentialSource;
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

/// Sends a prompt to a session that is there already: through the window when one is open, else
/// from here.
@CommandLine.Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description =
        "Send a prompt to a session and wait for the end of its turn. An open window runs it, and"
            + " asks for permissions there; else it runs here, as exec does.")
final class SendCommand extends SessionCommand {
  @Parameters(index = "1", paramLabel = "TEXT", description = "The prompt.")
  private String prompt = "";

  @Option(
      names = "--no-wait",
      description = "Through the window: return as soon as the prompt is on disk.")
  private boolean noWait;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      description = "Without a window: of the Messages API; else the one of the settings.")
  private String baseUrl = "";

  @Option(
      names = "--allow",
      paramLabel = "RULE",
      description = "Without a window: allowed beforehand, as with exec.")
  private List<String> allow = new ArrayList<>();

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

  SendCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    if (prompt.isBlank()) {
      return badUsage("the prompt is missing");
    }
    if (prompt.length() > HandOverCodec.LONGEST_MESSAGE) {
      return badUsage(
          "the prompt is longer than 16,384 characters. Put it into a file of the session's"
              + " worktree and name that");
    }
    List<AllowRule> rules = new ArrayList<>();
    for (String rule : allow) {
      Optional<AllowRule> parsed = AllowRule.parse(rule);
      if (parsed.isEmpty()) {
        return badUsage("--allow cannot cover \"" + rule + "\"");
      }
      rules.add(parsed.get());
    }
    Optional<Integer> there =
        new WindowTurn(services(), profile(), output, session)
            .send(
                prompt,
                noWait ? WindowTurn.Patience.NONE : WindowTurn.Patience.UNTIL_THE_END,
                ending());
    if (there.isPresent()) {
      return there.get();
    }
    if (noWait) {
      output.problem(
          "No window is open that could take the prompt. Without --no-wait it runs here.");
      return ExitCode.NOT_USABLE;
    }
    return here(output, session, rules);
  }

  private int here(Output output, SessionSnapshot session, List<AllowRule> rules)
      throws IOException, InterruptedException {
    if (session.recorded()) {
      return here(output, session, rules, _ -> Optional.empty());
    }
    try (KeySource keys =
        KeySource.of(services(), profile(), terminal(), keyDescriptor, vaultDescriptor)) {
      if (keys.isEmpty()) {
        output.problem(KeySource.missing());
        return ExitCode.PROVIDER_FAILED;
      }
      return here(output, session, rules, keys);
    }
  }

  private int here(
      Output output, SessionSnapshot session, List<AllowRule> rules, CredentialSource keys)
      throws IOException, InterruptedException {
    Rulebook rulebook = new Rulebook(rules, Rulebook.Beyond.REFUSED);
    try (Engine engine = services().engineWithTurns(profile(), session.id(), baseUrl, keys)) {
      return new Execution(output, engine, rulebook, ending()).send(session, prompt);
    } catch (JournalInUse e) {
      throw new IOException(
          "Another process is at work on this session. Try again when it has ended.", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    }
  }

  private Execution.Ending ending() {
    return Execution.Ending.of(services(), profile(), this::again);
  }
}
