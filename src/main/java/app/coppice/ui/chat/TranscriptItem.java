package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionRequest;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.List;

/// What one cell of the transcript shows.
sealed interface TranscriptItem {
  /// Stable while the item grows.
  Object key();

  record Of(Entry entry) implements TranscriptItem {
    @Override
    public Object key() {
      return entry.id();
    }
  }

  /// A permission request that waits.
  record Asked(PermissionRequest request) implements TranscriptItem {
    @Override
    public Object key() {
      return "permission\0" + request.id();
    }
  }

  /// A prompt that waits for the running turn's end.
  record Queued(int index, String text) implements TranscriptItem {
    @Override
    public Object key() {
      return "queued\0" + index;
    }
  }

  /// The offer to take the last turn up again.
  record Resume() implements TranscriptItem {
    @Override
    public Object key() {
      return "resume";
    }
  }

  /// The agent works and has nothing to show for it yet.
  record Waiting() implements TranscriptItem {
    @Override
    public Object key() {
      return "waiting";
    }
  }

  /// Everything there is to see of a session, in order.
  static List<TranscriptItem> of(SessionSnapshot snapshot) {
    List<Entry> entries = snapshot.transcript().entries();
    List<TranscriptItem> items = new ArrayList<>(entries.size() + 4);
    for (Entry entry : entries) {
      boolean blank =
          (entry instanceof Entry.Text text && text.text().isBlank())
              || (entry instanceof Entry.Thought thought && thought.text().isBlank());
      if (!blank) {
        items.add(new Of(entry));
      }
    }
    if (snapshot.state() == SessionState.WORKING && !showsLife(items)) {
      items.add(new Waiting());
    }
    snapshot.pending().forEach(request -> items.add(new Asked(request)));
    if (snapshot.resumable() && snapshot.state() != SessionState.DETACHED) {
      items.add(new Resume());
    }
    for (int i = 0; i < snapshot.queue().size(); i++) {
      items.add(new Queued(i, snapshot.queue().get(i)));
    }
    return items;
  }

  private static boolean showsLife(List<TranscriptItem> items) {
    if (items.isEmpty() || !(items.getLast() instanceof Of last)) {
      return false;
    }
    return switch (last.entry()) {
      case Entry.Text text -> !text.complete();
      case Entry.Thought thought -> !thought.complete();
      case Entry.Call call -> !call.state().isFinal();
      case Entry.Prompt _, Entry.Notice _, Entry.TurnEnd _ -> false;
    };
  }
}
