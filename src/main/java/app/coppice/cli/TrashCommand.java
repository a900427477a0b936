package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.session.DeletedSession;
import app.coppice.text.Moment;
import app.coppice.text.ProgramName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Lists the deleted sessions, and deletes for good those that were deleted long ago.
@CommandLine.Command(
    name = "trash",
    mixinStandardHelpOptions = true,
    description = "List the sessions in the trash, the last deleted first, or empty it.")
final class TrashCommand extends Command {
  @Option(
      names = "--empty",
      description =
          "Delete for good what has been there for 30 days and more. This cannot be undone.")
  private boolean empty;

  @Option(names = "--younger", description = "With --empty: what was deleted since, too.")
  private boolean younger;

  TrashCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  int run(Output output) throws IOException, InterruptedException {
    if (younger && !empty) {
      return badUsage("--younger goes with --empty.");
    }
    Instant now = services().clock().instant();
    List<DeletedSession> trash = services().trash(profile());
    return empty ? empty(output, trash, now) : list(output, trash, now);
  }

  private static int list(Output output, List<DeletedSession> trash, Instant now) {
    for (DeletedSession session : trash) {
      output.event(
          Output.object("removed")
              .put("id", session.id().toString())
              .put("title", session.title())
              .put("branch", session.branch())
              .put("deleted", session.deletedAt().toString())
              .put("days", session.days(now))
              .put("old", session.isOld(now))
              .put("problem", session.problem()));
      output.line(row(session, now));
    }
    long old = trash.stream().filter(it -> it.isOld(now)).count();
    if (trash.isEmpty()) {
      output.line("The trash is empty.");
    } else if (old > 0) {
      output.line(
          old
              + " of "
              + trash.size()
              + " have been there for 30 days. Delete them for good: "
              + ProgramName.command("trash --empty"));
    }
    return ExitCode.DONE;
  }

  private static String row(DeletedSession session, Instant now) {
    return String.format(
        Locale.ROOT,
        "%s  %s  %4d d  %s  %s",
        session.id().toString().substring(0, 8),
        Moment.of(session.deletedAt()),
        session.days(now),
        session.branch(),
        session.title());
  }

  private int empty(Output output, List<DeletedSession> trash, Instant now)
      throws IOException, InterruptedException {
    List<DeletedSession> going = trash.stream().filter(it -> younger || it.isOld(now)).toList();
    var acting = new Acting(services(), profile(), () -> {});
    int code = ExitCode.DONE;
    int gone = 0;
    for (DeletedSession session : going) {
      switch (acting.on(session.id(), new SessionAction.Forget())) {
        case ActionResult.Done _ -> {
          gone++;
          output.line(row(session, now));
        }
        case ActionResult.Refused(String reason) -> {
          output.problem(session.title() + ": " + reason);
          code = ExitCode.NOT_USABLE;
        }
        case ActionResult.Conflicts _ -> throw new IOException("A deletion has no conflicts");
      }
    }
    String message = "Deleted " + gone + (gone == 1 ? " session" : " sessions") + " for good.";
    int stay = trash.size() - going.size();
    if (stay > 0) {
      message +=
          " "
              + stay
              + " younger than 30 days "
              + (stay == 1 ? "stays" : "stay")
              + ": --younger takes "
              + (stay == 1 ? "it" : "them")
              + " along.";
    }
    output.event(Output.object("done").put("message", message));
    output.line(message);
    return code;
  }
}
