package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/// Letters that the font joins, where the person wants that.
class LigatureTest extends ShownTerminal {
  private static final int ARROW = 2;

  @Test
  void anArrowIsJoinedOnlyWhenWantedAndMovesNoColumn() {
    run("clear; printf '\\033[?25la -> b\\n'; sleep 60");
    FxTest.await("the arrow", () -> view.visibleText().startsWith("a -> b"));
    look(false);
    long apart = ink(ARROW, 2);
    long after = ink(ARROW + 2, 3);
    look(true);
    assertThat(ink(ARROW, 2)).isNotEqualTo(apart);
    assertThat(ink(ARROW + 2, 3)).as("no mark beside it, and b in its column").isEqualTo(after);
    look(false);
    assertThat(ink(ARROW, 2)).isEqualTo(apart);
  }

  @Test
  void theCursorTakesALigatureApart() {
    run("clear; printf 'a -> b\\r\\033[3C\\033[6 q'; sleep 60");
    FxTest.await("the arrow", () -> view.visibleText().startsWith("a -> b"));
    look(false);
    long apart = ink(ARROW, 2);
    look(true);
    assertThat(ink(ARROW, 2)).isEqualTo(apart);
  }

  private void look(boolean ligatures) {
    FxTest.onFx(() -> {
      view.show(new ConsoleLook("", 13, ligatures, false, false));
      return true;
    });
    boolean[] painted = {false};
    FxTest.onFx(() -> {
      view.onChanged(() -> painted[0] = true);
      view.changed();
      return true;
    });
    FxTest.await("painted", () -> painted[0]);
  }

  /// A number that stands for the picture of some cells of the first row.
  private long ink(int column, int cells) {
    return FxTest.onFx(() -> {
      WritableImage image = view.snapshot(null, null);
      PixelReader pixels = image.getPixelReader();
      int left = (int) (view.getInsets().getLeft() + view.font().edge(column));
      int width = (int) (view.font().edge(column + cells) - view.font().edge(column));
      long sum = 0;
      for (int y = 0; y < view.font().height(); y++) {
        for (int x = 0; x < width; x++) {
          sum = 31 * sum + pixels.getArgb(left + x, (int) view.getInsets().getTop() + y);
        }
      }
      return sum;
    });
  }
}
