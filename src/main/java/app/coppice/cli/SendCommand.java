package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
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
      names = "--allow",
      paramLabel = "RULE",
      description = "Without a window: allowed beforehand, as with exec.")
  private List<String> allow = new ArrayList<>();

  @Mixin private ModelAccess model = new ModelAccess();

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
    Rulebook rulebook = new Rulebook(rules, Rulebook.Beyond.REFUSED);
    return model.use(
        this,
        output,
        session,
        (url, keys) -> services().engineWithTurns(profile(), session.id(), url, keys),
        engine -> new Execution(output, engine, rulebook, ending()).send(session, prompt));
  }

  private Execution.Ending ending() {
    return Execution.Ending.of(services(), profile(), this::again);
  }
}
