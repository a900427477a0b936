package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.session.Milestone;
import app.coppice.session.Rewind;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Takes a session back to before a prompt, or forward again; without a point, lists the points.
@CommandLine.Command(
    name = "rewind",
    mixinStandardHelpOptions = true,
    description =
        "Take files, conversation or both back to before a prompt, or forward again to what was"
            + " left. Without --to, list the points to go to.")
final class RewindCommand extends SessionCommand {
  @Option(
      names = "--to",
      paramLabel = "POINT",
      defaultValue = "",
      description = "A prompt's number, or the name of a point, as the list shows them.")
  private String to = "";

  @Option(
      names = "--only",
      paramLabel = "files|conversation",
      defaultValue = "",
      description = "Take the other nowhere.")
  private String only = "";

  RewindCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException, InterruptedException {
    if (to.isBlank()) {
      return list(output, session);
    }
    Optional<Rewind.Scope> scope = scope();
    if (scope.isEmpty()) {
      return badUsage("--only takes files or conversation.");
    }
    Optional<Entry> point = point(session);
    if (point.isEmpty()) {
      output.problem(
          "There is no point \""
              + to
              + "\" in this session. See: "
              + ProgramName.command("rewind ID"));
      return ExitCode.BAD_USAGE;
    }
    return act(
        output, session, new SessionAction.Rewind(new Rewind(point.get().id(), scope.get())));
  }

  private Optional<Rewind.Scope> scope() {
    return switch (only) {
      case "" -> Optional.of(Rewind.Scope.BOTH);
      case "files" -> Optional.of(Rewind.Scope.FILES);
      case "conversation" -> Optional.of(Rewind.Scope.CONVERSATION);
      default -> Optional.empty();
    };
  }

  private Optional<Entry> point(SessionSnapshot session) {
    List<Entry> points = points(session);
    if (to.matches("\\d{1,6}")) {
      List<Entry> prompts = points.stream().filter(Entry.Prompt.class::isInstance).toList();
      int number = Integer.parseInt(to);
      return number >= 1 && number <= prompts.size()
          ? Optional.of(prompts.get(number - 1))
          : Optional.empty();
    }
    return points.stream().filter(it -> it.id().equals(to)).findFirst();
  }

  /// What names the files at a prompt's point to git; empty when the session has no such point.
  static Optional<String> checkpointOf(SessionSnapshot session, String point) {
    return points(session).stream()
        .filter(it -> it instanceof Entry.Prompt && it.id().equals(point))
        .findFirst()
        .map(it -> Milestone.checkpoint(session.id(), it.id()));
  }

  private static List<Entry> points(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(it -> it instanceof Entry.Prompt || it instanceof Entry.Rewound)
        .toList();
  }

  private static int list(Output output, SessionSnapshot session) {
    int number = 0;
    for (Entry point : points(session)) {
      boolean prompt = point instanceof Entry.Prompt;
      number += prompt ? 1 : 0;
      String text = text(point);
      output.event(
          Output.object("point")
              .put("id", point.id())
              .put("kind", prompt ? "prompt" : "left")
              .put("at", point.at().toString())
              .put("text", text));
      output.line(
          String.format(Locale.ROOT, "%5s  %-6s %s", prompt ? number : "", point.id(), text));
    }
    if (points(session).isEmpty()) {
      output.line("There is no prompt yet to go back to.");
    }
    return ExitCode.DONE;
  }

  private static String text(Entry point) {
    if (point instanceof Entry.Prompt prompt) {
      return prompt.text().lines().findFirst().orElse("");
    }
    if (point instanceof Entry.Rewound left) {
      long prompts = left.entries().stream().filter(Entry.Prompt.class::isInstance).count();
      return "(left here: "
          + (left.conversation() ? prompts + " prompts" : "")
          + (left.conversation() && left.files() ? ", " : "")
          + (left.files() ? "files" : "")
          + ")";
    }
    return "";
  }
}
