package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.ReviewCommands;
import app.coppice.ui.review.ReviewKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the review's own keys do, as choices of the palette: with what was selected there when the
/// palette opened. FX thread only.
final class ReviewChoices {
  /// What has an action of the window, by which the palette lists it.
  private static final Set<ReviewKey> LISTED =
      EnumSet.of(
          ReviewKey.NEXT_FILE,
          ReviewKey.PREVIOUS_FILE,
          ReviewKey.NEXT_HUNK,
          ReviewKey.PREVIOUS_HUNK,
          ReviewKey.COMMIT);

  private final ReviewCommands review;
  private final Desk desk;

  ReviewChoices(ReviewCommands review, Desk desk) {
    this.review = review;
    this.desk = desk;
  }

  List<Palette.Choice> all() {
    boolean there = desk.current().isPresent();
    return Arrays.stream(ReviewKey.values())
        .filter(key -> !LISTED.contains(key))
        .map(key -> choice(key, there ? review.meaning(key) : Optional.empty()))
        .toList();
  }

  private Palette.Choice choice(ReviewKey key, Optional<Runnable> meaning) {
    String id = key.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Palette.Choice(
        key.title(),
        Action.Group.REVIEW.title(),
        Messages.find("window.words.review-" + id).orElse(""),
        key.combination().getDisplayText(),
        meaning.isPresent(),
        () -> meaning.ifPresent(this::run));
  }

  private void run(Runnable meant) {
    if (!review.hasFocus()) {
      desk.focusReview();
    }
    meant.run();
  }
}
