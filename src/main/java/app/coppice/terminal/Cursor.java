package app.coppice.terminal;

/// Where the next character goes and how it will look: what DECSC saves. Guarded by the emulator's
/// lock.
final class Cursor {
  int x;
  int y;
  long pen;

  /// Set after the last column was written: the next character starts a new line first.
  boolean wrapPending;

  /// Whether positions count from the top of the scrolling region (DECOM).
  boolean origin;

  /// Whether G1 is in use (SO), else G0 (SI).
  boolean shifted;

  /// Whether the line-drawing set stands in G0 and G1.
  boolean graphics0;

  boolean graphics1;

  boolean drawsLines() {
    return shifted ? graphics1 : graphics0;
  }

  void set(Cursor other) {
    x = other.x;
    y = other.y;
    pen = other.pen;
    wrapPending = other.wrapPending;
    origin = other.origin;
    shifted = other.shifted;
    graphics0 = other.graphics0;
    graphics1 = other.graphics1;
  }
}
