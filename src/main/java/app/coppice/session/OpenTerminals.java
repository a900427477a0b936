package app.coppice.session;

import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The terminals of the sessions, as {@link Engine} tells of them: the agents' and the shells.
/// Thread-safe; nothing blocks.
record OpenTerminals(
    SessionTurns turns, TerminalDeck shells, SessionActions actions, OpenSessions sessions) {

  List<Terminal> of(SessionId id) {
    List<Terminal> all = new ArrayList<>();
    turns.terminal(id).ifPresent(all::add);
    all.addAll(shells.shells(id));
    return all;
  }

  CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    return Background.run(
        "open-shell", () -> actions.openShell(session(id), StyledText.NONE, columns, rows));
  }

  CompletableFuture<Terminal> openProgram(SessionId id, ProgramStart start) {
    return Background.run("open-program", () -> actions.openProgram(session(id), start));
  }

  CompletableFuture<Terminal> restartShell(SessionId id, Terminal ended, int columns, int rows) {
    return Background.run(
        "restart-shell",
        () -> actions.openShell(session(id), TerminalDeck.above(ended, columns), columns, rows));
  }

  private Session session(SessionId id) throws IOException {
    return sessions.find(id).orElseThrow(() -> new IOException("There is no such session"));
  }

  CompletableFuture<Void> restore(SessionId id, int columns, int rows) {
    return Background.run(
        "restore-shells",
        () -> {
          Optional<Session> session = sessions.find(id);
          if (session.isPresent()
              && session.get().fold().standing() == SessionFold.Standing.READY) {
            restore(session.get().snapshot(), turns, shells, columns, rows);
          }
          return null;
        });
  }

  /// The shells come first: they are the person's own, and the agent's terminal may fail.
  static void restore(
      SessionSnapshot session, SessionTurns turns, TerminalDeck shells, int columns, int rows)
      throws IOException {
    try {
      shells.restore(session.id(), session.worktree(), columns, rows);
    } finally {
      if (turns.terminal(session.id()).isEmpty()) {
        turns.restoreTerminal(session);
      }
    }
  }

  void close(SessionId id, Terminal shell) {
    shells.close(id, shell);
  }

  /// Keeps what all shells show, then ends them.
  CompletableFuture<Void> closeShells() {
    return Background.run(
        "close-shells",
        () -> {
          shells.closeAll();
          return null;
        });
  }
}
