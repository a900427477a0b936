package app.coppice.ui.console;

import app.coppice.terminal.Screen.Run;
import app.coppice.ui.kit.text.EmojiPictures;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

/// Draws the characters of a run in the current fill. FX thread only.
final class CellGlyphs {
  /// Up to here the bundled font has every letter, in the width of a cell.
  private static final int SURE = 0x24f;

  /// What fonts for code join: arrows, comparisons and the like.
  private static final String JOINED = "-<>=!|:/*+&~.#?_\\%^$;@";

  /// A space with an accent.
  private static final String MARK = " \u0301";

  private final GraphicsContext graphics;
  private final CellFont font;
  private final EmojiPictures emoji;
  private int apart = -1;

  /// @param emoji in the size of `font`
  CellGlyphs(GraphicsContext graphics, CellFont font, EmojiPictures emoji) {
    this.graphics = graphics;
    this.font = font;
    this.emoji = emoji;
  }

  /// @param cursor column of the cursor in the row, -1 for none: no letters are joined there
  void draw(Run run, int column, double y, int cursor) {
    apart = cursor;
    draw(run, column, y);
  }

  /// Draws the run in one piece where the font's own advances fit the cells, which holds for the
  /// letters of the bundled font; else, where another font may step in, character by character.
  private void draw(Run run, int column, double y) {
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

  /// Letters of the bundled font, or of one that the person has chosen.
  private void plain(String text, int from, int to, int column, double baseline) {
    if (!font.even()) {
      for (int i = from; i < to; i++) {
        double x = (column + i - from) * font.width();
        graphics.fillText(text.substring(i, i + 1), x, baseline, font.width());
      }
    } else if (font.look().ligatures()) {
      ligatures(text, from, to, column, baseline);
    } else {
      piece(text, from, to, column, baseline);
    }
  }

  private void piece(String text, int from, int to, int column, double baseline) {
    if (to > from) {
      graphics.fillText(text.substring(from, to), column * font.width(), baseline);
    }
  }

  private void ligatures(String text, int from, int to, int column, double baseline) {
    int start = from;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && JOINED.indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      int cell = column + at - from;
      boolean cursorWithin = apart >= cell && apart < cell + end - at;
      if (end - at > 1 && !cursorWithin) {
        piece(text, start, at, column + start - from, baseline);
        joined(text.substring(at, end), cell, baseline);
        start = end;
      }
      at = Math.max(end, at + 1);
    }
    piece(text, start, to, column + start - from, baseline);
  }

  /// JavaFX joins letters only in what it takes for a complex script: a mark after them makes it
  /// one, and the clip hides the mark.
  private void joined(String signs, int column, double baseline) {
    double left = font.edge(column);
    graphics.save();
    graphics.beginPath();
    graphics.rect(
        left, baseline - font.baseline(), font.edge(column + signs.length()) - left, font.height());
    graphics.clip();
    graphics.fillText(signs + MARK, column * font.width(), baseline);
    graphics.restore();
  }
}
