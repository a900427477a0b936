package app.coppice.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// The cells of a terminal as painted. Only rows that look different are painted again. FX thread
/// only.
final class TerminalCanvas extends Canvas {
  private final List<@Nullable RowPicture> painted = new ArrayList<>();
  private @Nullable RowPainter painter;
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
    painter = null;
  }

  /// Paints what has changed.
  ///
  /// @return the number of rows painted
  int paint(CellFont font, TerminalPalette colours, IntFunction<RowPicture> pictures) {
    RowPainter current = painter;
    if (current == null || !colours.equals(palette)) {
      painted.clear();
      current = new RowPainter(getGraphicsContext2D(), font, colours, repaint);
      painter = current;
      palette = colours;
    }
    int shown = rows(font);
    while (painted.size() < shown) {
      painted.add(null);
    }
    int repainted = 0;
    for (int y = 0; y < shown; y++) {
      RowPicture picture = pictures.apply(y);
      if (!picture.equals(painted.get(y))) {
        current.paint(picture, y * font.height(), getWidth());
        painted.set(y, picture);
        repainted++;
      }
    }
    return repainted;
  }
}
