package app.coppice.ui.review;

import java.util.List;
import java.util.function.Predicate;

/// The questions of the review, of which at most one is asked: two at once would have one Enter. FX
/// thread only.
final class Questions {
  private final List<Question> all;

  Questions(List<Question> all) {
    this.all = List.copyOf(all);
    for (Question each : all) {
      each.visibleProperty()
          .subscribe(asked -> {
            if (asked) {
              takeBack(it -> !it.equals(each));
            }
          });
    }
  }

  /// Asks nothing any more.
  void takeBack() {
    takeBack(_ -> true);
  }

  private void takeBack(Predicate<Question> which) {
    all.stream().filter(which).forEach(Question::hide);
  }
}
