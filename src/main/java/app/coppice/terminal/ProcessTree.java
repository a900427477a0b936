package app.coppice.terminal;

import java.util.LinkedHashSet;
import java.util.Set;

/// Everything that a terminal's program has started and that still runs. Found in three ways: as
/// descendants; by the session of the terminal, which catches children whose parent is gone; and by
/// a variable in their environment, which catches those that made a session of their own. A
/// `ProcessHandle` knows the start time, so a reused process number is never signalled.
///
/// @param mark the value of the variable
record ProcessTree(long leader, String mark, ProcessTable table) {
  /// The variable that every program of a terminal is started with; its value is random.
  static final String VARIABLE = "COPPICE_TERMINAL";

  /// Those alive now, the leader among them.
  Set<ProcessHandle> alive() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    ProcessHandle.of(leader)
        .ifPresent(handle -> {
          found.add(handle);
          handle.descendants().forEach(found::add);
        });
    table
        .all()
        .filter(pid -> table.session(pid) == leader || isMarked(pid))
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(found::add));
    found.remove(ProcessHandle.current());
    found.removeIf(handle -> !table.runs(handle));
    return found;
  }

  private boolean isMarked(long pid) {
    return table.variable(pid, VARIABLE).filter(mark::equals).isPresent();
  }
}
