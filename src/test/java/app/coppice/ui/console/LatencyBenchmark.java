package app.coppice.ui.console;

import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.TerminalParts;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Point2D;

/// Times keys from the X server's keyboard to the pixel of the cell on the X server's screen: the
/// window's events, the PTY's echo, the emulator, the painting, all that a person waits for. Idle,
/// and while another terminal, which nobody sees, is flooded. The argument is the number of keys.
final class LatencyBenchmark {
  private static final long KEYSYM = 'm';
  private static final int WIDEST = 90;
  private static final long LOST = Duration.ofSeconds(3).toNanos();

  private final XDisplay display = new XDisplay(KEYSYM);
  private final Random pauses = new Random(7);
  private final TerminalView view;
  private final PtySession terminal;

  private LatencyBenchmark(TerminalView view, PtySession terminal) throws Throwable {
    this.view = view;
    this.terminal = terminal;
  }

  public static void main(String[] arguments) throws Throwable {
    int keys = Integer.parseInt(arguments[0]);
    TerminalParts parts = TerminalParts.alone(ProcessLedger.none());
    PtySession cat = BenchmarkWindow.start(parts, "exec cat");
    TerminalView view = BenchmarkWindow.show(cat);
    LatencyBenchmark benchmark = new LatencyBenchmark(view, cat);
    FxTest.await("the keyboard's focus", () -> view.isFocused() && focused(view));
    benchmark.measure(Math.min(200, keys)); // warms up
    BenchmarkWindow.report("key to painted cell, idle", benchmark.measure(keys));
    PtySession flood =
        BenchmarkWindow.start(parts, "exec yes 'a line of a flood that nobody looks at'");
    benchmark.measure(Math.min(50, keys));
    BenchmarkWindow.report("key to painted cell, flood elsewhere", benchmark.measure(keys));
    flood.close();
    System.exit(0);
  }

  private static boolean focused(TerminalView view) {
    return view.getScene().getWindow().isFocused();
  }

  private long[] measure(int keys) throws Throwable {
    long[] times = new long[keys];
    for (int i = 0; i < keys; i++) {
      // Now and then long enough for all to come to rest.
      LockSupport.parkNanos((i % 8 == 0 ? 600 : 40 + pauses.nextInt(80)) * 1_000_000L);
      if (terminal.screen().frame(Frame.EMPTY).cursorColumn() > WIDEST) {
        newLine();
      }
      times[i] = type();
    }
    return times;
  }

  private void newLine() {
    terminal.send(new byte[] {'\n'});
    while (terminal.screen().frame(Frame.EMPTY).cursorColumn() != 0) {
      LockSupport.parkNanos(1_000_000);
    }
    LockSupport.parkNanos(300_000_000); // until that is painted, too
  }

  /// The cell under the cursor changes its ground when the key's letter is in it.
  private long type() throws Throwable {
    Point2D corner =
        FxTest.onFx(() -> {
          Frame frame = terminal.screen().frame(Frame.EMPTY);
          double x = view.font().edge(frame.cursorColumn()) + 1;
          double y = frame.cursorRow() * view.font().height() + 1;
          double scale = view.font().scale();
          return view.localToScreen(view.getInsets().getLeft() + x, view.getInsets().getTop() + y)
              .multiply(scale);
        });
    int x = (int) corner.getX();
    int y = (int) corner.getY();
    long before = display.colour(x, y);
    long start = System.nanoTime();
    display.type();
    while (display.colour(x, y) == before) {
      if (System.nanoTime() - start > LOST) {
        throw new IllegalStateException("a key was never painted at " + x + ", " + y);
      }
      LockSupport.parkNanos(200_000);
    }
    return System.nanoTime() - start;
  }
}
