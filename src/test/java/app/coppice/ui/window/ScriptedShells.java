package app.coppice.ui.window;

import app.coppice.session.ProgramStart;
import app.coppice.session.SessionId;
import app.coppice.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// The terminals of a scripted engine. Thread-safe.
abstract class ScriptedShells extends ScriptedRepositories {
  final List<ProgramStart> programs = new CopyOnWriteArrayList<>();

  private final Map<SessionId, List<Terminal>> shells = new ConcurrentHashMap<>();

  /// Opens a shell of so many columns and rows.
  volatile Optional<BiFunction<Integer, Integer, Terminal>> opens = Optional.empty();

  @Override
  public List<Terminal> terminals(SessionId id) {
    return List.copyOf(shells.getOrDefault(id, List.of()));
  }

  void addShell(SessionId id, Terminal shell) {
    shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
    tell(Listener::structureChanged);
  }

  @Override
  public void closeTerminal(SessionId id, Terminal shell) {
    List<Terminal> open = shells.get(id);
    if (open != null && open.remove(shell)) {
      shell.close();
    }
    tell(Listener::structureChanged);
  }

  @Override
  public CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    return opens
        .map(open -> {
          Terminal shell = open.apply(columns, rows);
          addShell(id, shell);
          return CompletableFuture.completedFuture(shell);
        })
        .orElseGet(() ->
            CompletableFuture.failedFuture(new IllegalStateException("No shell in this script")));
  }

  @Override
  public CompletableFuture<Terminal> openProgram(SessionId id, ProgramStart start) {
    programs.add(start);
    return openShell(id, start.columns(), start.rows());
  }
}
