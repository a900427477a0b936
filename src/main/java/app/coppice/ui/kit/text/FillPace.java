package app.coppice.ui.kit.text;

import javafx.animation.AnimationTimer;

/// Spreads the new cells of a view over several pulses: nothing else has to wait for all of them.
/// FX thread only.
final class FillPace {
  /// No layout begins another new cell after this time, in nanoseconds: half a frame.
  private static final long LONGEST = 8_000_000;

  private final AnimationTimer goOn;
  private long until;
  private boolean putTogether;
  private boolean unfinished;

  /// @param layout asks for another layout
  FillPace(Runnable layout) {
    goOn =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            layout.run();
          }
        };
  }

  /// A layout begins that stops in time.
  void begin() {
    begin(System.nanoTime() + LONGEST);
  }

  /// A layout begins that makes all at once.
  void beginWhole() {
    begin(Long.MAX_VALUE);
  }

  private void begin(long end) {
    until = end;
    putTogether = false;
    unfinished = false;
  }

  /// False when a row has to wait for the next pulse.
  ///
  /// @param fresh whether it is to have a cell of its own; one is put together in each layout
  boolean goesOn(boolean fresh) {
    boolean waits = fresh && putTogether && System.nanoTime() > until;
    putTogether |= fresh;
    unfinished |= waits;
    return !waits;
  }

  /// Whether rows wait for the next pulse.
  boolean isUnfinished() {
    return unfinished;
  }

  /// The layout is over; what waits comes with the next.
  void end() {
    if (unfinished) {
      goOn.start();
    }
  }
}
