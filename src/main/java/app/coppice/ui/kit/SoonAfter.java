package app.coppice.ui.kit;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs one piece of work at most half a second behind what calls for it, however long that goes
/// on. FX thread only.
public final class SoonAfter {
  private static final Duration DELAY = Duration.millis(500);

  private final PauseTransition timer = new PauseTransition(DELAY);
  private final Runnable work;
  private boolean due;

  public SoonAfter(Runnable work) {
    this.work = work;
    timer.setOnFinished(_ -> now());
  }

  /// Calls for the work; a second call before it ran changes nothing.
  public void call() {
    if (!due) {
      due = true;
      timer.playFromStart();
    }
  }

  /// Does at once what was called for, if anything was.
  public void now() {
    timer.stop();
    if (due) {
      due = false;
      work.run();
    }
  }

  /// Forgets what was called for.
  public void forget() {
    timer.stop();
    due = false;
  }
}
