package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs in real pseudo-terminals, ended after each test, and ways to wait for what they show.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
abstract class PtyTest {
  static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  /// That all programs of a test have in common.
  final TerminalParts parts = TerminalParts.alone(ProcessLedger.none());

  private final List<PtySession> sessions = new ArrayList<>();

  @AfterEach
  void closeAll() throws InterruptedException {
    sessions.forEach(PtySession::close);
    for (PtySession session : sessions) {
      assertThat(session.awaitEnd(LONG)).isTrue();
    }
  }

  PtySession start(String... command) throws IOException {
    return start(Map.of(), command);
  }

  /// @param additions to the environment, which is small
  PtySession start(Map<String, String> additions, String... command) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("PS1", "$ ");
    environment.putAll(additions);
    PtySession session =
        PtySession.start(
            new PtyRequest("test", List.of(command), environment, folder, 80, 24), parts);
    sessions.add(session);
    return session;
  }

  /// Lets a session go that has ended.
  void forget(PtySession session) {
    sessions.remove(session);
  }

  /// Waits until the screen is as wanted and fails with its text when it never is.
  static Frame await(Terminal terminal, Predicate<Frame> wanted) throws InterruptedException {
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

  static Frame awaitText(Terminal terminal, String text) throws InterruptedException {
    return await(terminal, frame -> Screens.text(frame).contains(text));
  }

  static void awaitExit(Terminal terminal) throws InterruptedException {
    await(terminal, _ -> terminal.exitStatus().isPresent());
  }

  static void type(Terminal terminal, String text) {
    terminal.send(text.getBytes(StandardCharsets.UTF_8));
  }
}
