package app.coppice.ui.review.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Notes between the rows of a body. Immutable.
///
/// @param at index of each note's row, ascending, all notes counted
/// @param notes in the same order
record Insertions(int[] at, List<LineNotes.Note> notes) {
  static final Insertions NONE = new Insertions(new int[0], List.of());

  /// A note before the row that has index `before` when notes are not counted.
  record Place(int before, LineNotes.Note note) {}

  /// @param places ascending
  static Insertions of(List<Place> places) {
    int[] at = new int[places.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = places.get(i).before() + i;
    }
    return new Insertions(at, places.stream().map(Place::note).toList());
  }

  int count() {
    return at.length;
  }

  Optional<LineNotes.Note> at(int index) {
    int found = Arrays.binarySearch(at, index);
    return found < 0 ? Optional.empty() : Optional.of(notes.get(found));
  }

  /// How many notes stand above a row that is none.
  int before(int index) {
    int found = Arrays.binarySearch(at, index);
    return found < 0 ? -found - 1 : found;
  }

  /// Where a row stands that has index `bare` when notes are not counted.
  int shifted(int bare) {
    int index = bare;
    for (int place : at) {
      if (place > index) {
        break;
      }
      index++;
    }
    return index;
  }
}
