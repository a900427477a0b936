package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.StopReason;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolOutcome;
import app.coppice.agent.TurnEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// The part of the reducer that grows the transcript. Pure.
final class TurnReducer {
  /// Characters of live output that a card keeps; the whole result comes when the call ends.
  private static final int OUTPUT_TAIL = 16_384;

  private TurnReducer() {}

  static void apply(FoldEdit edit, Instant at, TurnEvent event) {
    switch (event) {
      case TurnEvent.Text e -> text(edit, at, e.delta());
      case TurnEvent.Thought e -> thought(edit, at, e.delta());
      case TurnEvent.ThoughtEnded e -> endThought(edit, at, e.signature());
      case TurnEvent.ToolCallAnnounced e -> {
        completeTail(edit);
        edit.entries.add(
            new Entry.Call(
                edit.nextId(), at, e.call(), ToolCallState.PENDING, "", List.of(), Duration.ZERO));
      }
      case TurnEvent.ToolCallStarted e -> state(edit, e.callId(), ToolCallState.RUNNING);
      case TurnEvent.ToolCallOutput e -> output(edit, e.callId(), e.chunk());
      case TurnEvent.ToolCallFinished e -> finish(edit, e.outcome());
      case TurnEvent.UsageAdded e -> edit.usage = edit.usage.plus(e.usage());
      case TurnEvent.Notice e -> {
        completeTail(edit);
        edit.entries.add(new Entry.Notice(edit.nextId(), at, e.kind(), e.text()));
      }
    }
  }

  private static void text(FoldEdit edit, Instant at, String delta) {
    if (last(edit) instanceof Entry.Text open && !open.complete()) {
      replaceLast(edit, new Entry.Text(open.id(), open.at(), open.passage().plus(delta), false));
    } else {
      completeTail(edit);
      edit.entries.add(new Entry.Text(edit.nextId(), at, delta, false));
    }
  }

  private static void thought(FoldEdit edit, Instant at, String delta) {
    if (last(edit) instanceof Entry.Thought open && !open.complete()) {
      replaceLast(
          edit,
          new Entry.Thought(
              open.id(), open.at(), open.passage().plus(delta), open.signature(), false));
    } else {
      completeTail(edit);
      edit.entries.add(new Entry.Thought(edit.nextId(), at, delta, "", false));
    }
  }

  private static void endThought(FoldEdit edit, Instant at, String signature) {
    if (last(edit) instanceof Entry.Thought open && !open.complete()) {
      replaceLast(
          edit, new Entry.Thought(open.id(), open.at(), open.passage().settled(), signature, true));
    } else {
      completeTail(edit);
      edit.entries.add(new Entry.Thought(edit.nextId(), at, "", signature, true));
    }
  }

  static void output(FoldEdit edit, String callId, String chunk) {
    change(
        edit,
        callId,
        call -> {
          String all = call.output() + chunk;
          return with(call, call.state(), all.substring(Math.max(0, all.length() - OUTPUT_TAIL)));
        });
  }

  private static void finish(FoldEdit edit, ToolOutcome outcome) {
    change(
        edit,
        outcome.callId(),
        call ->
            new Entry.Call(
                call.id(),
                call.at(),
                call.call(),
                outcome.state(),
                outcome.result(),
                outcome.diffs(),
                outcome.took()));
  }

  static void awaitPermission(FoldEdit edit, String callId) {
    state(edit, callId, ToolCallState.AWAITING_PERMISSION);
  }

  /// A denied call stays as it is until the turn reports its end.
  static void answered(FoldEdit edit, String callId, PermissionDecision decision) {
    switch (decision) {
      case PermissionDecision.AllowOnce _, PermissionDecision.AllowForSession _ ->
          state(edit, callId, ToolCallState.PENDING);
      case PermissionDecision.Deny _ -> {}
    }
  }

