package app.coppice.ui.console;

import app.coppice.terminal.Screen.Style;
import app.coppice.ui.kit.Fonts;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The four faces of the terminal's font and the size of a cell. Immutable. FX thread only.
///
/// @param width of a cell in pixels, not rounded: text of a run is drawn in one piece
/// @param height of a cell, whole pixels
/// @param baseline from the cell's top
record CellFont(
    Font plain,
    Font bold,
    Font italic,
    Font boldItalic,
    double width,
    double height,
    double baseline) {
  private static final int SAMPLE = 100;

  /// The bundled font, or the platform's monospaced one where that can't be loaded.
  static CellFont of(double size) {
    String family = Font.getFamilies().contains(Fonts.CODE) ? Fonts.CODE : "Monospaced";
    Font plain = Font.font(family, FontWeight.NORMAL, FontPosture.REGULAR, size);
    Text sample = new Text("M".repeat(SAMPLE));
    sample.setFont(plain);
    return new CellFont(
        plain,
        Font.font(family, FontWeight.BOLD, FontPosture.REGULAR, size),
        Font.font(family, FontWeight.NORMAL, FontPosture.ITALIC, size),
        Font.font(family, FontWeight.BOLD, FontPosture.ITALIC, size),
        sample.getLayoutBounds().getWidth() / SAMPLE,
        Math.max(1, Math.round(sample.getLayoutBounds().getHeight())),
        Math.round(sample.getBaselineOffset()));
  }

  Font face(int attributes) {
    boolean slanted = (attributes & Style.ITALIC) != 0;
    if ((attributes & Style.BOLD) != 0) {
      return slanted ? boldItalic : bold;
    }
    return slanted ? italic : plain;
  }
}
