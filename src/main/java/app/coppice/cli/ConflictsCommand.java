package app.coppice.cli;

import app.coppice.diff.Conflict;
import app.coppice.diff.Dispute;
import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;

/// Lists the files in which a session and its base do not go together.
@CommandLine.Command(
    name = "conflicts",
    mixinStandardHelpOptions = true,
    description = "List the files of a session that conflict with its base; only reads.")
final class ConflictsCommand extends SessionCommand {
  ConflictsCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output, SessionSnapshot session) throws IOException {
    Dispute dispute = services().conflicts(profile(), session);
    for (Conflict conflict : dispute.conflicts()) {
      output.event(
          Output.object("conflict")
              .put("path", conflict.path())
              .put("kind", conflict.kind().name().toLowerCase(Locale.ROOT))
              .put("places", places(conflict)));
      output.line(conflict.path() + ": " + words(conflict, session.base()));
    }
    if (dispute.isEmpty()) {
      output.line("Nothing conflicts with “" + session.base() + "”.");
    } else if (dispute.conflicts().stream().allMatch(ConflictSides::canBeTaken)) {
      output.line(
          "Take a side of each: " + again("update", session) + " --ours PATH --theirs PATH");
    }
    return ExitCode.DONE;
  }

  private static long places(Conflict conflict) {
    return conflict.parts().stream().filter(Conflict.Disputed.class::isInstance).count();
  }

  private static String words(Conflict conflict, String base) {
    return switch (conflict.kind()) {
      case LINES -> places(conflict) == 1 ? "1 place" : places(conflict) + " places";
      case DELETED_IN_OURS -> "deleted by the session, changed in “" + base + "”";
      case DELETED_IN_THEIRS -> "changed by the session, deleted in “" + base + "”";
      case NOT_A_TEXT -> "no text, changed on both sides";
      case NOT_A_FILE -> "no plain file on one side at least";
      case CHANGED_IN_BOTH -> "changed on both sides";
    };
  }
}
