package app.coppice.session;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The shells of all sessions. Thread-safe; a shell that has ended stays, so that the person sees
/// how, until it is closed.
final class TerminalDeck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Characters of a shell's text that are kept, from its end.
  private static final int LONGEST = 200_000;

  /// Characters of an ended shell's text that the one in its place begins with, from its end.
  private static final int LONGEST_ABOVE = 2_000_000;

  /// Columns of the line between the two, at most.
  private static final int RULE = 40;

  private final ShellOpener opener;
  private final Runnable changed;
  private final ShellShelf shelf;
  private final Set<SessionId> restored = ConcurrentHashMap.newKeySet();
  private final Map<SessionId, List<Terminal>> shells = new ConcurrentHashMap<>();

  /// @param changed called after every change of a list, on any thread
  TerminalDeck(ShellOpener opener, Runnable changed, ShellShelf shelf) {
    this.shelf = shelf;
    this.opener = opener;
    this.changed = changed;
  }

  List<Terminal> shells(SessionId id) {
    return List.copyOf(shells.getOrDefault(id, List.of()));
  }

  /// What an ended shell showed, with a rule below it: the beginning of the one in its place.
  ///
  /// @param columns of the new one
  static StyledText above(Terminal ended, int columns) {
    StyledText text = StyledText.of(ended.screen(), LONGEST_ABOVE);
    return text.isEmpty() ? text : text.with("\u2500".repeat(Math.min(columns, RULE)));
  }

  /// Starts a shell. Blocking.
  ///
  /// @param above text that stands above what it writes; may be empty
  Terminal open(SessionId id, Path folder, StyledText above, int columns, int rows)
      throws IOException {
    Terminal shell = opener.reopen(folder, above, columns, rows);
    shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
    changed.run();
    return shell;
  }

  /// Opens again what was open when the window closed; the first time only. Blocking.
  void restore(SessionId id, Path worktree, int columns, int rows) throws IOException {
    if (!Files.isDirectory(worktree) || !restored.add(id)) {
      return;
    }
    for (KeptShell kept : shelf.take(id)) {
      boolean there = kept.folder().isAbsolute() && Files.isDirectory(kept.folder());
      Path folder = there ? kept.folder() : worktree;
      Terminal shell = opener.reopen(folder, kept.text(), columns, rows);
      shell.rename(kept.name());
      shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
      changed.run();
    }
  }

  /// What is to be kept of the shells that are open and whose program runs.
  private void keep() {
    shells.forEach((id, list) -> {
      List<KeptShell> kept = new ArrayList<>();
      for (Terminal shell : list) {
        if (shell.exitStatus().isEmpty()) {
          kept.add(kept(shell));
        }
      }
      shelf.keep(id, kept);
    });
  }

  private static KeptShell kept(Terminal shell) {
    StyledText text = StyledText.of(shell.screen(), LONGEST);
    String folder = shell.screen().frame(Frame.EMPTY).program().folder();
    try {
      return new KeptShell(shell.name(), Path.of(folder), text);
    } catch (InvalidPathException _) {
      return new KeptShell(shell.name(), Path.of(""), text);
    }
  }

  /// Ends one shell and forgets it; a terminal that is none of the session's shells stays. Does not
  /// wait.
  void close(SessionId id, Terminal shell) {
    List<Terminal> open = shells.get(id);
    if (open != null && open.remove(shell)) {
      shell.close();
      changed.run();
    }
  }

  /// Ends a session's shells with all that runs in them, keeps nothing of them, and waits for it.
  /// Blocking.
  void close(SessionId id) {
    shelf.keep(id, List.of());
    List<Terminal> open = shells(id);
    open.forEach(Terminal::close);
    await(open);
    if (shells.remove(id) != null) {
      changed.run();
    }
  }

  /// Keeps what all shells show and ends them at the same time. Blocking.
  void closeAll() {
    keep();
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
