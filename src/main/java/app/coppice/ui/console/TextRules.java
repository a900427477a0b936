package app.coppice.ui.console;

import app.coppice.terminal.Underline;
import javafx.scene.canvas.GraphicsContext;

/// The lines under, through and over text, in the current fill. FX thread only.
final class TextRules {
  private final GraphicsContext graphics;
  private final CellFont font;
  private final double thick;

  TextRules(GraphicsContext graphics, CellFont font) {
    this.graphics = graphics;
    this.font = font;
    thick = font.stroke();
  }

  /// A line under the columns from `from` to before `to`.
  void underline(Underline style, int from, int to, double top) {
    double left = font.edge(from);
    double width = font.edge(to) - left;
    double lowest = top + font.height() - thick;
    double y = Math.min(lowest, top + font.snap(font.baseline() + 2));
    switch (style) {
      case NONE -> {}
      case SINGLE -> graphics.fillRect(left, y, width, thick);
      case DOUBLE -> {
        double lower = Math.min(lowest, y + 2 * thick);
        graphics.fillRect(left, lower, width, thick);
        graphics.fillRect(left, lower - 2 * thick, width, thick);
      }
      case CURLY -> curl(left, width, Math.min(y, lowest - thick));
      case DOTTED -> pieces(left, width, y, thick, thick);
      case DASHED -> pieces(left, width, y, font.width() / 2, font.width() / 2);
    }
  }

  /// Pieces that stand in the same place in every cell, so that runs join.
  private void pieces(double left, double width, double y, double length, double gap) {
    double step = length + gap;
    for (double x = Math.ceil(left / step) * step; x < left + width; x += step) {
      graphics.fillRect(x, y, Math.min(length, left + width - x), thick);
    }
  }

  /// A wave two cells long.
  private void curl(double left, double width, double y) {
    double part = 1 / font.scale();
    double length = Math.PI * 2 / font.width();
    for (double x = left; x < left + width; x += part) {
      double shift = font.snap(Math.sin(x * length) * thick);
      graphics.fillRect(x, y + shift, part, thick);
    }
  }

  void strike(int from, int to, double top) {
    double left = font.edge(from);
    double y = top + font.snap(font.baseline() * 0.68);
    graphics.fillRect(left, y, font.edge(to) - left, thick);
  }

  void over(int from, int to, double top) {
    double left = font.edge(from);
    graphics.fillRect(left, top, font.edge(to) - left, thick);
  }
}
