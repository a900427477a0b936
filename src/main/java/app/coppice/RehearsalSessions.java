package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.rehearsal.Rehearsal;
import app.coppice.rehearsal.Scenario;
import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.OpenResult;
import app.coppice.session.SessionId;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// Starts the recorded sessions in the window, all at the same time.
record RehearsalSessions(Engine engine, RehearsalDesk desk, Profile profile) {
  /// Returns at once; the future tells what came of it.
  ///
  /// @param first takes the first of the new sessions, to be looked at
  CompletableFuture<ActionResult> start(Consumer<SessionId> first) {
    CompletableFuture<ActionResult> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("rehearsal")
        .start(() -> {
          try {
            Path sample = desk.repository(profile);
            result.complete(begin(engine.openRepository(sample).get(), first));
          } catch (ExecutionException e) {
            result.complete(refused(e.getCause() == null ? e : e.getCause()));
          } catch (IOException | RuntimeException e) {
            result.complete(refused(e));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.cancel(true);
          }
        });
    return result;
  }

  private static ActionResult refused(Throwable cause) {
    String message = cause.getMessage();
    return new ActionResult.Refused(message == null ? cause.toString() : message);
  }

  private ActionResult begin(OpenResult opened, Consumer<SessionId> first) {
    return switch (opened) {
      case OpenResult.Opened(Path repository) -> {
        List<SessionId> made =
            Rehearsal.scenarios().stream()
                .map(scenario ->
                    engine.create(
                        new NewSession(
                            repository, scenario.prompt(), "", "", "", mode(scenario), true)))
                .toList();
        made.stream().findFirst().ifPresent(first);
        yield new ActionResult.Done("The recorded sessions are at work.");
      }
      case OpenResult.NotARepository(Path folder) ->
          new ActionResult.Refused(folder + " is no repository.");
      case OpenResult.Refused(Path _, String reason) -> new ActionResult.Refused(reason);
    };
  }

  private static Mode mode(Scenario scenario) {
    return Mode.ofWord(scenario.mode()).orElse(Mode.ASK);
  }
}
