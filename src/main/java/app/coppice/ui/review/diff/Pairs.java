package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import java.util.Arrays;
import java.util.List;

/// Which lines of a hunk stand beside each other: context with itself, the removed lines of a block
/// with its added ones in order. Immutable.
final class Pairs {
  private static final int NONE = -1;

  private final int[] left;
  private final int[] right;

  private Pairs(int[] left, int[] right) {
    this.left = left;
    this.right = right;
  }

  static Pairs of(List<DiffLine> lines) {
    int[] left = new int[lines.size()];
    int[] right = new int[lines.size()];
    int rows = 0;
    int i = 0;
    while (i < lines.size()) {
      if (lines.get(i).kind() == DiffLine.Kind.CONTEXT) {
        left[rows] = i;
        right[rows++] = i++;
        continue;
      }
      int removed = i;
      while (i < lines.size() && lines.get(i).kind() == DiffLine.Kind.REMOVED) {
        i++;
      }
      int added = i;
      while (i < lines.size() && lines.get(i).kind() == DiffLine.Kind.ADDED) {
        i++;
      }
      int oldCount = added - removed;
      int newCount = i - added;
      for (int j = 0; j < Math.max(oldCount, newCount); j++) {
        left[rows] = j < oldCount ? removed + j : NONE;
        right[rows++] = j < newCount ? added + j : NONE;
      }
    }
    return new Pairs(Arrays.copyOf(left, rows), Arrays.copyOf(right, rows));
  }

  int size() {
    return left.length;
  }

  /// The row that has a line of the hunk; 0 where none has.
  int rowOf(int line) {
    for (int row = 0; row < left.length; row++) {
      if (left[row] == line || right[row] == line) {
        return row;
      }
    }
    return 0;
  }

  /// Index of the old line; -1 for none.
  int left(int row) {
    return left[row];
  }

  /// Index of the new line; -1 for none.
  int right(int row) {
    return right[row];
  }
}
