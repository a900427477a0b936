package app.coppice.terminal;

import org.jspecify.annotations.Nullable;

/// The way from an emulator back to the program that runs now. What is answered before there is a
/// program, or after it, is dropped. Thread-safe.
final class Answers {
  private volatile @Nullable PtyChild program;

  void to(PtyChild child) {
    program = child;
  }

  void toNobody() {
    program = null;
  }

  void send(byte[] answer) {
    PtyChild child = program;
    if (child != null) {
      child.send(answer);
    }
  }
}
