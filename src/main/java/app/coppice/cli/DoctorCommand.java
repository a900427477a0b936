package app.coppice.cli;

import java.util.List;
import picocli.CommandLine;

/// Says what was found on this machine.
@CommandLine.Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what was found: JDK, git, display, keychain, sandbox, agents, local models.")
final class DoctorCommand extends Command {
  DoctorCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) throws InterruptedException {
    List<Services.Finding> findings = services().examine(profile());
    for (Services.Finding finding : findings) {
      output.event(
          Output.object("finding")
              .put("name", finding.name())
              .put("standing", word(finding))
              .put("found", finding.found()));
      output.line("%-7s %-14s %s".formatted(word(finding), finding.name(), finding.found()));
    }
    return ExitCode.DONE;
  }

  private static String word(Services.Finding finding) {
    return switch (finding.standing()) {
      case OK -> "ok";
      case MISSING -> "missing";
      case WARNING -> "note";
    };
  }
}
