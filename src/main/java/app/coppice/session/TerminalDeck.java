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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
  private final Function<SessionId, Map<String, String>> variables;
  private final Runnable changed;
  private final ShellShelf shelf;
  private final ShellKeeper keeper;
  private final Set<SessionId> restored = ConcurrentHashMap.newKeySet();
  private final Map<SessionId, List<Terminal>> shells = new ConcurrentHashMap<>();

  /// Programs that are no shells, while they run.
  private final Set<Terminal> passing = ConcurrentHashMap.newKeySet();

  /// What runs the person's scripts, and has no prompt.
  private final Set<Terminal> scripts =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /// Held while shells are kept, so that an older state never replaces a newer one.
  private final Object keeping = new Object();

  // Guarded by keeping: the shells of the last start that are not open again yet.
  private final Map<SessionId, List<KeptShell>> waiting = new HashMap<>();
  private boolean ended;

  /// @param changed called after every change of a list, on any thread
  TerminalDeck(ShellOpener opener, Runnable changed, ShellShelf shelf) {
    this(opener, changed, shelf, _ -> Map.of());
  }

  /// @param variables what a session's programs find in their environment
  TerminalDeck(
      ShellOpener opener,
      Runnable changed,
      ShellShelf shelf,
      Function<SessionId, Map<String, String>> variables) {
    this.variables = variables;
    this.shelf = shelf;
    this.opener = opener;
    this.changed = changed;
    keeper = new ShellKeeper(this::keep, ShellKeeper.Pace.USUAL);
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
    Terminal shell = opener(id).reopen(folder, above, columns, rows);
    add(id, shell);
    keeper.shellsChanged(id);
    changed.run();
    return shell;
  }

  /// Runs a script in a terminal of its own, which stays when it has ended. Blocking.
  Terminal run(SessionId id, String name, String script, Path folder) throws IOException {
    Terminal terminal = opener(id).run(name, script, folder);
    scripts.add(terminal);
    add(id, terminal);
    changed.run();
    return terminal;
  }

  /// Starts a program in a terminal of its own, which goes when the program ends well, and does not
  /// come back at the next start. Blocking.
  Terminal program(SessionId id, ProgramStart start, Path folder) throws IOException {
    Terminal terminal =
        opener(id).program(start.name(), start.command(), folder, start.columns(), start.rows());
    passing.add(terminal);
    add(id, terminal);
    var _ = terminal.screen().onDirty(() -> leave(id, terminal));
    leave(id, terminal); // it may have ended before anybody listened
    changed.run();
    return terminal;
  }

  /// On the thread that reads the output of the terminal's program.
  private void leave(SessionId id, Terminal terminal) {
    OptionalInt status = terminal.exitStatus();
    if (status.isPresent() && passing.remove(terminal) && status.getAsInt() == 0) {
      Thread.ofVirtual().name("close-program").start(() -> close(id, terminal));
    }
  }

  private ShellOpener opener(SessionId id) {
    return opener.with(variables.apply(id));
  }

  private void add(SessionId id, Terminal shell) {
    AtomicReference<String> name = new AtomicReference<>(shell.name());
    // It lives as long as the screen.
    var _ = shell.screen().onDirty(() -> dirty(id, shell, name));
    shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
  }

  /// On the thread that reads the shell's output, so it only looks.
  private void dirty(SessionId id, Terminal shell, AtomicReference<String> name) {
    String now = shell.name();
    if (!now.equals(name.getAndSet(now)) || shell.exitStatus().isPresent()) {
      keeper.shellsChanged(id);
    } else {
      keeper.textChanged(id);
    }
  }

  /// Opens again what was open at the last end; the first time only. What cannot be opened stays
  /// kept for the next start. Blocking.
  ///
  /// @param columns there is room for; one that shared its room had fewer, so that a prompt is
  ///   drawn in the right width from the first byte
  void restore(SessionId id, Path worktree, int columns, int rows) throws IOException {
    if (!Files.isDirectory(worktree) || !restored.add(id)) {
      return;
    }
    for (KeptShell kept : waiting(id)) {
      boolean there = kept.folder().isAbsolute() && Files.isDirectory(kept.folder());
      Path folder = there ? kept.folder() : worktree;
      Terminal shell =
          opener(id).reopen(folder, kept.text(), kept.columns(columns), kept.rows(rows));
      shell.rename(kept.name());
      synchronized (keeping) {
        waiting.computeIfPresent(id, (_, all) -> all.stream().skip(1).toList());
        add(id, shell);
      }
      keeper.textChanged(id); // nothing tells it of what the shell wrote by now
      changed.run();
    }
  }

  /// What was kept of a session at the last end and is not open again.
  private List<KeptShell> waiting(SessionId id) {
    synchronized (keeping) {
      return waiting.computeIfAbsent(id, shelf::read);
    }
  }

  /// Keeps the shells that are open and whose program runs. Blocking.
  private void keep(SessionId id) {
    synchronized (keeping) {
      if (ended) {
        return;
      }
      List<KeptShell> kept = new ArrayList<>();
      for (Terminal shell : shells(id)) {
        if (shell.exitStatus().isEmpty() && !passing.contains(shell)) {
          kept.add(kept(shell));
        }
      }
      kept.addAll(waiting(id));
      shelf.keep(id, kept);
    }
  }

  /// The prompt at which a shell waits is not kept: the one in its place draws its own below, and
  /// there would be one more with each start.
  private KeptShell kept(Terminal shell) {
    boolean waits =
        !scripts.contains(shell) && !shell.isLineBegun() && shell.foreground().isEmpty();
    StyledText text =
        waits
            ? StyledText.withoutPrompt(shell.screen(), LONGEST)
            : StyledText.of(shell.screen(), LONGEST);
    Frame frame = shell.screen().frame(Frame.EMPTY);
    return new KeptShell(shell.name(), folder(shell), text, frame.columns(), frame.rows().size());
  }

  /// Where the shell says it is, which may be a shell in the shell; else what the system knows.
  private static Path folder(Terminal shell) {
    String told = shell.screen().frame(Frame.EMPTY).program().folder();
    try {
      return told.isEmpty() ? shell.folder().orElse(Path.of("")) : Path.of(told);
    } catch (InvalidPathException _) {
      return Path.of("");
    }
  }

  /// Ends one shell and forgets it; a terminal that is none of the session's shells stays. Does not
  /// wait.
  void close(SessionId id, Terminal shell) {
    List<Terminal> open = shells.get(id);
    if (open != null && open.remove(shell)) {
      shell.close();
      keeper.shellsChanged(id);
      changed.run();
    }
  }

  /// Ends a session's shells with all that runs in them, keeps nothing of them, and waits for it.
  /// Blocking.
  void close(SessionId id) {
    forget(id);
    List<Terminal> open = shells(id);
    open.forEach(Terminal::close);
    await(open);
    boolean any = shells.remove(id) != null;
    forget(id); // one that was kept while it ended
    if (any) {
      changed.run();
    }
  }

  private void forget(SessionId id) {
    synchronized (keeping) {
      waiting.put(id, List.of());
      shelf.keep(id, List.of());
    }
  }

  /// Keeps what all shells show and ends them at the same time. Blocking.
  void closeAll() {
    keeper.close();
    synchronized (keeping) {
      shells.keySet().forEach(this::keep);
      ended = true; // what ends from here on is kept
    }
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
