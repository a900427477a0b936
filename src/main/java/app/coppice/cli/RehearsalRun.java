package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.agent.Mode;
import app.coppice.rehearsal.Scenario;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.settings.Profile;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The rehearsal without a window: every recorded turn after the other, with the rules under which
/// it was recorded.
record RehearsalRun(Services services, Profile profile) {
  /// Plays every recorded turn. Where one asks, the rehearsal stands in for the person: its
  /// commands are the recorded ones, and run in the sample repository alone.
  int playAll(Output output, Execution.CommandLines again)
      throws InterruptedException, IOException {
    Services.RehearsalAccess access = services.rehearsal(profile);
    Execution.Ending ending = Execution.Ending.of(services, profile, again);
    int worst = ExitCode.DONE;
    int number = 0;
    try (Engine engine = services.engine(profile, "", _ -> Optional.empty())) {
      for (Scenario scenario : access.scenarios()) {
        number++;
        output.line("");
        output.line(
            "== %d of %d, recorded: %s "
                    .formatted(number, access.scenarios().size(), scenario.title())
                + "=".repeat(Math.max(3, 56 - scenario.title().length())));
        output.line("");
        worst = Math.max(worst, play(output, engine, access.repository(), scenario, ending));
      }
    }
    output.line("");
    output.line("The sample repository is " + access.repository());
    output.line(
        "Next, in your own: "
            + ProgramName.command("exec --repo DIR PROMPT")
            + " (it needs a key), or open the");
    output.line("window where there is a display: coppice --rehearsal");
    return worst;
  }

  private static int play(
      Output output, Engine engine, Path repository, Scenario scenario, Execution.Ending ending)
      throws InterruptedException {
    List<AllowRule> rules =
        scenario.allow().stream().flatMap(rule -> AllowRule.parse(rule).stream()).toList();
    return new Execution(output, engine, new Rulebook(rules, Rulebook.Beyond.STOOD_IN), ending)
        .run(
            new NewSession(
                repository,
                scenario.prompt(),
                "",
                "",
                "",
                Mode.ofWord(scenario.mode()).orElse(Mode.ASK),
                true));
  }
}
