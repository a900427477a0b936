package app.coppice.terminal;

/// The stacks of keyboard flags that programs push and pop, one for each page. Bounded: the oldest
/// entry goes when a program pushes without end. Guarded by the emulator's lock.
final class KittyFlags {
  private static final int DEPTH = 16;
  private static final int ALL = 31;

  private final int[] stack = new int[DEPTH];
  private int size = 1;

  int current() {
    return stack[size - 1];
  }

  void push(int flags) {
    if (size == DEPTH) {
      System.arraycopy(stack, 1, stack, 0, DEPTH - 1);
      size--;
    }
    stack[size++] = flags & ALL;
  }

  void pop(int count) {
    size = Math.max(1, size - count);
    if (size == 1) {
      stack[0] = 0;
    }
  }

  /// Changes the flags in use: 1 sets all, 2 adds, 3 takes away.
  void change(int flags, int way) {
    int now = current();
    stack[size - 1] =
        ALL
            & switch (way) {
              case 2 -> now | flags;
              case 3 -> now & ~flags;
              default -> flags;
            };
  }

  void reset() {
    size = 1;
    stack[0] = 0;
  }
}
