package app.coppice.terminal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The mark of a program that runs outside of a terminal, by which it is found and ended with all
/// it has started, as a terminal's program is. Thread-safe.
///
/// @param ledger that knows of it from before it runs until nothing of it is wanted any more
public record ProgramMark(UUID value, ProcessLedger ledger) implements AutoCloseable {
  /// A new mark, which stands in the ledger when this returns.
  public static ProgramMark open(ProcessLedger ledger) {
    UUID value = UUID.randomUUID();
    ledger.starting(value);
    return new ProgramMark(value, ledger);
  }

  /// What the program's environment carries.
  public Map<String, String> variables() {
    return Map.of(ProcessTree.VARIABLE, value.toString());
  }

  /// Ends all that carries it: at once politely, for good within two seconds. Blocking.
  ///
  /// @return whether none is left, as far as this system tells
  public boolean end() throws InterruptedException {
    ProcessTable table = ProcessTable.ofThisSystem();
    return new Termination(() -> alive(table), table).run();
  }

  private Set<ProcessHandle> alive(ProcessTable table) {
    String mark = value.toString();
    return table
        .all()
        .filter(pid -> table.variable(pid, ProcessTree.VARIABLE).filter(mark::equals).isPresent())
        .mapToObj(ProcessHandle::of)
        .flatMap(found -> found.stream())
        .filter(handle -> !handle.equals(ProcessHandle.current()) && table.runs(handle))
        .collect(Collectors.toSet());
  }

  /// What it has left running by itself stays so: a hook may start a daemon.
  @Override
  public void close() {
    ledger.ended(value);
  }
}
