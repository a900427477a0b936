package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.RetryNotice;
import app.coppice.agent.StopReason;
import app.coppice.agent.Transcript;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.chat.TranscriptItem.Queued.Until;
import app.coppice.ui.chat.TranscriptItem.Resume.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything there is to see of a session, in order. Keeps the items of entries that stay as they
/// are, so that a growing answer costs as much as its own entry. Not thread-safe.
final class TranscriptItems {
  private static final TranscriptItem WAITING = new TranscriptItem.Waiting();

  private final List<TranscriptItem> body = new ArrayList<>();
  private Transcript transcript = Transcript.EMPTY;

  /// @param locked whether the vault is, as an offer to resume says
  List<TranscriptItem> of(SessionSnapshot snapshot, boolean locked) {
    follow(snapshot.transcript());
    List<TranscriptItem> items = withoutPassedRetries();
    if (snapshot.state() == SessionState.WORKING && !showsLife()) {
      items.add(
          body.isEmpty()
              ? WAITING
              : retry(body.getLast())
                  .<TranscriptItem>map(TranscriptItem.Pausing::new)
                  .orElse(WAITING));
    }
    snapshot.pending().forEach(request -> items.add(new TranscriptItem.Asked(request)));
    if (snapshot.resumable() && hasWorktree(snapshot)) {
      items.add(new TranscriptItem.Resume(ending(snapshot), locked));
    }
    Until until = until(snapshot);
    for (int i = 0; i < snapshot.queue().size(); i++) {
      items.add(new TranscriptItem.Queued(i, snapshot.queue().get(i), until));
    }
    return items;
  }

  /// Whether a turn could go on in it.
  private static boolean hasWorktree(SessionSnapshot snapshot) {
    return switch (snapshot.state()) {
      case PREPARING, IDLE, WORKING, COMMITTING, WAITING, FAILED -> true;
      case DETACHED, ARCHIVED -> false;
    };
  }

  /// How the last turn ended, as it says itself: the session's state may be about something else by
  /// now.
  private static Ending ending(SessionSnapshot snapshot) {
    for (Entry entry : snapshot.transcript().entries().reversed()) {
      if (entry instanceof Entry.TurnEnd end) {
        return end.reason() == StopReason.FAILED ? Ending.FAILED : Ending.INTERRUPTED;
      }
      if (entry instanceof Entry.Prompt) {
        break;
      }
    }
    return snapshot.state() == SessionState.FAILED ? Ending.FAILED : Ending.INTERRUPTED;
  }

  private static Until until(SessionSnapshot snapshot) {
    if (snapshot.state() == SessionState.PREPARING) {
      return Until.WORKTREE;
    }
    if (snapshot.resumable()) {
      return Until.RESUME;
    }
    return ChatPane.setUpFailed(snapshot) ? Until.SET_UP : Until.TURN_END;
  }

  /// Of attempts in a row only the newest is worth a line.
  private List<TranscriptItem> withoutPassedRetries() {
    List<TranscriptItem> items = new ArrayList<>(body.size() + 4);
    for (TranscriptItem item : body) {
      if (!items.isEmpty() && retry(item).isPresent() && retry(items.getLast()).isPresent()) {
        items.removeLast();
      }
      items.add(item);
    }
    return items;
  }

  private static Optional<Instant> retry(TranscriptItem item) {
    return item instanceof TranscriptItem.Of(Entry.Notice notice)
        ? RetryNotice.until(notice)
        : Optional.empty();
  }

  private void follow(Transcript now) {
    int same = now.sharedWith(transcript);
    List<Entry> before = transcript.entries();
    long gone = before.subList(same, before.size()).stream().filter(TranscriptItems::shows).count();
    body.subList(body.size() - (int) gone, body.size()).clear();
    now.entries().subList(same, now.entries().size()).stream()
        .filter(TranscriptItems::shows)
        .map(TranscriptItem.Of::new)
        .forEach(body::add);
    transcript = now;
  }

  private static boolean shows(Entry entry) {
    return switch (entry) {
      case Entry.Text text -> !text.passage().isBlank();
      case Entry.Thought thought -> !thought.passage().isBlank();
      case Entry.Prompt _, Entry.Call _, Entry.Notice _, Entry.Rewound _, Entry.TurnEnd _ -> true;
    };
  }

  private boolean showsLife() {
    if (body.isEmpty() || !(body.getLast() instanceof TranscriptItem.Of(Entry last))) {
      return false;
    }
    return switch (last) {
      case Entry.Text text -> !text.complete();
      case Entry.Thought thought -> !thought.complete();
      case Entry.Call call -> !call.state().isFinal();
      case Entry.Prompt _, Entry.Notice _, Entry.Rewound _, Entry.TurnEnd _ -> false;
    };
  }
}
