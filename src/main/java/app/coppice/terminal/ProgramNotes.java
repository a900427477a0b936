package app.coppice.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a program has told beside its picture: title, folder, and events that wait for their
/// listeners. All of it bounded. Guarded by the emulator's lock.
final class ProgramNotes {
  private static final int TITLE_LIMIT = 256;
  private static final int TITLES_LIMIT = 10;
  private static final int EVENTS_LIMIT = 64;

  private final Deque<String> titles = new ArrayDeque<>();
  private List<TerminalEvent> events = new ArrayList<>();
  private String title = "";
  private String folder = "";

  String title() {
    return title;
  }

  String folder() {
    return folder;
  }

  void title(String text) {
    title = SafeText.line(text, TITLE_LIMIT);
  }

  /// Keeps the title (`CSI 22 t`); beyond the limit the oldest is lost.
  void pushTitle() {
    titles.push(title);
    if (titles.size() > TITLES_LIMIT) {
      titles.removeLast();
    }
  }

  /// Brings the kept title back (`CSI 23 t`).
  void popTitle() {
    if (!titles.isEmpty()) {
      title = titles.pop();
    }
  }

  void folder(String path) {
    folder = path;
  }

  /// Queues an event; what nobody can want so many of is dropped.
  void add(TerminalEvent event) {
    boolean again = !events.isEmpty() && events.getLast().equals(event);
    if (!again && events.size() < EVENTS_LIMIT) {
      events.add(event);
    }
  }

  /// Takes the waiting events out.
  List<TerminalEvent> take() {
    if (events.isEmpty()) {
      return List.of();
    }
    List<TerminalEvent> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  /// Forgets the titles (RIS). The folder is still true.
  void reset() {
    title = "";
    titles.clear();
  }
}
