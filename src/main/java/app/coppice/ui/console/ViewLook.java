package app.coppice.ui.console;

import app.coppice.terminal.Screen;
import app.coppice.terminal.ViewTraits;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Font and colours of a terminal view; it tells the screen of them, so that a program that asks
/// gets an answer. FX thread only.
final class ViewLook {
  private final Screen screen;
  private final PaletteStyle style;
  private CellFont font = CellFont.of(ConsoleLook.USUAL, 1);
  private @Nullable TerminalPalette palette;

  ViewLook(Screen screen, PaletteStyle style) {
    this.screen = screen;
    this.style = style;
  }

  PaletteStyle style() {
    return style;
  }

  CellFont font() {
    return font;
  }

  void show(ConsoleLook chosen) {
    font = CellFont.of(chosen, font.scale());
    forget();
  }

  ConsoleLook chosen() {
    return font.look();
  }

  /// Takes on the scale of the window.
  ///
  /// @return whether it is another one
  boolean follow(@Nullable Window window) {
    double scale = window == null ? 1 : window.getRenderScaleX();
    if (scale == font.scale()) {
      return false;
    }
    font = CellFont.of(font.look(), scale);
    forget();
    return true;
  }

  /// Looks the colours up anew.
  void forget() {
    palette = null;
  }

  TerminalPalette palette() {
    TerminalPalette current = palette;
    if (current == null) {
      current = style.palette();
      palette = current;
      screen.shownWith(traits(current));
    }
    return current;
  }

  private ViewTraits traits(TerminalPalette colours) {
    return new ViewTraits(
        (int) Math.round(font.width() * font.scale()),
        (int) Math.round(font.height() * font.scale()),
        TerminalPalette.code(colours.foreground()),
        TerminalPalette.code(colours.background()),
        TerminalPalette.code(colours.cursor()),
        colours.base().stream().map(TerminalPalette::code).toList());
  }
}
