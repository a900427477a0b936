package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the kernel does when its queue or its watches run out, done to a process of its own: it is
/// stopped while the queue fills, and limited in a user namespace.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ExhaustedWatchTest {
  private static final Path QUEUE = Path.of("/proc/sys/fs/inotify/max_queued_events");

  @TempDir Path folder;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Path root;
  private Optional<Process> probe = Optional.empty();

  @BeforeEach
  void makeTree() throws IOException {
    root = folder.toRealPath();
    for (int i = 0; i < 60; i++) {
      Files.createDirectories(root.resolve("d" + i));
    }
    GitProgram.run(root, "", "init", "-q");
  }

  @AfterEach
  void endProbe() throws Exception {
    if (probe.isPresent()) {
      probe.get().destroyForcibly().waitFor();
    }
  }

  @Test
  void anOverflownQueueMeansEverythingAndNothingIsMissedAfterwards() throws Exception {
    int queue = longestQueue();
    assumeTrue(queue <= 100_000, "the kernel's queue can be filled");
    start(List.of());
    await("EVERYTHING");
    signal("STOP");
    for (int i = 0; i <= queue; i++) {
      Files.createSymbolicLink(root.resolve("link" + i), Path.of("nowhere"));
    }
    // Its event is lost, so nobody knows the folder.
    Files.createDirectories(root.resolve("late/deep"));
    signal("CONT");
    await("EVERYTHING");
    String last = "";
    for (int i = 0; !last.startsWith("PATHS") && i < 50; i++) {
      String path = "late/deep/" + i;
      Files.writeString(root.resolve(path), "1");
      last = await("EVERYTHING", "PATHS " + path);
    }
    assertThat(last).startsWith("PATHS late/deep/");
  }

  @Test
  void tooFewWatchesMeanLookingAtAPaceAndANotice() throws Exception {
    start(limitedTo("max_inotify_watches", 30));
    assertThat(await("NOTICE")).contains("TOO_FEW_WATCHES");
    await("EVERYTHING");
    Files.writeString(root.resolve("d59/a"), "1");
    await("EVERYTHING");
    await("EVERYTHING");
    assertThat(told).noneMatch(line -> line.startsWith("NOTICE"));
  }

  @Test
  void watchesThatRunOutLaterMeanTheSame() throws Exception {
    start(limitedTo("max_inotify_watches", 80));
    await("EVERYTHING");
    for (int i = 0; i < 60; i++) {
      Files.createDirectories(root.resolve("more" + i));
    }
    assertThat(await("NOTICE")).contains("TOO_FEW_WATCHES");
    Files.writeString(root.resolve("more59/a"), "1");
    await("EVERYTHING");
    await("EVERYTHING");
  }

  @Test
  void noWatcherAtAllMeansTheSame() throws Exception {
    start(limitedTo("max_inotify_instances", 0));
    assertThat(await("NOTICE")).contains("TOO_FEW_WATCHES");
    await("EVERYTHING");
    await("EVERYTHING");
  }

  /// Such a file gives all it has to the first read alone, which must not be one of a byte.
  private static int longestQueue() throws IOException {
    try (var in = Files.newInputStream(QUEUE)) {
      return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  /// The limit is that of a user namespace, which concerns nobody else.
  private static List<String> limitedTo(String limit, int number) throws Exception {
    String file = "/proc/sys/user/" + limit;
    String set = "echo " + number + " > " + file;
    assumeTrue(isOnPath("unshare"), "util-linux's unshare is installed");
    Process trial =
        new ProcessBuilder("unshare", "-Ur", "sh", "-c", set).redirectErrorStream(true).start();
    String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(trial.waitFor() == 0, "a user namespace can be had: " + said);
    return List.of("unshare", "-Ur", "sh", "-c", set + " && exec \"$@\"", "limited");
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void start(List<String> before) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            WatchProbe.class.getName(),
            root.toString()));
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    probe = Optional.of(started);
    BufferedReader lines = started.inputReader();
    Thread.ofVirtual().start(() -> lines.lines().forEach(told::add));
  }

  private void signal(String name) throws Exception {
    long pid = probe.orElseThrow().pid();
    // Every shell has it built in; the program of that name is not installed everywhere.
    assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor())
        .isZero();
  }

  private String await(String... starts) throws InterruptedException {
    while (true) {
      String line = told.poll(30, TimeUnit.SECONDS);
      assertThat(line).as("a line that starts with one of %s", List.of(starts)).isNotNull();
      for (String start : starts) {
        if (line.startsWith(start)) {
          return line;
        }
      }
    }
  }
}
