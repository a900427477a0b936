package app.coppice.ui.console;

import app.coppice.terminal.Screen.Run;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

/// Draws the characters of a run in the current fill. FX thread only.
final class CellGlyphs {
  /// Up to here the bundled font has every letter, in the width of a cell.
  private static final int SURE = 0x24f;

  private final GraphicsContext graphics;
  private final CellFont font;
  private final EmojiPictures emoji;

  /// @param repaint is called when there are pictures that weren't there
  CellGlyphs(GraphicsContext graphics, CellFont font, Runnable repaint) {
    this.graphics = graphics;
    this.font = font;
    emoji = new EmojiPictures(Math.min(font.height(), 2 * font.width()) * font.scale(), repaint);
  }

  /// Draws the run in one piece where the font's own advances fit the cells, which holds for the
  /// letters of the bundled font; else, where another font may step in, character by character.
  void draw(Run run, int column, double y) {
    String text = run.text();
    if (text.isBlank()) {
      return;
    }
    graphics.setFont(font.face(run.style().attributes()));
    double baseline = y + font.baseline();
    if (run.cluster()) {
      Optional<Image> picture = emoji.of(text);
      if (picture.isPresent()) {
        picture(picture.get(), run.cells(), column, y);
        return;
      }
      // Another font's glyph may be wider than its cells: it is squeezed, not cut.
      graphics.fillText(text, column * font.width(), baseline, run.cells() * font.width());
      return;
    }
    int start = 0;
    int cell = column;
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      int next = at + Character.charCount(code);
      if (code > SURE) {
        plain(text, start, at, cell - (at - start), baseline);
        single(text.substring(at, next), code, cell, y);
        start = next;
      }
      at = next;
      cell++;
    }
    plain(text, start, at, cell - (at - start), baseline);
  }

  private void picture(Image image, int cells, int column, double y) {
    double left = font.edge(column);
    double room = font.edge(column + cells) - left;
    double width = Math.min(room, image.getWidth() / font.scale());
    double height = width * image.getHeight() / image.getWidth();
    graphics.drawImage(
        image,
        left + font.snap((room - width) / 2),
        y + font.snap((font.height() - height) / 2),
        width,
        height);
  }

  private void single(String text, int code, int cell, double y) {
    if (!BlockElement.paint(graphics, code, cell, y, font)
        && !BoxLines.paint(graphics, code, cell, y, font)) {
      graphics.fillText(text, cell * font.width(), y + font.baseline(), font.width());
    }
  }

  private void plain(String text, int from, int to, int column, double baseline) {
    if (to > from) {
      graphics.fillText(text.substring(from, to), column * font.width(), baseline);
    }
  }
}
