package app.coppice.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The colours of a terminal view as CSS properties: `-coppice-terminal-foreground`, `-background`,
/// `-cursor`, `-selection`, `-found`, `-found-now`, and `-0` to `-15`. FX thread only.
final class PaletteStyle {
  private static final int NAMED = 6;
  private static final List<Colour> COLOURS = colours();
  private static final List<CssMetaData<? extends Styleable, ?>> META_DATA = metaData();

  private final List<SimpleStyleableObjectProperty<Color>> values = new ArrayList<>();

  /// @param changed runs whenever a colour has changed
  PaletteStyle(TerminalView view, Runnable changed) {
    for (Colour colour : COLOURS) {
      SimpleStyleableObjectProperty<Color> value =
          new SimpleStyleableObjectProperty<>(
              colour, view, colour.getProperty(), colour.getInitialValue(view));
      value.subscribe(() -> changed.run());
      values.add(value);
    }
  }

  static List<CssMetaData<? extends Styleable, ?>> cssMetaData() {
    return META_DATA;
  }

  TerminalPalette palette() {
    List<Color> base = new ArrayList<>();
    for (int i = NAMED; i < values.size(); i++) {
      base.add(values.get(i).get());
    }
    return new TerminalPalette(
        values.get(0).get(),
        values.get(1).get(),
        values.get(2).get(),
        values.get(3).get(),
        values.get(4).get(),
        values.get(5).get(),
        base,
        Map.of());
  }

  private static List<Colour> colours() {
    List<Colour> colours = new ArrayList<>();
    colours.add(new Colour(0, "foreground", Color.BLACK));
    colours.add(new Colour(1, "background", Color.WHITE));
    colours.add(new Colour(2, "cursor", Color.BLACK));
    colours.add(new Colour(3, "selection", Color.LIGHTGRAY));
    colours.add(new Colour(4, "found", Color.KHAKI));
    colours.add(new Colour(5, "found-now", Color.ORANGE));
    for (int i = 0; i < 16; i++) {
      colours.add(new Colour(NAMED + i, Integer.toString(i), Color.BLACK));
    }
    return List.copyOf(colours);
  }

  private static List<CssMetaData<? extends Styleable, ?>> metaData() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Region.getClassCssMetaData());
    all.addAll(COLOURS);
    return List.copyOf(all);
  }

  private static final class Colour extends CssMetaData<TerminalView, Color> {
    private final int index;

    Colour(int index, String name, Color initial) {
      super("-coppice-terminal-" + name, StyleConverter.getColorConverter(), initial);
      this.index = index;
    }

    @Override
    public boolean isSettable(TerminalView view) {
      return !view.paletteStyle().values.get(index).isBound();
    }

    @Override
    public StyleableProperty<Color> getStyleableProperty(TerminalView view) {
      return view.paletteStyle().values.get(index);
    }
  }
}
