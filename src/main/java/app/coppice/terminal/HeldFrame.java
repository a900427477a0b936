package app.coppice.terminal;

import java.util.concurrent.TimeUnit;

/// Whether a program holds back what it draws (mode 2026), which it may for a short time only.
/// Guarded by the emulator's lock.
final class HeldFrame {
  /// How long it may before its picture is shown half done.
  static final long MILLIS = 150;

  private boolean asked;
  private long since;

  /// @param asks whether the program asks for it now
  /// @return whether it has begun to
  boolean begins(boolean asks) {
    boolean begins = asks && !asked;
    if (begins) {
      since = System.nanoTime();
    }
    asked = asks;
    return begins;
  }

  boolean isHeld() {
    return asked && System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(MILLIS);
  }
}
