package app.coppice.cli;

import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand.AnswerPermission;
import app.coppice.session.SessionCommand.CancelTurn;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session played to the end of a turn: its transcript written as it grows, its permission
/// requests answered by the rules. One thread.
final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  private final Output output;
  private final Engine engine;
  private final Rulebook rules;
  private final Ending ending;
  private final TranscriptWriter writer;
  private final Set<String> answered = new HashSet<>();
  private boolean announced;
  private boolean refused;

  Execution(Output output, Engine engine, Rulebook rules, Ending ending) {
    this.output = output;
    this.engine = engine;
    this.rules = rules;
    this.ending = ending;
    this.writer = new TranscriptWriter(output);
  }

  int run(NewSession request) throws InterruptedException {
    Semaphore changed = new Semaphore(1);
    try (Engine.Subscription _ = engine.subscribe(new Waker(changed))) {
      SessionId id = engine.create(request);
      ending.window().accept(id);
      return follow(id, changed, new TurnReport(output, writer, ending, Set.of(), ""));
    }
  }

  /// Sends a prompt to a session that the engine has open, and waits for the end of its turn.
  ///
  /// @param before the session as it was
  int send(SessionSnapshot before, String prompt) throws InterruptedException, ExecutionException {
    Semaphore changed = new Semaphore(1);
    SessionId id = before.id();
    try (Engine.Subscription _ = engine.subscribe(new Waker(changed))) {
      TurnReport report = TurnReport.after(before, prompt, output, writer, ending);
      ActionResult sent = engine.errands().send(id, prompt).get();
      ending.window().accept(id);
      return sent instanceof ActionResult.Done
          ? follow(id, changed, report)
          : Acting.report(output, sent);
    }
  }

  private int follow(SessionId id, Semaphore changed, TurnReport report)
      throws InterruptedException {
    while (true) {
      changed.acquire();
      changed.drainPermits();
      SessionSnapshot session = engine.session(id).orElseThrow();
      show(session);
      if (report.isOver(session)) {
        return report.tell(session, refused, engine.outfits().needsSetUp(id));
      }
    }
  }

  private void show(SessionSnapshot session) {
    if (!announced && started(session)) {
      announced = true;
      output.event(ReportCommands.describe(session));
      output.line("Session   " + session.id());
      output.line("Branch    " + session.branch() + ", from " + session.base());
      output.line("Worktree  " + session.worktree());
      output.line("");
    }
    writer.show(session);
    session.pending().stream()
        .filter(pending -> answered.add(pending.id()))
        .forEach(pending -> answer(session.id(), pending));
  }

  private static boolean started(SessionSnapshot session) {
    return session.state() != SessionState.PREPARING
        && !session.transcript().entries().isEmpty()
        && session.problem().isEmpty();
  }

  private void answer(SessionId id, PermissionRequest pending) {
    Rulebook.Answer answer = rules.answer(pending);
    output.event(
        Output.object("permission")
            .put("id", pending.call().id())
            .put("tool", pending.call().name())
            .put("exact", pending.exact())
            .put("answer", answer == Rulebook.Answer.REFUSED ? "refused" : "allowed"));
    switch (answer) {
      case COVERED -> allow(id, pending);
      case STOOD_IN -> {
        writer.note("? May the agent run this:  " + pending.exact());
        writer.note("  In the window you answer with a key. The rehearsal allows it once.");
        allow(id, pending);
      }
      case REFUSED -> {
        refused = true;
        writer.pause();
        output.problem(
            "This needs a permission that nobody can give here: "
                + pending.call().name()
                + " "
                + pending.exact()
                + ". Allow it with --allow, or open the session in the window.");
        engine.submit(id, new CancelTurn());
      }
    }
  }

  private void allow(SessionId id, PermissionRequest pending) {
    engine.submit(id, new AnswerPermission(pending.id(), new PermissionDecision.AllowOnce()));
  }

  /// What is told of a session, and to whom.
  ///
  /// @param window lets an open window of the profile know of the session
  record Ending(ChangeLook changes, CommandLines again, Consumer<SessionId> window) {
    static Ending of(Services services, Profile profile, CommandLines again) {
      return new Ending(
          session -> services.changes(profile, session),
          again,
          session -> tellWindow(services, profile, session));
    }

    /// Tells the profile's window, where one is open, of a session that this process has made.
    static void tellWindow(Services services, Profile profile, SessionId session) {
      try {
        var _ = services.handOver(profile, new HandOver.Notice(session));
      } catch (IOException e) {
        LOG.debug("The window was not told of session {}", session, e);
      }
    }
  }

  /// Looks at what a session changed.
  interface ChangeLook {
    Changes of(SessionSnapshot session) throws IOException;
  }

  /// Words a command line about a session.
  interface CommandLines {
    String line(String verb, SessionSnapshot session);
  }

  /// Lets the waiting thread look again.
  private record Waker(Semaphore changed) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      changed.release();
    }

    @Override
    public void structureChanged() {
      changed.release();
    }
  }
}
