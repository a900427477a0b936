package app.coppice.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts: Inter for the interface, JetBrains Mono for code.
public final class Fonts {
  /// Family of the interface.
  public static final String INTERFACE = "Inter";

  /// Family of code, diffs and terminals.
  public static final String CODE = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-Medium.otf",
          "Inter-SemiBold.otf",
          "Inter-Italic.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf",
          "JetBrainsMono-Italic.ttf");

  private Fonts() {}

  /// Makes the families known to JavaFX. Once, before the first scene.
  public static void load() {
    for (String file : FILES) {
      try (InputStream bytes = Fonts.class.getResourceAsStream("fonts/" + file)) {
        if (bytes == null || Font.loadFont(bytes, 13) == null) {
          throw new IllegalStateException("The bundled font " + file + " can't be read");
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
