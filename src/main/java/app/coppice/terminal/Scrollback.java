package app.coppice.terminal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines that have left the screen at its top: a ring that forgets the oldest. Guarded by the
/// emulator's lock.
final class Scrollback {
  private final @Nullable StoredLine[] ring;
  private int first;
  private int size;
  private long pushed;

  Scrollback(int limit) {
    ring = new StoredLine[limit];
  }

  /// Lines that came in since the start, less those taken out again.
  long pushed() {
    return pushed;
  }

  int size() {
    return size;
  }

  void push(StoredLine line) {
    pushed++;
    if (size < ring.length) {
      ring[(first + size++) % ring.length] = line;
    } else {
      ring[first] = line;
      first = (first + 1) % ring.length;
    }
  }

  /// Line `index`, 0 is the oldest.
  StoredLine line(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("line " + index + " of " + size);
    }
    StoredLine line = ring[(first + index) % ring.length];
    if (line == null) {
      throw new IllegalStateException("no line " + index);
    }
    return line;
  }

  /// Takes the newest line out again.
  StoredLine pop() {
    StoredLine line = line(size - 1);
    pushed--;
    ring[(first + --size) % ring.length] = null;
    return line;
  }

  void clear() {
    Arrays.fill(ring, null);
    first = 0;
    size = 0;
  }
}
