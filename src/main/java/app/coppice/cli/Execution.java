package app.coppice.cli;

import app.coppice.agent.AllowRule;
import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand.AnswerPermission;
import app.coppice.session.SessionCommand.CancelTurn;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.ObjectNode;

/// One session played to the end of its first turn: its transcript written as it grows, its
/// permission requests answered by the rules. One thread.
final class Execution {
  private final Output output;
  private final Engine engine;
  private final List<AllowRule> rules;
  private final TranscriptWriter writer;
  private final Set<String> answered = new HashSet<>();
  private boolean announced;
  private boolean refused;

  Execution(Output output, Engine engine, List<AllowRule> rules) {
    this.output = output;
    this.engine = engine;
    this.rules = List.copyOf(rules);
    this.writer = new TranscriptWriter(output);
  }

  int run(NewSession request) throws InterruptedException {
    Semaphore changed = new Semaphore(1);
    try (Engine.Subscription _ = engine.subscribe(new Waker(changed))) {
      SessionId id = engine.create(request);
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
    if (!announced && session.state() != SessionState.PREPARING) {
      announced = true;
      output.event(ReportCommands.describe(session));
      output.line("Session " + session.id() + " on branch " + session.branch());
      output.line("Worktree " + session.worktree());
    }
    writer.show(session);
    session.pending().stream()
        .filter(pending -> answered.add(pending.id()))
        .forEach(pending -> answer(session.id(), pending));
  }

  private void answer(SessionId id, PermissionRequest pending) {
    boolean covered =
        rules.stream().anyMatch(rule -> rule.covers(pending.call().kind(), pending.exact()));
    output.event(
        Output.object("permission")
            .put("id", pending.call().id())
            .put("tool", pending.call().name())
            .put("exact", pending.exact())
            .put("answer", covered ? "allowed" : "refused"));
    if (covered) {
      engine.submit(id, new AnswerPermission(pending.id(), new PermissionDecision.AllowOnce()));
      return;
    }
    refused = true;
    output.problem(
        "This needs a permission that nobody can give here: "
            + pending.call().name()
            + " "
            + pending.exact()
            + ". Allow it with --allow, or open the session in the window.");
    engine.submit(id, new CancelTurn());
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
    int code;
    String reason;
    if (!entries.isEmpty() && entries.getLast() instanceof Entry.TurnEnd end) {
      reason = Words.of(end.reason());
      code = end.reason() == StopReason.FAILED ? ExitCode.PROVIDER_FAILED : ExitCode.DONE;
    } else {
      reason = "not started";
      code = ExitCode.NOT_USABLE;
      output.problem(session.problem());
    }
    if (refused) {
      code = ExitCode.NEEDS_PERMISSION;
    }
    ObjectNode event =
        Output.object("end")
            .put("id", session.id().toString())
            .put("reason", reason)
            .put("exit", code)
            .put("branch", session.branch())
            .put("worktree", session.worktree().toString())
            .put("inputTokens", session.usage().input())
            .put("outputTokens", session.usage().output());
    output.event(event);
    output.line(
        "%s. %,d tokens. Look at it with: coppice diff %s"
            .formatted(reason, session.usage().total(), session.id().toString().substring(0, 8)));
    return code;
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
