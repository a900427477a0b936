package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.Mark;
import app.coppice.ui.kit.text.TextSelection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Answers what the cells of a pane ask. FX thread only.
record PaneRows(
    Selections selections,
    RowCursor cursor,
    SpotMenu actions,
    Picture.Source pictures,
    Predicate<String> viewed,
    Consumer<String> toggleFile,
    Function<Spot.WholeHunk, String> hunkWords,
    DiffFinder finder)
    implements RowHost {
  @Override
  public TextSelection selection(Row.Side side) {
    return selections.of(side);
  }

  @Override
  public void toggle(String path) {
    toggleFile.accept(path);
  }

  @Override
  public Picked picked(int index) {
    return cursor.picked(index);
  }

  @Override
  public boolean isViewed(String path) {
    return viewed.test(path);
  }

  @Override
  public String words(int index) {
    return cursor.spotAt(index).orElse(null) instanceof Spot.WholeHunk hunk
        ? hunkWords.apply(hunk)
        : "";
  }

  @Override
  public List<Mark> finds(FileDiff file, int hunk, int line) {
    return finder.marks(file, hunk, line);
  }

  @Override
  public List<SpotAction> onHead(int index) {
    return cursor.spotAt(index).map(actions::onHead).orElse(List.of());
  }

  @Override
  public String title(SpotAction action, int index) {
    return cursor.spotAt(index).map(action::title).orElse("");
  }

  @Override
  public void run(SpotAction action, int index) {
    cursor.moveTo(index);
    cursor.spot().filter(action::isPossible).ifPresent(action::run);
  }
}
