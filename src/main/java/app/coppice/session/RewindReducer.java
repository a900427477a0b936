package app.coppice.session;

import app.coppice.agent.Entry;
import java.util.ArrayList;
import java.util.List;

/// The part of the reducer that takes a transcript back and forward. Pure.
final class RewindReducer {
  private RewindReducer() {}

  /// One that names no entry changes nothing.
  static void apply(FoldEdit edit, SessionEvent.Rewound event) {
    int at = indexOf(edit, event.rewind().entry());
    if (at < 0) {
      return;
    }
    if (edit.entries.get(at) instanceof Entry.Rewound folded) {
      forward(edit, at, folded, event);
    } else {
      back(edit, at, event);
    }
    if (event.rewind().scope().hasConversation()) {
      // What waits was meant for another conversation: the person looks first.
      edit.held = !edit.queue.isEmpty();
      edit.outfit = edit.outfit.released();
      edit.resumable = false;
      edit.problem = "";
    }
  }

  private static void back(FoldEdit edit, int at, SessionEvent.Rewound event) {
    List<Entry> taken = event.rewind().scope().hasConversation() ? cut(edit, at) : List.of();
    edit.entries.add(mark(edit, event, taken));
  }

  private static void forward(
      FoldEdit edit, int at, Entry.Rewound folded, SessionEvent.Rewound event) {
    Rewind.Scope scope = event.rewind().scope();
    List<Entry> rest = cut(edit, at);
    rest = rest.subList(1, rest.size());
    if (!scope.hasConversation()) {
      if (!folded.entries().isEmpty()) {
        edit.entries.add(folded);
      }
      rest.forEach(edit.entries::add);
      edit.entries.add(mark(edit, event, List.of()));
      return;
    }
    if (!rest.isEmpty() || scope.hasFiles()) {
      edit.entries.add(mark(edit, event, rest));
    }
    folded.entries().forEach(edit.entries::add);
    if (folded.files() && !scope.hasFiles()) {
      // The files as they were before still want a way to them.
      edit.entries.add(
          new Entry.Rewound(folded.id(), folded.at(), folded.action(), true, false, List.of()));
    }
  }

  private static Entry.Rewound mark(
      FoldEdit edit, SessionEvent.Rewound event, List<Entry> entries) {
    Rewind.Scope scope = event.rewind().scope();
    return new Entry.Rewound(
        edit.nextId(),
        event.at(),
        event.action(),
        scope.hasFiles(),
        scope.hasConversation(),
        entries);
  }

  /// Takes the entries from `at` on out.
  private static List<Entry> cut(FoldEdit edit, int at) {
    List<Entry> taken = new ArrayList<>();
    for (int i = at; i < edit.entries.size(); i++) {
      taken.add(edit.entries.get(i));
    }
    edit.entries.truncate(at);
    return taken;
  }

  private static int indexOf(FoldEdit edit, String id) {
    for (int i = edit.entries.size() - 1; i >= 0; i--) {
      if (edit.entries.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
