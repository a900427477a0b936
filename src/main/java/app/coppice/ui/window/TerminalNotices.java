package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import app.coppice.terminal.TerminalEvent;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.time.Duration;
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
/// stands behind the names of session and terminal, shortened, and not too often. FX thread only.
final class TerminalNotices implements AutoCloseable {
  private static final int LONGEST = 160;

  /// A program that tells more often is heard once in this time.
  private static final long PAUSE = Duration.ofSeconds(2).toNanos();

  private final Engine engine;
  private final NoticeBar notices;
  private final Consumer<SessionId> show;
  private final Map<Terminal, Screen.Subscription> followed = new HashMap<>();
  private final Map<Terminal, Long> heard = new HashMap<>();

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
            _ ->
                terminal
                    .screen()
                    .onEvent(event -> FxThread.run(() -> told(session, terminal, event))));
      }
    }
    heard.keySet().retainAll(open);
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

  private void told(SessionId session, Terminal terminal, TerminalEvent event) {
    switch (event) {
      case TerminalEvent.Notice(String title, String text) -> {
        if (mayTell(terminal)) {
          String words = title.isEmpty() ? text : title + ": " + text;
          notices.offer(
              Messages.text(
                  "window.terminal.notice", title(session), terminal.name(), shortened(words)),
              Messages.text("window.terminal.show"),
              () -> show.accept(session));
        }
      }
      case TerminalEvent.ClipboardRequest(String text) -> {
        if (mayTell(terminal)) {
          notices.problem(
              Messages.text(
                  "window.terminal.clipboard",
                  title(session),
                  terminal.name(),
                  text.length(),
                  shortened(text)),
              Messages.text("window.terminal.allow"),
              () -> copy(text));
        }
      }
      case TerminalEvent.Bell _,
          TerminalEvent.FolderChanged _,
          TerminalEvent.PromptShown _,
          TerminalEvent.CommandStarted _,
          TerminalEvent.CommandEnded _ -> {}
    }
  }

  private boolean mayTell(Terminal terminal) {
    long now = System.nanoTime();
    Long last = heard.get(terminal);
    if (last != null && now - last < PAUSE) {
      return false;
    }
    heard.put(terminal, now);
    return true;
  }

  private Object title(SessionId session) {
    Optional<SessionSnapshot> snapshot = engine.session(session);
    return snapshot.map(SessionSnapshot::title).orElse("");
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
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
