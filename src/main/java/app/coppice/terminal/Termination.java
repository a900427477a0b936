package app.coppice.terminal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The end of processes: at once politely, for good within two seconds, children that they still
/// made meanwhile included. Thread-safe.
///
/// @param alive tells who is to end and runs still
record Termination(Supplier<Set<ProcessHandle>> alive, ProcessTable table) {
  /// How long a program may take to end by itself.
  private static final long POLITE_MILLIS = 1_500;

  /// A killed process ends as soon as the system lets it.
  private static final long KILLED_MILLIS = 1_500;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /// Ends them. Blocking.
  ///
  /// @return whether none is left
  boolean run() throws InterruptedException {
    Set<ProcessHandle> targets = new LinkedHashSet<>(alive.get());
    for (ProcessHandle target : targets) {
      if (target.isAlive()) { // it compares the start time: the number may have a new owner
        Signals.send(target.pid(), Signals.HANGUP);
      }
      target.destroy();
      if (target.isAlive()) {
        Signals.send(target.pid(), Signals.CONTINUE); // a stopped job would hear of it too late
      }
    }
    if (!awaitExit(targets, POLITE_MILLIS)) {
      targets.addAll(alive.get());
      targets.forEach(ProcessHandle::destroyForcibly);
      awaitExit(targets, KILLED_MILLIS);
    }
    Set<ProcessHandle> late = alive.get();
    late.forEach(ProcessHandle::destroyForcibly);
    return awaitExit(late, KILLED_MILLIS);
  }

  /// Looks again and again: the system tells of children's ends only, and most are not ours.
  private boolean awaitExit(Set<ProcessHandle> targets, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (targets.stream().anyMatch(table::runs)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return true;
  }
}
