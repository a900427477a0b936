package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Changes;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.review.diff.HugeDiff;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Measures what the review takes to show a large difference, and to scroll it: processor time of
/// the FX thread from the call to the end of the layout that shows it, without the painting. Run as
/// a program, with how often; prints a line a figure.
public final class ReviewBenchmark {
  private static final int NOTCHES = 100;
  private static final int PATIENCE_SECONDS = 60;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReviewBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    PrintStream out = System.out;
    // The first is for the compiler.
    measure("warm-up", HugeDiff.of(100, 100), 2, out);
    firstPulse("warm-up", HugeDiff.of(100, 20), 3, out);
    firstPulse("1,000 files of 20 lines", HugeDiff.of(1_000, 20), runs, out);
    firstPulse("2,000 files of 20 lines", HugeDiff.of(2_000, 20), runs, out);
    measure("5,000 files of 20 lines", HugeDiff.of(5_000, 20), runs, out);
    measure("50 MB: 250 files of 4,000 lines", HugeDiff.of(250, 4_000), runs, out);
    changeFiles(out);
    out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void measure(String what, List<FileDiff> files, int runs, PrintStream out)
      throws Exception {
    long bytes =
        files.stream()
            .flatMap(file -> file.hunks().getFirst().lines().stream())
            .mapToLong(line -> line.text().length() + 2)
            .sum();
    double[] opened = new double[runs];
    double[] frames = new double[runs * NOTCHES];
    for (int run = 0; run < runs; run++) {
      var fixture = new Fixture();
      fixture.open();
      var snapshot = fixture.snapshot(new Changes(List.copyOf(files), Set.of(), Set.of(), 1, 0));
      opened[run] =
          processorMillis(() -> {
            fixture.pane.show(snapshot);
            fixture.pane.reveal("src/Part00000.java", 0);
            fixture.stage.scene().getRoot().applyCss();
            fixture.stage.scene().getRoot().layout();
          });
      for (int notch = 0; notch < NOTCHES; notch++) {
        frames[run * NOTCHES + notch] = frameMillis(fixture, () -> fixture.pane.diff().scroll(40));
      }
      fixture.close();
    }
    Arrays.sort(opened);
    Arrays.sort(frames);
    out.printf(
        "%s (%.0f MB): open median %.0f ms, worst %.0f ms; a notch of the"
            + " wheel median %.1f ms, 99th of a hundred %.1f ms%n",
        what,
        bytes / 1e6,
        opened[runs / 2],
        opened[runs - 1],
        frames[frames.length / 2],
        frames[frames.length * 99 / 100]);
  }

  /// A review that shows nothing yet gets all its files, as when a session first comes into view:
  /// the pulse that draws them, and the dearest one of the next few.
  private static void firstPulse(String what, List<FileDiff> files, int runs, PrintStream out)
      throws Exception {
    double[] first = new double[runs];
    double[] next = new double[runs];
    for (int run = 0; run < runs; run++) {
      var fixture = new Fixture();
      fixture.open();
      var empty = fixture.snapshot(Changes.NONE);
      frameMillis(fixture, () -> fixture.pane.show(empty));
      for (int settled = 0; settled < 3; settled++) {
        frameMillis(fixture, () -> {});
      }
      var snapshot = fixture.snapshot(new Changes(List.copyOf(files), Set.of(), Set.of(), 1, 0));
      first[run] = frameMillis(fixture, () -> fixture.pane.show(snapshot));
      for (int later = 0; later < 3; later++) {
        next[run] = Math.max(next[run], frameMillis(fixture, () -> {}));
      }
      fixture.close();
    }
    Arrays.sort(first);
    Arrays.sort(next);
    out.printf(
        "first drawing of %s: first pulse median %.1f ms, least %.1f ms, worst %.1f ms;"
            + " dearest of the next three median %.1f ms%n",
        what, first[runs / 2], first[0], first[runs - 1], next[runs / 2]);
  }

  /// One file after the other comes and goes among a few, as an agent works.
  private static void changeFiles(PrintStream out) throws Exception {
    var fixture = new Fixture();
    fixture.open();
    List<FileDiff> files = HugeDiff.of(9, 20);
    double[] frames = new double[NOTCHES];
    for (int i = 0; i < NOTCHES; i++) {
      List<FileDiff> shown = new ArrayList<>(files);
      shown.remove(i % files.size());
      Set<String> paths = Set.copyOf(shown.stream().map(FileDiff::path).toList());
      var snapshot = fixture.snapshot(new Changes(shown, paths, Set.of(), 1, 0));
      frames[i] = frameMillis(fixture, () -> fixture.pane.show(snapshot));
    }
    fixture.close();
    Arrays.sort(frames);
    out.printf(
        "a file that comes or goes among eight: median %.1f ms, 99th of a hundred %.1f ms%n",
        frames[NOTCHES / 2], frames[NOTCHES * 99 / 100]);
  }

  /// The processor time that the FX thread takes: others on the machine don't count.
  private static double processorMillis(Runnable action) throws Exception {
    return FxStage.call(() -> {
      long start = THREADS.getCurrentThreadCpuTime();
      action.run();
      return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    });
  }

  /// The same to the end of the layout of the next pulse, which styles what it has to and no more:
  /// asked for by hand, every node in the window would be styled anew.
  private static double frameMillis(Fixture fixture, Runnable action) throws Exception {
    var took = new CompletableFuture<Double>();
    FxStage.run(() -> {
      Scene scene = fixture.stage.scene();
      long start = THREADS.getCurrentThreadCpuTime();
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              took.complete((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
            }
          });
      action.run();
      Platform.requestNextPulse();
    });
    return took.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Fixture extends ReviewPaneFixture {}
}
