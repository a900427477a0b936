package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a terminal's program has started ends with it.
class PtyChildrenTest extends PtyTest {
  @Test
  void closingEndsTheShellItsJobsAndThoseThatLeftItsSession() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
    PtySession session =
        start(
            "sh",
            "-c",
            "sleep 1001 & setsid sleep 1002 & (setsid sh -c 'trap \"\" HUP TERM; sleep 1003; sleep 1004' &) ;"
                + " echo ready; wait");
    awaitText(session, "ready");
    List<ProcessHandle> children = sleepers(3, List.of("1001", "1002", "1003"));
    long start = System.nanoTime();
    session.close();
    assertThat(session.awaitEnd(LONG)).isTrue();
    awaitReaped(children);
    assertThat(sleepers(List.of("1001", "1002", "1003", "1004"))).isEmpty();
    // Two seconds, and what a busy machine needs to look around.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void politeChildrenEndAtOnce() throws Exception {
    // A busy machine may take its time: the quickest of some attempts shows what is possible.
    Duration quickest = LONG;
    for (int i = 0; i < 5 && quickest.toMillis() > 500; i++) {
      PtySession session = start("sh", "-c", "sleep 1021 & (sleep 1022 &); echo ready; wait");
      awaitText(session, "ready");
      sleepers(2, List.of("1021", "1022"));
      long start = System.nanoTime();
      session.close();
      assertThat(session.awaitEnd(LONG)).isTrue();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThan(Duration.ofMillis(500));
    assertThat(sleepers(List.of("1021", "1022"))).isEmpty();
  }

  @Test
  void aStoppedJobEndsAtOnceToo() throws Exception {
    Duration quickest = LONG;
    for (int i = 0; i < 5 && quickest.toMillis() > 500; i++) {
      PtySession session =
          start("sh", "-c", "sleep 1031 & read _; kill -STOP $!; echo stopped; wait");
      List<ProcessHandle> children = sleepers(1, List.of("1031"));
      type(session, "\n");
      awaitText(session, "stopped");
      long start = System.nanoTime();
      session.close();
      assertThat(session.awaitEnd(LONG)).isTrue();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
      awaitReaped(children);
    }
    assertThat(quickest).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void aShellThatExitsLeavesNothingBehind() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
    PtySession session =
        start(
            "sh",
            "-c",
            "setsid sh -c 'trap \"\" HUP TERM; sleep 1011; sleep 1012' & nohup sleep 1013 >/dev/null 2>&1 &"
                + " echo ready; read _; exit 4");
    awaitText(session, "ready");
    List<ProcessHandle> children = sleepers(2, List.of("1011", "1013"));
    type(session, "\n");
    assertThat(session.awaitEnd(LONG)).isTrue();
    assertThat(session.exitStatus()).hasValue(4);
    awaitReaped(children);
    assertThat(sleepers(List.of("1011", "1012", "1013"))).isEmpty();
  }

  /// Waits until the system has let go of processes that have ended.
  private static void awaitReaped(List<ProcessHandle> children) throws Exception {
    for (ProcessHandle child : children) {
      child.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /// Waits until so many of them run: those in the background start when the machine lets them.
  private static List<ProcessHandle> sleepers(int count, List<String> seconds) {
    long end = System.nanoTime() + LONG.toNanos();
    List<ProcessHandle> found = sleepers(seconds);
    while (found.size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      found = sleepers(seconds);
    }
    assertThat(found).hasSize(count);
    return found;
  }

  private static List<ProcessHandle> sleepers(List<String> seconds) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              handle -> {
                Optional<String[]> arguments = handle.info().arguments();
                return arguments.isPresent()
                    && arguments.get().length == 1
                    && seconds.contains(arguments.get()[0]);
              })
          .toList();
    }
  }

  @Test
  void whoGotTheNumberOfAnEndedProgramIsNoneOfItsChildren() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");
    Process stranger = new ProcessBuilder("setsid", "sleep", "1041").start();
    try {
      Process ended = new ProcessBuilder("true").start();
      ProcessHandle program = ended.toHandle();
      assertThat(ended.waitFor(20, TimeUnit.SECONDS)).isTrue();
      ProcessTree tree =
          new ProcessTree(stranger.pid(), List.of(program), "no mark", ProcessTable.ofThisSystem());
      assertThat(tree.alive()).isEmpty();
      assertThat(ProcessTree.of(stranger.pid(), "no mark").alive())
          .as("the same number, and the very process")
          .contains(stranger.toHandle());
    } finally {
      stranger.destroyForcibly();
    }
  }
}
