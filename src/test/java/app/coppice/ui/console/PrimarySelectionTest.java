package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The selection shared with another X program, on a display of its own.
// On a thread of its own, for a read from a program that hangs hears no interrupt.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("NullAway.Init") // opened before each test
class PrimarySelectionTest {
  private static final long SECONDS = 60;

  @TempDir Path folder;
  private Process server;
  private Process client;
  private String display;

  @BeforeEach
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void openDisplay() throws IOException {
    for (String program : List.of("Xvfb", "xclip")) {
      assumeTrue(isThere(program), program + " is not installed");
    }
    assumeTrue(isThere("libgtk-3.so.0"), "GTK 3 is not installed");
    // The server looks for a free number and tells it.
    server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String number = server.inputReader().readLine();
    assumeTrue(number != null, "Xvfb opened no display");
    display = ":" + number;
  }

  private static boolean isThere(String file) {
    String path = System.getenv("PATH") + ":/usr/lib/x86_64-linux-gnu:/usr/lib64:/usr/lib";
    return Stream.of(path.split(":")).anyMatch(each -> Files.exists(Path.of(each, file)));
  }

  @AfterEach
  void closeDisplay() throws InterruptedException {
    for (Process each : Stream.of(client, server).filter(it -> it != null).toList()) {
      each.destroy();
      if (!each.waitFor(10, TimeUnit.SECONDS)) {
        each.destroyForcibly();
      }
    }
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", display);
    builder.redirectError(folder.resolve("errors").toFile());
    return builder.start();
  }

  /// A program of JavaFX on the display, see [SelectionClient].
  private BufferedReader startClient() throws IOException {
    client =
        start(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dprism.order=sw",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SelectionClient.class.getName());
    return client.inputReader(StandardCharsets.UTF_8);
  }

  private void tell(String line) throws IOException {
    OutputStream to = client.getOutputStream();
    to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    to.flush();
  }

  private String xclip() throws IOException, InterruptedException {
    Process reader = start("xclip", "-o", "-selection", "primary");
    String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  /// A child of the program that has ended takes the selection when it comes to it.
  private void awaitSelection(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    String selected = xclip();
    while (!selected.equals(text) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      selected = xclip();
    }
    assertThat(selected).isEqualTo(text);
  }

  @Test
  void whatIsSelectedHereIsReadThereAndTheOtherWayRound() throws Exception {
    BufferedReader answers = startClient();
    tell("put größer → 你好");
    assertThat(answers.readLine()).isEqualTo("put");
    assertThat(xclip()).isEqualTo("größer → 你好");

    Process owner = start("xclip", "-i", "-selection", "primary");
    try (OutputStream to = owner.getOutputStream()) {
      to.write("from éverywhere".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(owner.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    awaitSelection("from éverywhere");
    tell("ask");
    assertThat(answers.readLine()).isEqualTo("got from éverywhere");
    tell("put mine");
    assertThat(answers.readLine()).isEqualTo("put");
    tell("ask");
    assertThat(answers.readLine()).as("its own").isEqualTo("got mine");
    tell("end");
    assertThat(client.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
