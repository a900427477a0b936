package app.coppice.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The cells of a terminal as painted. Only rows that look different are painted again.
///
/// It is a pile of strips, each a canvas of a few rows: what JavaFX puts together anew for a frame
/// is the whole of each canvas that was painted on, and a key's letter changes one row. FX thread
/// only.
final class TerminalCanvas extends Region {
  /// Rows of a strip. With fewer a frame of many changes has more to put together, with more a
  /// letter has.
  private static final int STRIP = 4;

  private final List<@Nullable RowPicture> painted = new ArrayList<>();
  private final List<RowPainter> strips = new ArrayList<>();
  private @Nullable TerminalPalette palette;
  private final Runnable repaint;

  /// @param repaint is called when what is painted could be painted better
  TerminalCanvas(Runnable repaint) {
    this.repaint = repaint;
    setManaged(false);
    setMouseTransparent(true);
  }

  /// Rows that are at least partly in view.
  int rows(CellFont font) {
    return (int) Math.ceil(getHeight() / font.height());
  }

  /// Has everything painted the next time.
  void forget() {
    painted.clear();
    strips.clear();
  }

  /// Paints what has changed.
  ///
  /// @return the number of rows painted
  int paint(CellFont font, TerminalPalette colours, IntFunction<RowPicture> pictures) {
    int shown = rows(font);
    if (strips.isEmpty() || !colours.equals(palette)) {
      forget();
      cut(font, colours, shown);
      palette = colours;
    }
    while (painted.size() < shown) {
      painted.add(null);
    }
    int repainted = 0;
    for (int y = 0; y < shown; y++) {
      RowPicture picture = pictures.apply(y);
      if (!picture.equals(painted.get(y))) {
        strips.get(y / STRIP).paint(picture, y % STRIP * font.height(), getWidth());
        painted.set(y, picture);
        repainted++;
      }
    }
    return repainted;
  }

  private void cut(CellFont font, TerminalPalette colours, int rows) {
    int count = Math.ceilDiv(rows, STRIP);
    double height = STRIP * font.height();
    while (getChildren().size() < count) {
      getChildren().add(new Canvas());
    }
    getChildren().remove(count, getChildren().size());
    CellImages images = CellImages.of(font, repaint);
    for (int i = 0; i < count; i++) {
      Canvas strip = (Canvas) getChildren().get(i);
      strip.relocate(0, i * height);
      strip.setWidth(getWidth());
      strip.setHeight(Math.min(height, getHeight() - i * height));
      strips.add(new RowPainter(strip.getGraphicsContext2D(), font, colours, images));
    }
  }
}
