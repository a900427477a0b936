package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a terminal's program has started ends with it.
class PtyChildrenTest extends PtyTest {
  private final Sleepers of = Sleepers.drawn();

  private static void assumeSetsid() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
  }

  @Test
  void closingEndsTheShellItsJobsAndThoseThatLeftItsSession() throws Exception {
    assumeSetsid();
    String program =
        "%s & setsid %s & (setsid sh -c 'trap \"\" HUP TERM; %s; %s' &) ; echo ready; wait"
            .formatted(of.sleep(1001), of.sleep(1002), of.sleep(1003), of.sleep(1004));
    // Two seconds, and what a busy machine needs to look around: the quickest of some attempts.
    Duration quickest = LONG;
    for (int i = 0; i < 4 && quickest.toMillis() > 4000; i++) {
      PtySession session = start("sh", "-c", program);
      awaitText(session, "ready");
      List<ProcessHandle> children = of.await(1001, 1002, 1003);
      long start = System.nanoTime();
      session.close();
      assertThat(session.awaitEnd(LONG)).isTrue();
      awaitReaped(children);
      assertThat(of.running(1001, 1002, 1003, 1004)).isEmpty();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void politeChildrenEndAtOnce() throws Exception {
    String polite = of.sleep(1021) + " & (" + of.sleep(1022) + " &); echo ready; wait";
    // A busy machine may take its time: the quickest of some attempts shows what is possible.
    Duration quickest = LONG;
    for (int i = 0; i < 5 && quickest.toMillis() > 500; i++) {
      PtySession session = start("sh", "-c", polite);
      awaitText(session, "ready");
      of.await(1021, 1022);
      long start = System.nanoTime();
      session.close();
      assertThat(session.awaitEnd(LONG)).isTrue();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    assertThat(quickest).isLessThan(Duration.ofMillis(500));
    assertThat(of.running(1021, 1022)).isEmpty();
  }

  @Test
  void aStoppedJobEndsAtOnceToo() throws Exception {
    Duration quickest = LONG;
    for (int i = 0; i < 5 && quickest.toMillis() > 500; i++) {
      PtySession session =
          start("sh", "-c", of.sleep(1031) + " & read _; kill -STOP $!; echo stopped; wait");
      List<ProcessHandle> children = of.await(1031);
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
    assumeSetsid();
    String program =
        "setsid sh -c 'trap \"\" HUP TERM; %s; %s' & nohup %s >/dev/null 2>&1 & echo ready; read _; exit 4"
            .formatted(of.sleep(1011), of.sleep(1012), of.sleep(1013));
    PtySession session = start("sh", "-c", program);
    awaitText(session, "ready");
    List<ProcessHandle> children = of.await(1011, 1013);
    type(session, "\n");
    assertThat(session.awaitEnd(LONG)).isTrue();
    assertThat(session.exitStatus()).hasValue(4);
    awaitReaped(children);
    assertThat(of.running(1011, 1012, 1013)).isEmpty();
  }

  /// Waits until the system has let go of processes that have ended.
  private static void awaitReaped(List<ProcessHandle> children) throws Exception {
    for (ProcessHandle child : children) {
      child.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void whoGotTheNumberOfAnEndedProgramIsNoneOfItsChildren() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");
    assumeSetsid();
    Process stranger = new ProcessBuilder("setsid", "sleep", of.argument(1041)).start();
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
