package app.coppice.terminal;

import java.util.BitSet;

/// Which parts of a file are in use, in units of 4 kB; what is free is used again, the first place
/// that is large enough. Thread-safe.
final class FileSpace {
  static final int UNIT = 4096;

  /// No place was large enough.
  static final long NONE = -1;

  private final BitSet used = new BitSet();

  /// Units that may ever be used.
  private final long most;

  /// Units that may be used now.
  private long limit;

  /// No unit before this one is free.
  private int hint;

  FileSpace(long limit) {
    most = limit / UNIT;
    this.limit = most;
  }

  /// The position of a free place, in bytes.
  synchronized long take(int length) {
    int units = units(length);
    int start = used.nextClearBit(hint);
    hint = start;
    int end = used.nextSetBit(start);
    while (end >= 0 && end - start < units) {
      start = used.nextClearBit(end);
      end = used.nextSetBit(start);
    }
    if (start + (long) units > limit) {
      return NONE;
    }
    used.set(start, start + units);
    return (long) start * UNIT;
  }

  synchronized void free(long position, int length) {
    int start = (int) (position / UNIT);
    used.clear(start, start + units(length));
    hint = Math.min(hint, start);
  }

  /// Bytes up to the last that is in use.
  synchronized long end() {
    return (long) used.length() * UNIT;
  }

  /// Nothing is put behind what is in use now.
  synchronized void growNoMore() {
    limit = used.length();
  }

  /// Takes `growNoMore` back.
  synchronized void growAgain() {
    limit = most;
  }

  private static int units(int length) {
    return (length + UNIT - 1) / UNIT;
  }
}
