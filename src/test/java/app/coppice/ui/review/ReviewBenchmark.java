package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.Changes;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.review.diff.HugeDiff;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Measures what the review takes to show a large difference, and to scroll it: processor time of
/// the FX thread from the call to the end of the layout that shows it, without the painting. Run as
/// a program, with how often; prints a line a figure.
public final class ReviewBenchmark {
  private static final int NOTCHES = 100;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ReviewBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    PrintStream out = System.out;
    // The first is for the compiler.
    measure("warm-up", HugeDiff.of(100, 100), 2, out);
    measure("5,000 files of 20 lines", HugeDiff.of(5_000, 20), runs, out);
    measure("50 MB: 250 files of 4,000 lines", HugeDiff.of(250, 4_000), runs, out);
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
        frames[run * NOTCHES + notch] =
            processorMillis(() -> {
              fixture.pane.diff().scroll(40);
              fixture.stage.scene().getRoot().applyCss();
              fixture.stage.scene().getRoot().layout();
            });
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

  /// The processor time that the FX thread takes: others on the machine don't count.
  private static double processorMillis(Runnable action) throws Exception {
    return FxStage.call(() -> {
      long start = THREADS.getCurrentThreadCpuTime();
      action.run();
      return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    });
  }

  private static final class Fixture extends ReviewPaneFixture {}
}
