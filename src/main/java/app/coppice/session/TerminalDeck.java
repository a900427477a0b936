package app.coppice.session;

import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The shells of all sessions. Thread-safe; a shell that has ended stays, so that the person sees
/// how, until it is closed.
final class TerminalDeck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ShellOpener opener;
  private final Runnable changed;
  private final Map<SessionId, List<Terminal>> shells = new ConcurrentHashMap<>();

  /// @param changed called after every change of a list, on any thread
  TerminalDeck(ShellOpener opener, Runnable changed) {
    this.opener = opener;
    this.changed = changed;
  }

  List<Terminal> shells(SessionId id) {
    return List.copyOf(shells.getOrDefault(id, List.of()));
  }

  /// Starts a shell. Blocking.
  Terminal open(SessionId id, Path folder, int columns, int rows) throws IOException {
    Terminal shell = opener.open(folder, columns, rows);
    shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
    changed.run();
    return shell;
  }

  /// Ends one shell and forgets it. Does not wait.
  void close(SessionId id, Terminal shell) {
    shell.close();
    if (shells.getOrDefault(id, List.of()).remove(shell)) {
      changed.run();
    }
  }

  /// Ends a session's shells with all that runs in them and waits for it. Blocking.
  void close(SessionId id) {
    List<Terminal> open = shells(id);
    open.forEach(Terminal::close);
    await(open);
    if (shells.remove(id) != null) {
      changed.run();
    }
  }

  /// Ends all shells at the same time. Blocking.
  void closeAll() {
    List<Terminal> open = new ArrayList<>();
    shells.values().forEach(open::addAll);
    open.forEach(Terminal::close);
    await(open);
  }

  private static void await(List<Terminal> terminals) {
    for (Terminal terminal : terminals) {
      try {
        var _ = terminal.awaitEnd(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
