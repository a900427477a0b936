package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalEvent;
import app.coppice.terminal.TerminalSettings;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Brings what programs in terminals tell the person to the notice bar, whether their session is in
/// view or not, and asks before one of them writes the clipboard. The text is the program's: it
/// stands behind the names of session and terminal, shortened, and not too often. Since it knows
/// all terminals, it also has them keep what the person has chosen. FX thread only.
final class TerminalNotices implements AutoCloseable {
  private static final int LONGEST = 160;

  /// Of a longer text as much is shown of its end.
  private static final int ENDING = 50;

  private final Engine engine;
  private final NoticeBar notices;
  private final Consumer<SessionId> show;
  private final Map<Terminal, Screen.Subscription> followed = new HashMap<>();

  private TerminalSettings settings = TerminalSettings.DEFAULT;

  /// The question about the clipboard that was asked last.
  private String question = "";

  /// @param show brings a session into view
  TerminalNotices(Engine engine, NoticeBar notices, Consumer<SessionId> show) {
    this.engine = engine;
    this.notices = notices;
    this.show = show;
  }

  /// Follows the terminals of these sessions, and no others.
  void follow(List<SessionId> sessions) {
    Set<Terminal> open = new HashSet<>();
    for (SessionId session : sessions) {
      for (Terminal terminal : engine.terminals(session)) {
        open.add(terminal);
        followed.computeIfAbsent(
            terminal,
            _ -> {
              terminal.screen().apply(settings);
              return terminal.screen().onEvent(slot(session, terminal));
            });
      }
    }
    followed
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !open.contains(entry.getKey());
          if (gone) {
            entry.getValue().close();
          }
          return gone;
        });
  }

  /// Has every terminal keep what the person has chosen, those that come included.
  void apply(TerminalSettings chosen) {
    if (!chosen.equals(settings)) {
      settings = chosen;
      followed.keySet().forEach(terminal -> terminal.screen().apply(chosen));
    }
  }

  private EventSlot slot(SessionId session, Terminal terminal) {
    return new EventSlot(event -> told(session, terminal, event), FxThread::run, System::nanoTime);
  }

  /// While a question is asked nothing takes its place: the answer to it would be taken for the
  /// answer to what came.
  void told(SessionId session, Terminal terminal, TerminalEvent event) {
    if (!question.isEmpty() && notices.message().equals(question)) {
      return;
    }
    switch (event) {
      case TerminalEvent.Notice(String title, String text) -> {
        String words = title.isEmpty() ? text : title + ": " + text;
        notices.offer(
            Messages.text(
                "window.terminal.notice", title(session), terminal.name(), shortened(words)),
            Messages.text("window.terminal.show"),
            () -> show.accept(session));
      }
      case TerminalEvent.ScrollbackCut() ->
          notices.offer(
              Messages.text("window.terminal.cut", title(session), terminal.name()),
              Messages.text("window.terminal.show"),
              () -> show.accept(session));
      case TerminalEvent.ClipboardRequest(String text) -> {
        question =
            Messages.text(
                "window.terminal.clipboard",
                title(session),
                terminal.name(),
                text.length(),
                preview(text),
                text.lines().count());
        notices.ask(question, Messages.text("window.terminal.allow"), () -> copy(text));
      }
    }
  }

  private Object title(SessionId session) {
    Optional<SessionSnapshot> snapshot = engine.session(session);
    return snapshot.map(SessionSnapshot::title).orElse("");
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }

  /// Beginning and end of a text, the ends of its lines as signs.
  static String preview(String text) {
    String line = text.replaceAll("[^\\S\n]+", " ").replace("\n", "\u21b5 ").strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, LONGEST - ENDING) + " \u2026 " + line.substring(line.length() - ENDING);
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void close() {
    followed.values().forEach(Screen.Subscription::close);
    followed.clear();
  }
}