  /// After a crash: a call that changes something announces its start, so one that had started may
  /// have taken effect and one that had not, has not.
  static void loseCalls(FoldEdit edit) {
    changeOpenCalls(
        edit,
        call -> {
          boolean mayHaveChanged =
              call.state() == ToolCallState.RUNNING
                  && call.call().kind() != ToolKind.READ
                  && call.call().kind() != ToolKind.SEARCH;
          return with(
              call,
              mayHaveChanged ? ToolCallState.UNKNOWN_OUTCOME : ToolCallState.CANCELLED,
              call.output());
        });
  }

  static void closeTurn(FoldEdit edit, Instant at, StopReason reason) {
    completeTail(edit);
    changeOpenCalls(edit, call -> with(call, ToolCallState.CANCELLED, call.output()));
    edit.entries.add(new Entry.TurnEnd(edit.nextId(), at, reason));
  }

  /// What the last error notice said.
  static String lastError(FoldEdit edit) {
    for (int i = edit.entries.size() - 1; i >= 0; i--) {
      if (edit.entries.get(i) instanceof Entry.Notice notice
          && notice.kind() == Entry.Notice.Kind.ERROR) {
        return notice.text();
      }
    }
    return edit.problem.isEmpty() ? "The turn failed. Resume tries it again." : edit.problem;
  }

  private static void state(FoldEdit edit, String callId, ToolCallState state) {
    change(edit, callId, call -> with(call, state, call.output()));
  }

  private static Entry.Call with(Entry.Call call, ToolCallState state, String output) {
    return new Entry.Call(
        call.id(), call.at(), call.call(), state, output, call.diffs(), call.took());
  }

  /// Changes the newest entry of a call that has not ended: providers may use an id twice.
  private static void change(FoldEdit edit, String callId, UnaryOperator<Entry.Call> operator) {
    for (int i = edit.entries.size() - 1; i >= 0; i--) {
      if (edit.entries.get(i) instanceof Entry.Call call
          && call.call().id().equals(callId)
          && !call.state().isFinal()) {
        edit.entries.set(i, operator.apply(call));
        return;
      }
      if (edit.entries.get(i) instanceof Entry.TurnEnd) {
        return;
      }
    }
  }

  /// Changes every call of the last turn that has not ended.
  private static void changeOpenCalls(FoldEdit edit, UnaryOperator<Entry.Call> operator) {
    for (int i = edit.entries.size() - 1; i >= 0; i--) {
      switch (edit.entries.get(i)) {
        case Entry.TurnEnd _ -> {
          return;
        }
        case Entry.Call call when !call.state().isFinal() ->
            edit.entries.set(i, operator.apply(call));
        case Entry.Prompt _,
            Entry.Text _,
            Entry.Thought _,
            Entry.Call _,
            Entry.Rewound _,
            Entry.Notice _ -> {}
      }
    }
  }

  private static void completeTail(FoldEdit edit) {
    switch (last(edit)) {
      case Entry.Text open when !open.complete() ->
          replaceLast(edit, new Entry.Text(open.id(), open.at(), open.passage().settled(), true));
      case Entry.Thought open when !open.complete() ->
          replaceLast(
              edit,
              new Entry.Thought(
                  open.id(), open.at(), open.passage().settled(), open.signature(), true));
      case Entry.Prompt _,
          Entry.Text _,
          Entry.Thought _,
          Entry.Call _,
          Entry.Notice _,
          Entry.Rewound _,
          Entry.TurnEnd _ -> {}
    }
  }

  /// The last entry; before the first one, an end of a turn that nobody sees.
  private static Entry last(FoldEdit edit) {
    return edit.entries.size() == 0
        ? new Entry.TurnEnd("", Instant.EPOCH, StopReason.END_TURN)
        : edit.entries.get(edit.entries.size() - 1);
  }

  private static void replaceLast(FoldEdit edit, Entry entry) {
    edit.entries.set(edit.entries.size() - 1, entry);
  }
}
