package app.coppice.ui.console;

import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.TerminalParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;

/// Eight terminals are flooded, one of them in view: the times between frames, and what is in use
/// of the heap after a collection, once the scrollbacks are full and at the end. The argument is
/// the number of seconds.
final class FloodBenchmark {
  private static final int FLOODS = 8;

  /// Until every scrollback is full.
  private static final Duration FILLING = Duration.ofSeconds(15);

  private FloodBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
    TerminalParts parts = TerminalParts.alone(ProcessLedger.none());
    List<PtySession> floods = new ArrayList<>();
    for (int i = 0; i < FLOODS; i++) {
      floods.add(
          BenchmarkWindow.start(
              parts,
              "exec yes \"$(printf '\\033[3%dmflood\\033[0m of lines, one like the other' "
                  + (i % 7 + 1)
                  + ")\""));
    }
    TerminalView view = BenchmarkWindow.show(floods.getFirst());
    LockSupport.parkNanos(FILLING.toNanos());
    long before = used();
    Frames frames = new Frames();
    FxTest.onFx(() -> {
      frames.start();
      return view;
    });
    LockSupport.parkNanos(time.toNanos());
    FxTest.onFx(() -> {
      frames.stop();
      return view;
    });
    long after = used();
    BenchmarkWindow.report("frame to frame, 8 floods", frames.times());
    System.out.printf(
        Locale.ROOT,
        "{\"what\":\"heap, 8 floods\",\"mb_at_start\":%.1f,\"mb_at_end\":%.1f}%n",
        before / 1e6,
        after / 1e6);
    floods.forEach(PtySession::close);
    System.exit(0);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// The times between pulses, in nanoseconds.
  private static final class Frames extends AnimationTimer {
    private final List<Long> times = new ArrayList<>();
    private long last;

    @Override
    public void handle(long now) {
      long started = System.nanoTime();
      if (last != 0) {
        times.add(started - last);
      }
      last = started;
    }

    long[] times() {
      return times.stream().mapToLong(Long::longValue).toArray();
    }
  }
}
