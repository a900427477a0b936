package app.coppice.ui.console;

import app.coppice.terminal.Screen.Style;
import app.coppice.ui.kit.Fonts;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The four faces of the terminal's font and the size of a cell. Immutable. FX thread only.
///
/// @param size of the text in pixels
/// @param scale device pixels in a pixel of the scene: edges of cells lie on device pixels
/// @param width of a cell in pixels, not rounded: text of a run is drawn in one piece
/// @param height of a cell, whole device pixels
/// @param baseline from the cell's top
record CellFont(
    double size,
    double scale,
    Font plain,
    Font bold,
    Font italic,
    Font boldItalic,
    double width,
    double height,
    double baseline) {
  private static final int SAMPLE = 100;

  /// The bundled font, or the platform's monospaced one where that can't be loaded.
  static CellFont of(double size, double scale) {
    String family = Font.getFamilies().contains(Fonts.CODE) ? Fonts.CODE : "Monospaced";
    Font plain = Font.font(family, FontWeight.NORMAL, FontPosture.REGULAR, size);
    Text sample = new Text("M".repeat(SAMPLE));
    sample.setFont(plain);
    return new CellFont(
        size,
        scale,
        plain,
        Font.font(family, FontWeight.BOLD, FontPosture.REGULAR, size),
        Font.font(family, FontWeight.NORMAL, FontPosture.ITALIC, size),
        Font.font(family, FontWeight.BOLD, FontPosture.ITALIC, size),
        sample.getLayoutBounds().getWidth() / SAMPLE,
        Math.max(1, Math.round(sample.getLayoutBounds().getHeight() * scale) / scale),
        Math.round(sample.getBaselineOffset() * scale) / scale);
  }

  Font face(int attributes) {
    boolean slanted = (attributes & Style.ITALIC) != 0;
    if ((attributes & Style.BOLD) != 0) {
      return slanted ? boldItalic : bold;
    }
    return slanted ? italic : plain;
  }

  /// A length or place moved to the nearest device pixel.
  double snap(double length) {
    return Math.rint(length * scale) / scale;
  }

  /// The left edge of a column, on a device pixel: neighbours of one colour must not show a seam.
  double edge(int column) {
    return snap(column * width);
  }

  /// The thickness of a light line: about a fourteenth of the text, a device pixel at least.
  double stroke() {
    return Math.max(1 / scale, snap(size / 14));
  }
}
