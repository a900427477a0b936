package app.coppice.ui.console;

import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import app.coppice.terminal.Underline;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints rows of a terminal: a rectangle for each run's ground, one call for each run's text. FX
/// thread only.
final class RowPainter {
  private final GraphicsContext graphics;
  private final CellFont font;
  private final TerminalPalette palette;

  RowPainter(GraphicsContext graphics, CellFont font, TerminalPalette palette) {
    this.graphics = graphics;
    this.font = font;
    this.palette = palette;
    graphics.setTextBaseline(VPos.BASELINE);
  }

  /// Paints one row over what was there.
  ///
  /// @param y its top, whole pixels
  /// @param width of the whole view
  void paint(RowPicture picture, double y, double width) {
    graphics.setFill(palette.background());
    graphics.fillRect(0, y, width, font.height());
    int column = 0;
    for (Run run : picture.row().runs()) {
      ground(run, column, y);
      column += run.cells();
    }
    if (picture.to() > picture.from()) {
      graphics.setFill(palette.selection());
      fillCells(picture.from(), Math.min(picture.to(), cellsIn(width)), y);
    }
    column = 0;
    for (Run run : picture.row().runs()) {
      text(run, column, y);
      column += run.cells();
    }
    if (picture.cursor() >= 0) {
      cursor(picture, y);
    }
  }

  private int cellsIn(double width) {
    return (int) Math.ceil(width / font.width());
  }

  private void ground(Run run, int column, double y) {
    Color ground = ground(run.style());
    if (!ground.equals(palette.background())) {
      graphics.setFill(ground);
      fillCells(column, column + run.cells(), y);
    }
  }

  private void fillCells(int from, int to, double y) {
    // Edges on whole pixels: neighbours of the same colour must not show a seam.
    double left = Math.round(from * font.width());
    double right = Math.round(to * font.width());
    graphics.fillRect(left, y, right - left, font.height());
  }

  private Color ground(Style style) {
    return isReverse(style)
        ? palette.colour(style.foreground(), palette.foreground())
        : palette.colour(style.background(), palette.background());
  }

  private Color ink(Style style) {
    Color ink =
        isReverse(style)
            ? palette.colour(style.background(), palette.background())
            : palette.colour(style.foreground(), palette.foreground());
    return (style.attributes() & Style.FAINT) != 0
        ? TerminalPalette.faint(ink, ground(style))
        : ink;
  }

  private static boolean isReverse(Style style) {
    return (style.attributes() & Style.REVERSE) != 0;
  }

  private void text(Run run, int column, double y) {
    Style style = run.style();
    if ((style.attributes() & Style.HIDDEN) != 0) {
      return;
    }
    graphics.setFill(ink(style));
    if (!run.text().isBlank()) {
      graphics.setFont(font.face(style.attributes()));
      glyphs(run, column, y);
    }
    if (style.underline() != Underline.NONE) {
      rule(column, run.cells(), y + Math.min(font.height() - 1, font.baseline() + 2));
    }
    if ((style.attributes() & Style.STRIKE) != 0) {
      rule(column, run.cells(), y + Math.round(font.baseline() * 0.68));
    }
  }

  private void rule(int column, int cells, double y) {
    double left = Math.round(column * font.width());
    graphics.fillRect(left, y, Math.round((column + cells) * font.width()) - left, 1);
  }

  /// Draws the run in one piece where the font's own advances fit the cells, which holds for the
  /// letters of the bundled font; else, where another font may step in, character by character.
  private void glyphs(Run run, int column, double y) {
    String text = run.text();
    double baseline = y + font.baseline();
    if (RowCells.isGrapheme(run)) {
      graphics.fillText(text, column * font.width(), baseline, run.cells() * font.width());
      return;
    }
    int start = 0;
    int cell = column;
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      int next = at + Character.charCount(code);
      if (code > 0x24f) {
        plain(text, start, at, cell - (at - start), baseline);
        if (!BlockElement.paint(graphics, code, cell, y, font)) {
          graphics.fillText(text.substring(at, next), cell * font.width(), baseline);
        }
        start = next;
      }
      at = next;
      cell++;
    }
    plain(text, start, at, cell - (at - start), baseline);
  }

  private void plain(String text, int from, int to, int column, double baseline) {
    if (to > from) {
      graphics.fillText(text.substring(from, to), column * font.width(), baseline);
    }
  }

  private void cursor(RowPicture picture, double y) {
    int column = 0;
    Run under = null;
    int start = 0;
    for (Run run : picture.row().runs()) {
      if (picture.cursor() >= column && picture.cursor() < column + run.cells()) {
        under = run;
        start = column;
      }
      column += run.cells();
    }
    boolean wide = under != null && RowCells.isGrapheme(under);
    int first = wide ? start : picture.cursor();
    int cells = wide && under != null ? under.cells() : 1;
    double left = Math.round(first * font.width());
    double width = Math.round((first + cells) * font.width()) - left;
    switch (picture.shape()) {
      case OUTLINE -> {
        graphics.setStroke(palette.cursor());
        graphics.setLineWidth(1);
        graphics.strokeRect(left + 0.5, y + 0.5, width - 1, font.height() - 1);
      }
      case BLOCK -> {
        graphics.setFill(palette.cursor());
        graphics.fillRect(left, y, width, font.height());
        if (under != null) {
          RowCells cell = RowCells.of(picture.row());
          graphics.setFill(palette.background());
          graphics.setFont(font.face(under.style().attributes()));
          graphics.fillText(
              cell.text(first, first + cells), first * font.width(), y + font.baseline());
        }
      }
    }
  }
}
