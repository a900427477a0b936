package app.coppice.ui.kit.text;

import javafx.animation.AnimationTimer;

/// Spreads the new cells of a view over several pulses: nothing else has to wait for all of them.
/// FX thread only.
public final class FillPace {
  /// No layout begins another new cell after this time, in nanoseconds: a third of a frame.
  private static final long LONGEST = 5_000_000;

  private static final long NOW = 0;

  /// What is filled pulse by pulse.
  public interface Filled {
    /// Whether cells that are to be in view are still to come, in the next pulses.
    boolean isFilling();
  }

  private final AnimationTimer goOn;
  private long asked = NOW;
  private long until;
  private boolean putTogether;
  private boolean unfinished;

  /// @param next begins with what waits, in the next pulse
  public FillPace(Runnable next) {
    goOn =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            next.run();
          }
        };
  }

  /// New cells are asked for: the time of the next layout counts from here, so that what else this
  /// pulse draws and lays out is taken from it.
  public void ask() {
    asked = System.nanoTime();
  }

  /// A layout begins that stops in time.
  public void begin() {
    begin((asked == NOW ? System.nanoTime() : asked) + LONGEST);
  }

  /// A layout begins that makes all at once.
  void beginWhole() {
    begin(Long.MAX_VALUE);
  }

  private void begin(long end) {
    asked = NOW;
    until = end;
    putTogether = false;
    unfinished = false;
  }

  /// False when a row has to wait for the next pulse.
  ///
  /// @param fresh whether it is to have a cell of its own; one is put together in each layout
  public boolean goesOn(boolean fresh) {
    boolean waits = fresh && putTogether && System.nanoTime() > until;
    putTogether |= fresh;
    if (waits && !unfinished) {
      unfinished = true;
      goOn.start();
    }
    return !waits;
  }

  /// Whether rows wait for the next pulse.
  public boolean isUnfinished() {
    return unfinished;
  }
}
