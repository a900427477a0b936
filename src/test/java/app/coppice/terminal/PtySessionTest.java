package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.terminal.Screen.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class PtySessionTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  @TempDir Path folder;
  private final List<PtySession> sessions = new ArrayList<>();

  @AfterEach
  void closeAll() throws InterruptedException {
    sessions.forEach(PtySession::close);
    for (PtySession session : sessions) {
      assertThat(session.awaitEnd(LONG)).isTrue();
    }
  }

  private PtySession start(String... command) throws IOException {
    Map<String, String> environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "HOME",
            folder.toString(),
            "LANG",
            "C.UTF-8",
            "PS1",
            "$ ");
    PtySession session =
        PtySession.start(new PtyRequest("test", List.of(command), environment, folder, 80, 24));
    sessions.add(session);
    return session;
  }

  /// Waits until the screen is as wanted and fails with its text when it never is.
  private static Frame await(Terminal terminal, Predicate<Frame> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    CountDownLatch[] changed = {new CountDownLatch(1)};
    try (Screen.Subscription _ = terminal.screen().onDirty(() -> changed[0].countDown())) {
      Frame frame = terminal.screen().frame(Frame.EMPTY);
      while (!wanted.test(frame)) {
        boolean inTime = changed[0].await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(inTime).as("the screen shows:%n%s", Screens.text(frame)).isTrue();
        changed[0] = new CountDownLatch(1);
        frame = terminal.screen().frame(frame);
      }
      return frame;
    }
  }

  private static Frame awaitText(Terminal terminal, String text) throws InterruptedException {
    return await(terminal, frame -> Screens.text(frame).contains(text));
  }

  private static void awaitExit(Terminal terminal) throws InterruptedException {
    await(terminal, _ -> terminal.exitStatus().isPresent());
  }

  private static void type(Terminal terminal, String text) {
    terminal.send(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theProgramsOutputIsOnTheScreenAndItsStatusIsKnown() throws Exception {
    PtySession session = start("sh", "-c", "printf '\\033[31mred\\033[0m plain'; exit 7");
    awaitExit(session);
    Frame frame = session.screen().frame(Frame.EMPTY);
    assertThat(Screens.text(frame)).isEqualTo("red plain");
    assertThat(frame.rows().getFirst().runs().getFirst().style().foreground()).isEqualTo(1);
    assertThat(session.exitStatus()).hasValue(7);
  }

  @Test
  void theProgramKnowsItsSizeFromTheStartAndAfterAChange() throws Exception {
    PtySession session = start("sh", "-c", "stty size; read _; stty size; read _");
    awaitText(session, "24 80");
    session.resize(101, 33);
    type(session, "\n");
    awaitText(session, "33 101");
  }

  @Test
  void whatIsTypedReachesTheProgram() throws Exception {
    PtySession session = start("sh", "-c", "read line; echo \"<$line>\"");
    type(session, "gr\u00fc\u00dfe\r");
    awaitText(session, "<gr\u00fc\u00dfe>");
  }

  @Test
  void controlCStopsAFloodAtOnce() throws Exception {
    // A busy machine may take its time: the quickest of some attempts shows what is possible.
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 5 && quickest > TimeUnit.MILLISECONDS.toNanos(200); i++) {
      PtySession session = start("sh", "-c", "trap 'echo stopped; sleep 60' INT; yes flood");
      awaitText(session, "flood");
      long before = System.nanoTime();
      session.send(new byte[] {3});
      awaitText(session, "stopped");
      quickest = Math.min(quickest, System.nanoTime() - before);
      session.close();
    }
    assertThat(quickest).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
  }

  @Test
  void aFloodThatNobodyStopsStaysBounded() throws Exception {
    PtySession session = start("sh", "-c", "yes flood");
    int limit = TerminalSettings.DEFAULT.scrollbackLines();
    Frame frame = await(session, now -> now.top() > limit + 50_000);
    assertThat(frame.scrollback()).isLessThanOrEqualTo(limit);
    assertThat(session.screen().scrollbackLines()).isLessThanOrEqualTo(limit);
    type(session, "\003");
    awaitExit(session);
  }

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
    session.close();
    assertThat(session.awaitEnd(LONG)).isTrue();
    awaitReaped(children);
    assertThat(sleepers(List.of("1001", "1002", "1003", "1004"))).isEmpty();
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
  void aProgramThatIsNotThereIsAnErrorOrAStatus() throws Exception {
    assertThatThrownBy(
            () -> {
              PtySession session = start("/no/such/program");
              awaitExit(session);
              assertThat(session.exitStatus().orElse(0)).isNotZero();
              throw new IOException("ended with its status");
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void manyRoundsLeaveNoDescriptorBehind() throws Exception {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "no /proc");
    start("true").awaitEnd(LONG);
    long before = count(descriptors);
    for (int i = 0; i < 200; i++) {
      PtySession session = start("true");
      assertThat(session.awaitEnd(LONG)).isTrue();
      sessions.remove(session);
    }
    assertThat(count(descriptors)).isLessThanOrEqualTo(before + 3);
  }

  private static long count(Path descriptors) throws IOException {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.count();
    }
  }
}
