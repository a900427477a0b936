package app.coppice.cli;

import app.coppice.session.LandingPlan;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says which live sessions of a repository conflict, and in which order to land them.
@CommandLine.Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Say which sessions conflict, uncommitted edits included, and in which order to land them.")
final class PlanCommand extends Command {
  @Option(
      names = "--repo",
      paramLabel = "DIR",
      description = "One repository; else all that have sessions.")
  private @Nullable Path repo;

  PlanCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) throws IOException, InterruptedException {
    if (repo != null && isMissing(output, repo)) {
      return ExitCode.NOT_USABLE;
    }
    List<SessionSnapshot> sessions = services().look(profile());
    Set<Path> repositories = new LinkedHashSet<>();
    Path only = repo == null ? null : repo.toRealPath();
    for (SessionSnapshot session : sessions) {
      if (only == null || session.repository().equals(only)) {
        repositories.add(session.repository());
      }
    }
    for (Path repository : repositories) {
      write(output, services().plan(profile(), repository, sessions));
    }
    if (repositories.isEmpty()) {
      output.line(
          "There are no sessions to plan for. Start one: "
              + ProgramName.command("exec --repo DIR PROMPT"));
    }
    return ExitCode.DONE;
  }

  private static void write(Output output, LandingPlan plan) {
    output.event(describe(plan));
    output.line(plan.repository().toString());
    if (plan.parts().isEmpty()) {
      output.line("  No live session.");
    }
    for (LandingPlan.Part part : plan.parts()) {
      output.line("  " + name(plan, part.session()) + ": " + standing(plan, part));
      part.withBase().forEach(file -> output.line("    " + part.base() + ": " + file));
      for (LandingPlan.Part other : plan.against(part.session())) {
        plan.between(part.session(), other.session())
            .forEach(file -> output.line("    " + other.branch() + ": " + file));
      }
    }
    if (!plan.order().isEmpty()) {
      output.line("  Land in this order:");
    }
    for (int i = 0; i < plan.order().size(); i++) {
      LandingPlan.Step step = plan.order().get(i);
      output.line("  " + (i + 1) + ". " + name(plan, step.session()) + ": " + why(plan, step));
    }
  }

  private static String standing(LandingPlan plan, LandingPlan.Part part) {
    if (!part.problem().isEmpty()) {
      return part.problem();
    }
    if (part.files() == 0) {
      return "nothing to land";
    }
    List<String> words = new ArrayList<>();
    words.add(files(part.files()) + " changed");
    if (part.uncommitted() > 0) {
      words.add(part.uncommitted() + " not committed");
    }
    boolean clean = part.withBase().isEmpty() && plan.against(part.session()).isEmpty();
    words.add(clean ? "goes together with all" : "conflicts:");
    return String.join(", ", words);
  }

  private static String why(LandingPlan plan, LandingPlan.Step step) {
    if (step.files().isEmpty()) {
      return "lands without a conflict";
    }
    Stream<String> base =
        plan.part(step.session()).stream()
            .filter(_ -> plan.meetsBase(step))
            .map(LandingPlan.Part::base);
    String with =
        Stream.concat(base, step.with().stream().map(id -> branch(plan, id)))
            .collect(Collectors.joining(", "));
    return files(step.files().size()) + " to bring together by hand, with " + with;
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private static String name(LandingPlan plan, SessionId session) {
    return session.toString().substring(0, 8) + " " + branch(plan, session);
  }

  private static String branch(LandingPlan plan, SessionId session) {
    return plan.part(session).map(LandingPlan.Part::branch).orElse("");
  }

  static ObjectNode describe(LandingPlan plan) {
    ObjectNode node = Output.object("plan").put("repository", plan.repository().toString());
    ArrayNode parts = node.putArray("sessions");
    for (LandingPlan.Part part : plan.parts()) {
      ObjectNode one = parts.addObject().put("id", part.session().toString());
      one.put("branch", part.branch()).put("base", part.base()).put("files", part.files());
      one.put("uncommitted", part.uncommitted()).put("problem", part.problem());
      add(one.putArray("withBase"), part.withBase());
    }
    ArrayNode clashes = node.putArray("conflicts");
    for (LandingPlan.Clash clash : plan.clashes()) {
      ObjectNode one = clashes.addObject().put("one", clash.one().toString());
      add(one.put("other", clash.other().toString()).putArray("files"), clash.files());
    }
    ArrayNode order = node.putArray("order");
    for (LandingPlan.Step step : plan.order()) {
      ObjectNode one = order.addObject().put("id", step.session().toString());
      add(one.putArray("files"), step.files());
      add(one.putArray("with"), step.with().stream().map(SessionId::toString).toList());
    }
    return node;
  }

  private static void add(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
