package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Does something to sessions of a profile in whichever process has them open. Blocking; one
/// thread.
///
/// @param elsewhere told before another process, which has the session open, is asked
record Acting(Services services, Profile profile, Runnable elsewhere) {
  private static final Logger LOG = LoggerFactory.getLogger(Acting.class);

  /// @throws IOException when nobody can tell what came of it, or another process is at work on it
  ActionResult on(SessionId session, SessionAction action)
      throws IOException, InterruptedException {
    ActionResult result;
    try (Engine engine = services.engineFor(profile, session)) {
      result = action.on(engine, session).get();
    } catch (JournalInUse e) {
      elsewhere.run();
      return services
          .handOver(profile, new HandOver.Act(session, action))
          .orElseThrow(() -> inUse(e));
    } catch (ExecutionException e) {
      throw failed(e);
    }
    // A window that just starts may have found the session in use.
    try {
      var _ = services.handOver(profile, new HandOver.Notice(session));
    } catch (IOException e) {
      // What was asked for is done.
      LOG.debug("The window was not told of session {}", session, e);
    }
    return result;
  }

  /// What is said where nobody else can do it either.
  static IOException inUse(JournalInUse problem) {
    return new IOException(
        "Another process is at work on this session. Try again when it has ended.", problem);
  }

  /// What is said of work that the engine could not do.
  static IOException failed(ExecutionException problem) {
    Throwable cause = problem.getCause();
    return new IOException(cause == null ? problem.toString() : cause.getMessage(), problem);
  }

  /// Says what came of it, and answers one of {@link ExitCode}.
  static int report(Output output, ActionResult result) {
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
        output.line("Nothing was changed: these files conflict.");
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
