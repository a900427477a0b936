package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.agent.TurnEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionReducerTest {
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

  private static SessionFold fold(SessionEvent... events) {
    return SessionReducer.reduce(SessionFold.of(CREATED), List.of(events));
  }

  private static SessionEvent prepared() {
    return new SessionEvent.Prepared(AT, "fix-it", "main", Path.of("/worktree"));
  }

  @Test
  void aFolderThatIsFoundTooLateBringsNoArchivedSessionBack() {
    SessionFold fold =
        fold(
            prepared(),
            new SessionEvent.Archived(AT, "ref"),
            new SessionEvent.Attached(AT, Path.of("/worktree")));
    assertThat(fold.snapshot().state()).isEqualTo(SessionState.ARCHIVED);
    assertThat(fold.receipt()).isEqualTo("ref");
  }

  @Test
  void aMakingThatFailsTooLateTakesNothingFromWhatWasFoundOrPutAwayMeanwhile() {
    SessionEvent failed = new SessionEvent.PreparationFailed(AT, "why");
    assertThat(fold(failed).snapshot().state()).isEqualTo(SessionState.FAILED);
    assertThat(fold(prepared(), failed).snapshot().state()).isEqualTo(SessionState.IDLE);
    assertThat(fold(prepared(), new SessionEvent.Archived(AT, "ref"), failed).standing())
        .isEqualTo(SessionFold.Standing.ARCHIVED);
  }

  @Test
  void anArchivedSessionComesBackFromTheFirstOfItsFilesToTheLast() {
    SessionEvent archived = new SessionEvent.Archived(AT, "ref");
    SessionEvent restored = new SessionEvent.Restored(AT, Path.of("/worktree"));
    assertThat(fold(archived).snapshot().comesBack()).isFalse();
    SessionSnapshot half =
        fold(prepared(), archived, new SessionEvent.Progressed(AT, 0.5)).snapshot();
    assertThat(half.comesBack()).isTrue();
    assertThat(half.state()).isEqualTo(SessionState.ARCHIVED);
    assertThat(
            fold(archived, new SessionEvent.Progressed(AT, 0.5), restored).snapshot().comesBack())
        .isFalse();
  }

  private static SessionEvent prompt() {
    return new SessionEvent.PromptQueued(AT, "Fix it");
  }

  private static SessionEvent started() {
    return new SessionEvent.TurnStarted(AT, SessionEvent.TurnStarted.Start.PROMPT);
  }

  private static SessionEvent turn(TurnEvent event) {
    return new SessionEvent.TurnReported(AT, event);
  }

  private static SessionEvent.ActionAsked asked(SessionEvent.ActionAsked.Action action) {
    return new SessionEvent.ActionAsked(AT, "a", action, "fix-it", "");
  }

  private static SessionEvent ended(SessionEvent.ActionAsked.Action action) {
    return new SessionEvent.ActionEnded(AT, "a", action, "");
  }

  @Test
  void aSessionCommitsFromTheAskToItsEndAndATurnBesideItIsWhatIsShown() {
    SessionEvent commit = asked(SessionEvent.ActionAsked.Action.COMMIT);
    SessionEvent end = ended(SessionEvent.ActionAsked.Action.COMMIT);
    assertThat(fold(prepared(), commit).snapshot().state()).isEqualTo(SessionState.COMMITTING);
    assertThat(fold(prepared(), commit, end).snapshot().state()).isEqualTo(SessionState.IDLE);
    assertThat(fold(prepared(), commit, prompt(), started()).snapshot().state())
        .isEqualTo(SessionState.WORKING);
    assertThat(fold(prepared(), asked(SessionEvent.ActionAsked.Action.PUSH)).snapshot().state())
        .isEqualTo(SessionState.IDLE);
  }

  @Test
  void aCommitThatAJournalLeavesOpenRunsNoMore() {
    SessionFold read = fold(prepared(), asked(SessionEvent.ActionAsked.Action.COMMIT));
    assertThat(SessionReducer.reopened(read).snapshot().state()).isEqualTo(SessionState.IDLE);
  }

  @Test
  void noTurnStartsWhileTheWorktreeIsBeingTakenAway() {
    SessionEvent away = new SessionEvent.PuttingAway(AT);
    SessionEvent ended = new SessionEvent.PuttingAwayEnded(AT);
    SessionFold leaving = fold(prepared(), away, prompt());
    assertThat(leaving.mayStartTurn()).isFalse();
    assertThat(leaving.snapshot().queue()).containsExactly("Fix it");
    SessionFold twice = SessionReducer.reduce(leaving, List.of(away, ended));
    assertThat(twice.mayStartTurn()).isFalse();
    SessionFold stayed = SessionReducer.reduce(twice, List.of(ended));
    assertThat(stayed.mayStartTurn()).isTrue();
  }

  @Test
  void anInterruptedTurnIsNotResumedWhileTheWorktreeIsBeingTakenAway() {
    SessionFold lost = fold(prepared(), prompt(), started(), new SessionEvent.TurnLost(AT));
    assertThat(lost.mayResume()).isTrue();
    SessionFold leaving = SessionReducer.reduce(lost, List.of(new SessionEvent.PuttingAway(AT)));
    assertThat(SessionDecider.decide(leaving, new SessionCommand.ResumeTurn(), AT)).isEmpty();
  }

  @Test
  void aPromptWaitsWhileTheWorktreeIsMade() {
    SessionFold fold = fold(prompt());
    assertThat(fold.snapshot().state()).isEqualTo(SessionState.PREPARING);
    assertThat(fold.mayStartTurn()).isFalse();
    assertThat(SessionReducer.reduce(fold, List.of(prepared())).mayStartTurn()).isTrue();
  }

  @Test
  void textGrowsInOneEntryUntilSomethingElseComes() {
    SessionFold fold =
        fold(
            prepared(),
            prompt(),
            started(),
            turn(new TurnEvent.Text("Hel")),
            turn(new TurnEvent.Text("lo")),
            turn(new TurnEvent.ToolCallAnnounced(RUN)),
            turn(new TurnEvent.Text("!")));
    assertThat(fold.snapshot().transcript().entries())
        .extracting(Object::getClass)
        .containsExactly(Entry.Prompt.class, Entry.Text.class, Entry.Call.class, Entry.Text.class);
    assertThat(fold.snapshot().transcript().entries().get(1))
        .isInstanceOfSatisfying(
            Entry.Text.class,
            text -> {
              assertThat(text.text()).isEqualTo("Hello");
              assertThat(text.complete()).isTrue();
            });
  }

  @Test
  void aCommandThatRanWhenTheAppEndedHasAnUnknownOutcome() {
    SessionFold fold =
        fold(
            prepared(),
            prompt(),
            started(),
            turn(new TurnEvent.ToolCallAnnounced(RUN)),
            turn(new TurnEvent.ToolCallStarted("c1")),
            new SessionEvent.TurnLost(AT));
    assertThat(call(fold).state()).isEqualTo(ToolCallState.UNKNOWN_OUTCOME);
    assertThat(fold.snapshot().resumable()).isTrue();
    assertThat(fold.snapshot().state()).isEqualTo(SessionState.IDLE);
    assertThat(fold.mayStartTurn()).isFalse();
  }

  @Test
  void aQuestionDiesWithItsTurn() {
    PermissionRequest request = new PermissionRequest("p1", RUN, "make", List.of(), "");
    SessionFold waiting =
        fold(
            prepared(),
            prompt(),
            started(),
            turn(new TurnEvent.ToolCallAnnounced(RUN)),
            new SessionEvent.PermissionAsked(AT, request));
    assertThat(waiting.snapshot().state()).isEqualTo(SessionState.WAITING);
    SessionFold lost = SessionReducer.reduce(waiting, List.of(new SessionEvent.TurnLost(AT)));
    assertThat(lost.snapshot().pending()).isEmpty();
    assertThat(call(lost).state()).isEqualTo(ToolCallState.CANCELLED);
  }

  @Test
  void aStoppedTurnMayBeResumed() {
    SessionFold fold =
        fold(prepared(), prompt(), started(), new SessionEvent.TurnEnded(AT, StopReason.CANCELLED));
    assertThat(fold.mayResume()).isTrue();
    assertThat(fold.snapshot().state()).isEqualTo(SessionState.IDLE);
  }

  @Test
  void queuedPromptsWaitAfterAFailureUntilThePersonGoesOn() {
    SessionFold fold =
        fold(
            prepared(),
            prompt(),
            started(),
            prompt(),
            new SessionEvent.TurnEnded(AT, StopReason.FAILED));
    assertThat(fold.mayStartTurn()).isFalse();
    assertThat(fold.mayResume()).isTrue();
    assertThat(fold.snapshot().state()).isEqualTo(SessionState.FAILED);
  }

  private static Entry.Call call(SessionFold fold) {
    return fold.snapshot().transcript().entries().stream()
        .filter(Entry.Call.class::isInstance)
        .map(Entry.Call.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
