package app.coppice.ui.console;

import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen;
import app.coppice.ui.kit.FramePump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Times `cat` of the files given through a real PTY into a terminal's screen, without a view and
/// with one in a window that paints; each ends when the program has ended and all was read. The
/// first run of four warms up. Writes one JSON line a file and way: MB/s and the processor seconds
/// of this process, medians of three.
final class TerminalBenchmark {
  private static final int COLUMNS = 120;
  private static final int ROWS = 40;
  private static final int RUNS = 4;

  private TerminalBenchmark() {}

  public static void main(String[] files) throws Exception {
    for (String file : files) {
      report("pty and screen", Path.of(file), TerminalBenchmark::cat);
    }
    Stage stage = stage();
    for (String file : files) {
      report("pty, screen and view", Path.of(file), path -> shown(stage, path));
    }
    System.exit(0);
  }

  private interface Way {
    void take(Path file) throws Exception;
  }

  private static void report(String what, Path file, Way way) throws Exception {
    double[] rates = new double[RUNS - 1];
    double[] costs = new double[RUNS - 1];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      Duration before = processor();
      way.take(file);
      if (i > 0) {
        rates[i - 1] = Files.size(file) * 1e3 / (System.nanoTime() - start);
        costs[i - 1] = processor().minus(before).toMillis() / 1e3;
      }
    }
    Arrays.sort(rates);
    Arrays.sort(costs);
    System.out.printf(
        Locale.ROOT,
        "{\"terminal\":\"coppice\",\"way\":\"%s\",\"file\":\"%s\",\"mb_per_s\":%.1f,\"cpu_s\":%.2f}%n",
        what,
        file.getFileName(),
        rates[rates.length / 2],
        costs[costs.length / 2]);
  }

  /// What this process has used of the processor: unlike the rate, it hardly depends on what else
  /// the machine does.
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void cat(Path file) throws Exception {
    try (PtySession terminal = start(file)) {
      awaitEnd(terminal);
    }
  }

  private static void shown(Stage stage, Path file) throws Exception {
    try (PtySession terminal = start(file)) {
      FxTest.onFx(() -> {
        TerminalView view =
            new TerminalView(terminal, new FramePump(), KeyFilter::usual, new OpenedLinks());
        stage.getScene().setRoot(view);
        return true;
      });
      awaitEnd(terminal);
      // What was read last is on the screen one pulse later.
      FxTest.onFx(() -> true);
    }
  }

  private static PtySession start(Path file) throws Exception {
    List<String> command = List.of("/bin/cat", file.toString());
    Map<String, String> environment = Map.of("TERM", "xterm-256color");
    return PtySession.start(
        new PtyRequest("cat", command, environment, Path.of("/"), COLUMNS, ROWS));
  }

  private static void awaitEnd(PtySession terminal) throws InterruptedException {
    Semaphore changed = new Semaphore(0);
    try (Screen.Subscription _ = terminal.screen().onDirty(changed::release)) {
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (terminal.exitStatus().isEmpty()) {
        if (!changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw new IllegalStateException("cat did not end");
        }
      }
    }
  }

  private static Stage stage() {
    Platform.startup(() -> {});
    return FxTest.onFx(() -> {
      Stage stage = new Stage();
      stage.setTitle("Terminal benchmark");
      stage.setScene(new Scene(new Region(), 1000, 700));
      stage.show();
      return stage;
    });
  }
}
