package app.coppice.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Which elements of two sequences are not common to both. What is left unmarked on either side
/// pairs up in order.
///
/// Myers' algorithm takes time quadratic in the number of differences, so it only ever sees short
/// stretches: long ones are first cut at lines that occur equally often on both sides.
///
/// @param removed indices of the old sequence
/// @param added indices of the new sequence
record Edits(BitSet removed, BitSet added) {
  /// Longest stretch, both sides together, that goes to Myers. 2,000 keeps 100,000 lines of the
  /// worst kind under a second.
  private static final int SHORT = 2_000;

  static <T> Edits between(List<T> oldItems, List<T> newItems) {
    return between(oldItems, newItems, () -> false);
  }

  /// @param givenUp asked now and then whether nobody waits for it any more
  /// @throws CancellationException soon after that
  static <T> Edits between(List<T> oldItems, List<T> newItems, BooleanSupplier givenUp) {
    Map<T, Integer> numbers = new HashMap<>();
    int[] oldIds = number(oldItems, numbers);
    int[] newIds = number(newItems, numbers);
    var edits = new Edits(new BitSet(oldIds.length), new BitSet(newIds.length));
    edits.compare(new Stretch(oldIds, 0, oldIds.length, newIds, 0, newIds.length), givenUp);
    return edits;
  }

  private static <T> int[] number(List<T> items, Map<T, Integer> numbers) {
    int[] ids = new int[items.size()];
    int i = 0;
    for (T item : items) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(item, next);
      ids[i++] = known == null ? next : known;
    }
    return ids;
  }

  private void compare(Stretch whole, BooleanSupplier givenUp) {
    if (givenUp.getAsBoolean()) {
      throw new CancellationException();
    }
    var stretch = whole.trimmed();
    if (stretch.isOneSided()) {
      mark(stretch);
    } else if (stretch.size() <= SHORT) {
      myers(stretch);
    } else {
      var parts = stretch.parts();
      if (parts.size() > 1) {
        parts.forEach(part -> compare(part, givenUp));
      } else {
        compareWithoutStrangers(stretch, givenUp);
      }
    }
  }

  /// Takes out the lines that only one side has, which often leaves little to compare.
  private void compareWithoutStrangers(Stretch stretch, BooleanSupplier givenUp) {
    int[] oldKept = stretch.oldIndicesAlsoInNew();
    int[] newKept = stretch.newIndicesAlsoInOld();
    mark(stretch);
    if (oldKept.length + newKept.length > SHORT) {
      return;
    }
    var kept =
        Edits.between(boxed(stretch.oldIds(), oldKept), boxed(stretch.newIds(), newKept), givenUp);
    for (int i = 0; i < oldKept.length; i++) {
      removed.set(oldKept[i], kept.removed.get(i));
    }
    for (int i = 0; i < newKept.length; i++) {
      added.set(newKept[i], kept.added.get(i));
    }
  }

  private static List<Integer> boxed(int[] ids, int[] indices) {
    return Arrays.stream(indices).mapToObj(i -> ids[i]).toList();
  }

  private void mark(Stretch stretch) {
    removed.set(stretch.oldStart(), stretch.oldEnd());
    added.set(stretch.newStart(), stretch.newEnd());
  }

  private void myers(Stretch stretch) {
    var changes =
        new MyersDiffWithLinearSpace<Integer>()
            .computeDiff(stretch.oldList(), stretch.newList(), null);
    for (Change change : changes) {
      if (change.deltaType != DeltaType.INSERT) {
        removed.set(
            stretch.oldStart() + change.startOriginal, stretch.oldStart() + change.endOriginal);
      }
      if (change.deltaType != DeltaType.DELETE) {
        added.set(stretch.newStart() + change.startRevised, stretch.newStart() + change.endRevised);
      }
    }
  }
}
