package app.coppice.ui.console;

import app.coppice.terminal.Screen.Style;
import app.coppice.ui.kit.Fonts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The four faces of the terminal's font and the size of a cell. Immutable. FX thread only.
///
/// @param look what the person has chosen
/// @param scale device pixels in a pixel of the scene: edges of cells lie on device pixels
/// @param width of a cell in pixels, not rounded: text of a run is drawn in one piece
/// @param height of a cell, whole device pixels
/// @param baseline from the cell's top
/// @param even whether all its letters are as wide as a cell, in every face
record CellFont(
    ConsoleLook look,
    double scale,
    Font plain,
    Font bold,
    Font italic,
    Font boldItalic,
    double width,
    double height,
    double baseline,
    boolean even) {
  private static final int SAMPLE = 100;

  /// Letters that are narrow or wide in other fonts.
  private static final String TELLING = "iW.@mé";

  /// The font that is chosen; the bundled one, or the platform's, where that isn't there.
  static CellFont of(ConsoleLook look, double scale) {
    List<String> families = Font.getFamilies();
    String family =
        Stream.of(look.font(), Fonts.CODE)
            .filter(families::contains)
            .findFirst()
            .orElse("Monospaced");
    double size = look.fontSize();
    Font plain = Font.font(family, FontWeight.NORMAL, FontPosture.REGULAR, size);
    Font bold = Font.font(family, FontWeight.BOLD, FontPosture.REGULAR, size);
    Font italic = Font.font(family, FontWeight.NORMAL, FontPosture.ITALIC, size);
    Font both = Font.font(family, FontWeight.BOLD, FontPosture.ITALIC, size);
    Text sample = sample("M", plain);
    double width = sample.getLayoutBounds().getWidth() / SAMPLE;
    boolean even =
        family.equals(Fonts.CODE)
            || Stream.of(plain, bold, italic, both).allMatch(face -> isEven(face, width));
    return new CellFont(
        look,
        scale,
        plain,
        bold,
        italic,
        both,
        width,
        Math.max(1, Math.round(sample.getLayoutBounds().getHeight() * scale) / scale),
        Math.round(sample.getBaselineOffset() * scale) / scale,
        even);
  }

  private static Text sample(String letter, Font font) {
    Text sample = new Text(letter.repeat(SAMPLE));
    sample.setFont(font);
    return sample;
  }

  /// Whether all letters of a font have this width.
  static boolean isEven(Font font, double width) {
    return TELLING
        .chars()
        .mapToObj(letter -> sample(Character.toString(letter), font))
        .allMatch(it -> Math.abs(it.getLayoutBounds().getWidth() - SAMPLE * width) < 1);
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
    return Math.max(1 / scale, snap(look.fontSize() / 14));
  }
}
