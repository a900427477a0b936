package app.coppice.cli;

import app.coppice.sandbox.ListeningPorts;
import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.session.PortRange;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import tools.jackson.databind.node.ArrayNode;

/// Tells a session's ports and who listens on them.
@CommandLine.Command(
    name = "ports",
    mixinStandardHelpOptions = true,
    description = "Show the ports of a session and which programs listen on them.")
final class PortsCommand extends SessionCommand {
  PortsCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    Optional<PortRange> range = SessionReports.ports(profile(), session.id());
    if (range.isEmpty()) {
      output.problem("The session has no ports yet. It is given some when its worktree is made.");
      return ExitCode.NOT_USABLE;
    }
    List<Listening> all = new ListeningPorts().among(range.get().first(), range.get().last());
    for (int n = 0; n <= PortRange.LAST_INDEX; n++) {
      int port = range.get().first() + n;
      report(output, n, port, all.stream().filter(it -> it.port() == port).toList());
    }
    return ExitCode.DONE;
  }

  private static void report(Output output, int n, int port, List<Listening> listening) {
    var event = Output.object("port").put("name", PortRange.name(n)).put("port", port);
    ArrayNode programs = event.putArray("listening");
    listening.forEach(it -> programs.addObject().put("pid", it.pid()).put("program", it.program()));
    output.event(event);
    String who =
        listening.stream()
            .map(it -> it.pid() == 0 ? "another account's" : it.program() + " (" + it.pid() + ")")
            .collect(Collectors.joining(", "));
    output.line("%-15s %d  %s".formatted(PortRange.name(n), port, who.isEmpty() ? "-" : who));
  }
}
