package app.coppice.cli;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.diff.FileDiff;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One session played to the end of its first turn: its transcript written as it grows, its
/// permission requests answered by the rules. One thread.
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
      while (true) {
        changed.acquire();
        changed.drainPermits();
        SessionSnapshot session = engine.session(id).orElseThrow();
        show(session);
        if (over(session)) {
          return end(session);
        }
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

  private static boolean over(SessionSnapshot session) {
    return switch (session.state()) {
      case PREPARING, WORKING, WAITING -> false;
      case IDLE ->
          session.queue().isEmpty()
              && session.transcript().entries().stream().anyMatch(Entry.TurnEnd.class::isInstance);
      case FAILED, DETACHED, ARCHIVED -> true;
    };
  }

  private int end(SessionSnapshot session) {
    List<Entry> entries = session.transcript().entries();
    if (entries.isEmpty() || !(entries.getLast() instanceof Entry.TurnEnd last)) {
      output.problem(session.problem());
      if (engine.outfits().needsSetUp(session.id())) {
        output.line("Worktree  " + session.worktree());
        output.line("Next      " + ending.again().line("set-up", session));
      }
      output.event(closing(session, "not started", ExitCode.NOT_USABLE));
      return ExitCode.NOT_USABLE;
    }
    int code = refused ? ExitCode.NEEDS_PERMISSION : code(last.reason());
    ObjectNode event = closing(session, Words.of(last.reason()), code);
    ArrayNode files = event.putArray("files");
    List<FileDiff> changed = changed(session);
    changed.forEach(file -> files.add(ReportCommands.describe(file)));
    output.event(event);
    summarize(session, Words.of(last.reason()), changed);
    return code;
  }

  private static int code(StopReason reason) {
    return reason == StopReason.FAILED ? ExitCode.PROVIDER_FAILED : ExitCode.DONE;
  }

  private static ObjectNode closing(SessionSnapshot session, String reason, int code) {
    return Output.object("end")
        .put("id", session.id().toString())
        .put("reason", reason)
        .put("exit", code)
        .put("branch", session.branch())
        .put("worktree", session.worktree().toString())
        .put("inputTokens", session.usage().input())
        .put("outputTokens", session.usage().output());
  }

  private List<FileDiff> changed(SessionSnapshot session) {
    try {
      return ending.changes().of(session).files();
    } catch (IOException e) {
      output.problem("What changed cannot be told: " + e.getMessage());
      return List.of();
    }
  }

  private void summarize(SessionSnapshot session, String reason, List<FileDiff> changed) {
    writer.pause();
    int added = changed.stream().mapToInt(FileDiff::added).sum();
    int removed = changed.stream().mapToInt(FileDiff::removed).sum();
    output.line(
        changed.isEmpty()
            ? "Nothing is changed in the worktree."
            : "Changed in the worktree: %d %s, +%d -%d"
                .formatted(changed.size(), changed.size() == 1 ? "file" : "files", added, removed));
    for (FileDiff file : changed) {
      output.line(
          "  %s %-40s +%d -%d"
              .formatted(
                  file.change().name().charAt(0), file.path(), file.added(), file.removed()));
    }
    output.line("");
    output.line("Turn      %s, %,d tokens".formatted(reason, session.usage().total()));
    output.line("Worktree  " + session.worktree());
    output.line(
        changed.isEmpty()
            ? "Next      " + ending.again().line("show", session)
            : "Next      " + ending.again().line("diff", session));
    if (!changed.isEmpty()) {
      output.line("          " + ending.again().line("land", session) + " --message TEXT");
    }
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
