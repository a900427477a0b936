package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.rehearsal.Scenario;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The rehearsal without a window: every recorded turn after the other, with the rules under which
/// it was recorded.
record RehearsalRun(Services services, Profile profile) {
  int play(Output output) throws InterruptedException, IOException {
    Services.RehearsalAccess access = services.rehearsal(profile);
    int worst = ExitCode.DONE;
    try (Engine engine = services.engine(profile, "", _ -> Optional.empty())) {
      for (Scenario scenario : access.scenarios()) {
        output.line("");
        output.line("Recorded: " + scenario.title());
        List<AllowRule> rules =
            scenario.allow().stream().flatMap(rule -> AllowRule.parse(rule).stream()).toList();
        int code =
            new Execution(output, engine, rules)
                .run(
                    new NewSession(
                        access.repository(),
                        scenario.prompt(),
                        "",
                        "",
                        "",
                        Words.mode(scenario.mode()),
                        true));
        worst = Math.max(worst, code);
      }
    }
    return worst;
  }
}
