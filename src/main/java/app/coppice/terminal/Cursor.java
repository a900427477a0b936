package app.coppice.terminal;

/// Where the next character goes and how it will look: what DECSC saves. Guarded by the emulator's
/// lock.
final class Cursor {
  int x;
  int y;
  long pen;

  /// Underline colour and link of what is written next.
  Extra extra = Extra.NONE;

  /// Set after the last column was written: the next character starts a new line first.
  boolean wrapPending;

  /// Whether positions count from the top of the scrolling region (DECOM).
  boolean origin;

  final GraphicSets sets = new GraphicSets();

  void extra(Extra other) {
    extra = other.isNone() ? Extra.NONE : other;
  }

  void set(Cursor other) {
    x = other.x;
    y = other.y;
    pen = other.pen;
    extra = other.extra;
    wrapPending = other.wrapPending;
    origin = other.origin;
    sets.set(other.sets);
  }
}
