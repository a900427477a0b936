package app.coppice.ui.review;

import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.diff.Spot;
import app.coppice.ui.review.diff.SpotAction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Something that is called the same for every spot. FX thread only.
record FileAction(PaneKey key, String title, Predicate<Spot> possible, Consumer<Spot> work)
    implements SpotAction {
  @Override
  public String title(Spot spot) {
    return title;
  }

  @Override
  public boolean isPossible(Spot spot) {
    return possible.test(spot);
  }

  @Override
  public void run(Spot spot) {
    work.accept(spot);
  }
}
