package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolOutcome;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.Usage;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events as the journal keeps them.
class EventCodecTest {
  private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
  private static final ToolCall RUN =
      new ToolCall("c1", "run_command", ToolKind.EXECUTE, "make", "{\"command\":\"make\"}");
  private static final SessionEvent.Created CREATED =
      new SessionEvent.Created(
          AT,
          SessionId.random(),
          Path.of("/repo"),
          "Fix it",
          "",
          "",
          Path.of("/worktree"),
          Mode.ASK,
          "model",
          false);

  @Test
  void everyEventComesBackFromItsRecordAsItWas() {
    FileDiff diff =
        new FileDiff(
            "a.txt",
            "b.txt",
            FileDiff.Change.RENAMED,
            List.of(
                new Hunk(
                    3,
                    2,
                    3,
                    2,
                    List.of(
                        new DiffLine(DiffLine.Kind.CONTEXT, 3, 3, "same", List.of()),
                        new DiffLine(
                            DiffLine.Kind.REMOVED,
                            4,
                            0,
                            "old\ttext",
                            List.of(new DiffLine.Span(0, 3))),
                        new DiffLine(
                            DiffLine.Kind.ADDED,
                            0,
                            4,
                            "new \u2713",
                            List.of(),
                            DiffLine.Ending.NONE)))),
            1,
            1,
            FileDiff.Content.TEXT);
    PermissionRequest request =
        new PermissionRequest("p1", RUN, "make \"x\"\n", List.of(diff), "rule");
    ToolOutcome outcome =
        new ToolOutcome("c1", ToolCallState.SUCCEEDED, "ok", List.of(diff), Duration.ofMillis(12));
    List<SessionEvent.Kept> events =
        new ArrayList<>(
            List.of(
                CREATED,
                new SessionEvent.Prepared(AT, "fix-it", "main", Path.of("/worktree")),
                new SessionEvent.PreparationStarted(AT, "x"),
                new SessionEvent.PreparationFailed(AT, "why"),
                new SessionEvent.PromptQueued(AT, "a\nb \u0007"),
                new SessionEvent.PromptRemoved(AT, 1),
                new SessionEvent.TurnStarted(AT, SessionEvent.TurnStarted.Start.RESUME),
                new SessionEvent.PermissionAsked(AT, request),
                new SessionEvent.PermissionAnswered(AT, "p1", new PermissionDecision.Deny("no")),
                new SessionEvent.PermissionAnswered(
                    AT, "p1", new PermissionDecision.AllowForSession()),
                new SessionEvent.PermissionAnswered(AT, "p1", new PermissionDecision.AllowOnce()),
                new SessionEvent.TurnEnded(AT, StopReason.MAX_TOKENS),
                new SessionEvent.TurnLost(AT),
                new SessionEvent.ModeChanged(AT, Mode.AUTO),
                new SessionEvent.ModelChanged(AT, "m"),
                new SessionEvent.Renamed(AT, "t"),
                new SessionEvent.DraftSaved(AT, "d"),
                new SessionEvent.MarkedRead(AT),
                new SessionEvent.Viewed(AT, "a/b.txt", "00ff"),
                new SessionEvent.Archived(AT, "ref"),
                new SessionEvent.Restored(AT, Path.of("/w")),
                new SessionEvent.Deleted(AT, "ref"),
                new SessionEvent.Undeleted(AT, Path.of("/w")),
                new SessionEvent.Detached(AT, "gone"),
                new SessionEvent.Attached(AT, Path.of("/w")),
                new SessionEvent.Noted(
                    AT, new TurnEvent.Notice(Entry.Notice.Kind.WARNING, "mind"))));
    List<TurnEvent> reported =
        List.of(
            new TurnEvent.Text("t"),
            new TurnEvent.Thought("t"),
            new TurnEvent.ThoughtEnded("s"),
            new TurnEvent.ToolCallAnnounced(RUN),
            new TurnEvent.ToolCallStarted("c1"),
            new TurnEvent.ToolCallOutput("c1", "o"),
            new TurnEvent.ToolCallFinished(outcome),
            new TurnEvent.UsageAdded(new Usage(1, 2, 3, 4)),
            new TurnEvent.Notice(Entry.Notice.Kind.ERROR, "e"));
    reported.forEach(event -> events.add(new SessionEvent.TurnReported(AT, event)));
    for (SessionEvent.Kept event : events) {
      assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    }
  }
}
