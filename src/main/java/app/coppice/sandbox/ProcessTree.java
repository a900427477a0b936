package app.coppice.sandbox;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A child process and everything it started, as far as the system still knows who started whom. A
/// handle knows its process's start time, so a reused id is never signalled. Thread-safe.
final class ProcessTree {
  private final ProcessHandle leader;
  private final Set<ProcessHandle> members = new LinkedHashSet<>();

  ProcessTree(ProcessHandle leader) {
    this.leader = leader;
    members.add(leader);
  }

  /// Asks every member to end, and kills what is left after `grace`.
  synchronized void end(Duration grace) throws InterruptedException {
    note();
    members.forEach(ProcessHandle::destroy);
    if (!awaitEnd(grace)) {
      kill();
    }
  }

  /// Kills every member at once.
  synchronized void kill() {
    note();
    members.forEach(ProcessHandle::destroyForcibly);
    // A member may have forked between the look and the signal.
    note();
    members.forEach(ProcessHandle::destroyForcibly);
  }

  private void note() {
    for (ProcessHandle known : Set.copyOf(members)) {
      known.descendants().forEach(members::add);
    }
    leader.descendants().forEach(members::add);
  }

  /// Waits until every member that was noted is gone: a killed one still ends what it was writing.
  ///
  /// @return false when `grace` was too short
  synchronized boolean awaitEnd(Duration grace) throws InterruptedException {
    var ends = members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(grace.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }
}
