package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A command about one session.
abstract class SessionCommand extends Command {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCommand.class);

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The session's branch, its id, or the beginning of the id.")
  private String id = "";

  SessionCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  abstract int run(Output output, SessionSnapshot session) throws IOException, InterruptedException;

  /// The sessions that the command may mean.
  List<SessionSnapshot> candidates() throws IOException {
    return services().look(profile());
  }

  /// The session that the person means.
  ///
  /// @throws IOException when it cannot be told, with what to write instead
  Optional<SessionSnapshot> find(String name) throws IOException {
    return SessionLookup.find(candidates(), name);
  }

  @Override
  final int run(Output output) throws IOException, InterruptedException {
    Optional<SessionSnapshot> session = find(id);
    if (session.isEmpty()) {
      output.problem("There is no session \"" + id + "\". See: coppice sessions");
      return ExitCode.BAD_USAGE;
    }
    return run(output, session.get());
  }

  /// Acts on the session in whichever process has it open, and says what came of it.
  final int act(Output output, SessionSnapshot session, SessionAction action)
      throws IOException, InterruptedException {
    return report(output, outcome(session.id(), action));
  }

  private ActionResult outcome(SessionId session, SessionAction action)
      throws IOException, InterruptedException {
    ActionResult result;
    try (Engine engine = services().engineFor(profile(), session)) {
      result = action.on(engine, session).get();
    } catch (JournalInUse e) {
      return services()
          .handOver(profile(), new HandOver.Act(session, action))
          .orElseThrow(() ->
              new IOException(
                  "Another process is at work on this session. Try again when it has ended.", e));
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
    }
    // A window that just starts may have found the session in use.
    try {
      var _ = services().handOver(profile(), new HandOver.Notice(session));
    } catch (IOException e) {
      // What was asked for is done.
      LOG.debug("The window was not told of session {}", session, e);
    }
    return result;
  }

  private static int report(Output output, ActionResult result) {
    return switch (result) {
      case ActionResult.Done(String message) -> {
        output.event(Output.object("done").put("message", message));
        output.line(message);
        yield ExitCode.DONE;
      }
      case ActionResult.Conflicts conflicts -> {
        ObjectNode event = Output.object("conflicts");
        ArrayNode files = event.putArray("files");
        conflicts.files().forEach(files::add);
        output.event(event);
        output.line("Nothing was changed: these files conflict with the base.");
        conflicts.files().forEach(file -> output.line("  " + file));
        yield ExitCode.NOT_USABLE;
      }
      case ActionResult.Refused(String reason) -> {
        output.problem(reason);
        yield ExitCode.NOT_USABLE;
      }
    };
  }
}
