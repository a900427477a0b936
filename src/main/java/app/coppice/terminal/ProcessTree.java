package app.coppice.terminal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Everything that a terminal's program has started and that still runs. Found in three ways: as
/// descendants; by the session of the terminal, which catches children whose parent is gone; and by
/// a variable in their environment, which catches those that made a session of their own. A
/// `ProcessHandle` knows the start time, so a reused process number is never signalled.
///
/// @param number of the program, which is its session's too
/// @param leader the program; none when it had ended before it could be looked at
/// @param mark the value of the variable
record ProcessTree(long number, List<ProcessHandle> leader, String mark, ProcessTable table) {
  /// The variable that every program of a terminal is started with; its value is random.
  static final String VARIABLE = "COPPICE_TERMINAL";

  ProcessTree {
    leader = List.copyOf(leader);
  }

  /// What a program that was just started will start.
  static ProcessTree of(long number, String mark) {
    return new ProcessTree(
        number, ProcessHandle.of(number).stream().toList(), mark, ProcessTable.ofThisSystem());
  }

  boolean leaderRuns() {
    return leader.stream().anyMatch(ProcessHandle::isAlive);
  }

  /// Those alive now, the leader among them.
  Set<ProcessHandle> alive() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    if (leaderRuns()) {
      leader.forEach(handle -> {
        found.add(handle);
        handle.descendants().forEach(found::add);
      });
    }
    boolean session = isSessionOurs();
    table
        .all()
        .filter(pid -> (session && table.session(pid) == number) || isMarked(pid))
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(found::add));
    found.remove(ProcessHandle.current());
    found.removeIf(handle -> !table.runs(handle));
    return found;
  }

  /// The system gives a number to nobody else while the session of that number has a member: who
  /// has it and is not the leader shows that all of ours are gone.
  private boolean isSessionOurs() {
    return leaderRuns() || ProcessHandle.of(number).isEmpty();
  }

  private boolean isMarked(long pid) {
    return table.variable(pid, VARIABLE).filter(mark::equals).isPresent();
  }
}
