package app.coppice.ui.console;

import app.coppice.terminal.Picture;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import app.coppice.terminal.Underline;
import app.coppice.ui.console.RowPicture.Slice;
import app.coppice.ui.console.RowPicture.Stretch;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/// Paints rows of a terminal: a rectangle for each run's ground, one call for each run's text. FX
/// thread only.
final class RowPainter {
  private final GraphicsContext graphics;
  private final CellFont font;
  private final TerminalPalette palette;
  private final TextRules rules;
  private final CellGlyphs glyphs;
  private final PictureImages images;
  private final Legibility legibility = new Legibility();

  /// @param images made for `font`
  RowPainter(GraphicsContext graphics, CellFont font, TerminalPalette palette, CellImages images) {
    this.graphics = graphics;
    this.font = font;
    this.palette = palette;
    this.images = images.pictures();
    rules = new TextRules(graphics, font);
    glyphs = new CellGlyphs(graphics, font, images.emoji());
    graphics.setTextBaseline(VPos.BASELINE);
  }

  /// Paints one row over what was there.
  ///
  /// @param y its top, whole device pixels
  /// @param width of the whole view
  void paint(RowPicture picture, double y, double width) {
    graphics.setFill(palette.background());
    graphics.fillRect(0, y, width, font.height());
    List<Run> runs = picture.row().runs();
    int column = 0;
    for (Run run : runs) {
      ground(run, column, y);
      column += run.cells();
    }
    for (Stretch stretch : picture.marked()) {
      switch (stretch.mark()) {
        case SELECTED -> mark(stretch, palette.selection(), y, width);
        case FOUND -> mark(stretch, palette.found(), y, width);
        case FOUND_NOW -> mark(stretch, palette.foundNow(), y, width);
        case LINK -> {}
      }
    }
    column = 0;
    for (Run run : runs) {
      text(run, column, y, picture.cursor());
      column += run.cells();
    }
    for (Stretch stretch : picture.marked()) {
      if (stretch.mark() == RowPicture.Mark.LINK) {
        graphics.setFill(palette.cursor());
        rules.underline(Underline.SINGLE, stretch.from(), stretch.to(), y);
      }
    }
    for (Slice slice : picture.slices()) {
      slice(slice, y);
    }
    if (picture.cursor() >= 0) {
      cursor(picture, y);
    }
  }

  private void slice(Slice slice, double y) {
    Picture picture = slice.picture();
    Image image = images.of(picture);
    double part = image.getHeight() / picture.rows();
    double left = font.edge(picture.column());
    double right = font.edge(picture.column() + picture.columns());
    graphics.drawImage(
        image, 0, slice.row() * part, image.getWidth(), part, left, y, right - left, font.height());
  }

  private void mark(Stretch stretch, Color colour, double y, double width) {
    graphics.setFill(colour);
    int last = (int) Math.ceil(width / font.width());
    fillCells(stretch.from(), Math.min(stretch.to(), last), y);
  }

  private void ground(Run run, int column, double y) {
    Color ground = ground(run.style());
    if (!ground.equals(palette.background())) {
      graphics.setFill(ground);
      fillCells(column, column + run.cells(), y);
    }
  }

  private void fillCells(int from, int to, double y) {
    double left = font.edge(from);
    graphics.fillRect(left, y, font.edge(to) - left, font.height());
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
    if (palette.isNamed(style.foreground()) && palette.isNamed(style.background())) {
      ink = legibility.of(ink, ground(style));
    }
    return (style.attributes() & Style.FAINT) != 0
        ? TerminalPalette.faint(ink, ground(style))
        : ink;
  }

  private static boolean isReverse(Style style) {
    return (style.attributes() & Style.REVERSE) != 0;
  }

  private void text(Run run, int column, double y, int cursor) {
    Style style = run.style();
    if ((style.attributes() & Style.HIDDEN) != 0) {
      return;
    }
    Color ink = ink(style);
    graphics.setFill(ink);
    glyphs.draw(run, column, y, cursor);
    int end = column + run.cells();
    if ((style.attributes() & Style.STRIKE) != 0) {
      rules.strike(column, end, y);
    }
    if ((style.attributes() & Style.OVERLINE) != 0) {
      rules.over(column, end, y);
    }
    if (style.underline() != Underline.NONE) {
      graphics.setFill(palette.colour(style.underlineColour(), ink));
      rules.underline(style.underline(), column, end, y);
    }
  }

  private void cursor(RowPicture picture, double y) {
    int start = picture.cursor();
    int cells = 1;
    int column = 0;
    for (Run run : picture.row().runs()) {
      int end = column + run.cells();
      if (run.cluster() && start >= column && start < end) {
        start = column;
        cells = run.cells();
      }
      column = end;
    }
    double left = font.edge(start);
    double width = font.edge(start + cells) - left;
    double thin = Math.max(font.stroke(), font.snap(2));
    graphics.setFill(palette.cursor());
    switch (picture.shape()) {
      case OUT -> {}
      case OUTLINE -> {
        double line = 1 / font.scale();
        graphics.setStroke(palette.cursor());
        graphics.setLineWidth(line);
        graphics.strokeRect(left + line / 2, y + line / 2, width - line, font.height() - line);
      }
      case UNDERLINE -> graphics.fillRect(left, y + font.height() - thin, width, thin);
      case BAR -> graphics.fillRect(left, y, thin, font.height());
      case BLOCK -> {
        graphics.fillRect(left, y, width, font.height());
        under(picture, start, cells, y);
      }
    }
  }

  /// Draws what a block stands on once more, in the colour of the ground.
  private void under(RowPicture picture, int start, int cells, double y) {
    int column = 0;
    for (Run run : picture.row().runs()) {
      int end = column + run.cells();
      boolean hidden = (run.style().attributes() & Style.HIDDEN) != 0;
      if (start >= column && start < end && !hidden) {
        String text =
            run.cluster() ? run.text() : RowCells.of(picture.row()).text(start, start + cells);
        graphics.setFill(palette.background());
        glyphs.draw(new Run(text, cells, run.style(), run.link(), run.cluster()), start, y, start);
      }
      column = end;
    }
  }
}
