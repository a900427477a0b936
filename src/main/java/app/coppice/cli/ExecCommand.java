package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.agent.Mode;
import app.coppice.rehearsal.Scenario;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.OpenResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs one prompt in a new session, with no window.
@CommandLine.Command(
    name = "exec",
    mixinStandardHelpOptions = true,
    description = "Run a prompt in a new session and wait for its end.")
final class ExecCommand extends Command {
  @Option(names = "--repo", paramLabel = "DIR", defaultValue = "", description = "The repository.")
  private String repository = "";

  @Option(
      names = "--base",
      paramLabel = "REF",
      defaultValue = "",
      description = "Branch, tag or commit to start from; else what is checked out.")
  private String base = "";

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Name of the session's new branch; else made from the prompt.")
  private String branch = "";

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      description = "Of the Messages API; else the one of the settings.")
  private String baseUrl = "";

  @Option(names = "--model", paramLabel = "M", defaultValue = "", description = "The model's id.")
  private String model = "";

  @Option(
      names = "--mode",
      paramLabel = "plan|ask|edits|auto",
      defaultValue = "ask",
      converter = Words.ModeConverter.class,
      description = "What needs no permission: nothing but reading, edits, or all (default: ask).")
  private Mode mode = Mode.ASK;

  @Option(
      names = "--allow",
      paramLabel = "RULE",
      description = {
        "Allowed beforehand: \"edit\", \"run:COMMAND\" or \"run:FIRST WORDS *\".",
        "May be given several times."
      })
  private List<String> allow = new ArrayList<>();

  @Option(
      names = "--key-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Read the provider's key from this file descriptor.")
  private int keyDescriptor = -1;

  @Option(
      names = "--vault-fd",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Read the vault's passphrase from this file descriptor; 0 is standard input.")
  private int vaultDescriptor = -1;

  @Option(
      names = "--rehearsal",
      description = "Play a recorded turn, with no key; in the sample repository without --repo.")
  private boolean rehearsal;

  @Parameters(arity = "0..1", paramLabel = "PROMPT", defaultValue = "")
  private String prompt = "";

  ExecCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) throws IOException, InterruptedException {
    List<AllowRule> rules = new ArrayList<>();
    for (String rule : allow) {
      Optional<AllowRule> parsed = AllowRule.parse(rule);
      if (parsed.isEmpty()) {
        return badUsage("--allow cannot cover \"" + rule + "\"");
      }
      rules.add(parsed.get());
    }
    if (!repository.isEmpty() && isMissing(output, Path.of(repository))) {
      return ExitCode.NOT_USABLE;
    }
    if (rehearsal) {
      return rehearse(output, rules);
    }
    if (repository.isEmpty()) {
      return badUsage("--repo is missing");
    }
    if (prompt.isBlank()) {
      return badUsage("the prompt is missing");
    }
    try (KeySource keys =
        KeySource.of(services(), profile(), terminal(), keyDescriptor, vaultDescriptor)) {
      if (keys.isEmpty()) {
        output.problem(KeySource.missing());
        return ExitCode.PROVIDER_FAILED;
      }
      Engine engine = services().engine(profile(), baseUrl, keys);
      NewSession request =
          new NewSession(Path.of(repository), prompt, base, branch, model, mode, false);
      return play(output, engine, request, rules);
    }
  }

  /// A recorded turn under the mode and the rules that it was recorded with, unless others are
  /// given.
  private int rehearse(Output output, List<AllowRule> rules)
      throws IOException, InterruptedException {
    Services.RehearsalAccess access = services().rehearsal(profile());
    Path folder = repository.isEmpty() ? access.repository() : Path.of(repository);
    Scenario scenario =
        access.scenarios().stream()
            .filter(recorded -> recorded.prompt().equals(prompt))
            .findFirst()
            .orElse(access.scenarios().getFirst());
    List<AllowRule> allowed = new ArrayList<>(rules);
    if (!given("--mode")) {
      scenario.allow().stream()
          .flatMap(rule -> AllowRule.parse(rule).stream())
          .forEach(allowed::add);
    }
    output.line("Rehearsal: a recorded turn, no model is asked.");
    NewSession request =
        new NewSession(
            folder,
            prompt.isBlank() ? scenario.prompt() : prompt,
            base,
            branch,
            model,
            given("--mode") ? mode : Mode.ofWord(scenario.mode()).orElse(Mode.ASK),
            true);
    Engine engine = services().engine(profile(), "", _ -> Optional.empty());
    return play(output, engine, request, allowed);
  }

  private int play(Output output, Engine engine, NewSession request, List<AllowRule> rules)
      throws IOException, InterruptedException {
    try (engine) {
      return switch (engine.openRepository(request.repository()).get()) {
        case OpenResult.NotARepository(Path where) -> {
          output.problem(where + " is no git repository. Make it one: git init " + where);
          yield ExitCode.NOT_USABLE;
        }
        case OpenResult.Refused(Path where, String reason) -> {
          output.problem(where + ": " + reason);
          yield ExitCode.NOT_USABLE;
        }
        case OpenResult.Opened(Path opened) -> {
          List<String> problems = engine.problemsOf(request.in(opened)).get();
          problems.forEach(output::problem);
          yield problems.isEmpty()
              ? new Execution(
                      output, engine, new Rulebook(rules, Rulebook.Beyond.REFUSED), ending())
                  .run(request.in(opened))
              : ExitCode.NOT_USABLE;
        }
      };
    } catch (ExecutionException e) {
      throw Acting.failed(e);
    }
  }

  private Execution.Ending ending() {
    return Execution.Ending.of(services(), profile(), this::again);
  }
}
