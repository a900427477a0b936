package app.coppice.ui.console;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The colours of a terminal as a person has chosen them. Colours as 0xRRGGBB. Immutable.
///
/// @param base sixteen
public record ColourScheme(
    String name, int foreground, int background, int cursor, int selection, List<Integer> base) {
  /// What Windows Terminal calls the sixteen.
  static final List<String> NAMES =
      List.of(
          "black",
          "red",
          "green",
          "yellow",
          "blue",
          "purple",
          "cyan",
          "white",
          "brightBlack",
          "brightRed",
          "brightGreen",
          "brightYellow",
          "brightBlue",
          "brightPurple",
          "brightCyan",
          "brightWhite");

  public ColourScheme {
    base = List.copyOf(base);
    if (base.size() != NAMES.size()) {
      throw new IllegalArgumentException("Not sixteen colours but " + base.size());
    }
  }

  /// The scheme as Windows Terminal writes it.
  public String json() {
    ObjectNode all = JsonMapper.shared().createObjectNode();
    all.put("name", name);
    all.put("foreground", hex(foreground));
    all.put("background", hex(background));
    all.put("cursorColor", hex(cursor));
    all.put("selectionBackground", hex(selection));
    for (int i = 0; i < base.size(); i++) {
      all.put(NAMES.get(i), hex(base.get(i)));
    }
    return all.toPrettyString();
  }

  /// The style of a terminal view with these colours.
  String css() {
    StringBuilder css = new StringBuilder();
    add(css, "foreground", foreground);
    add(css, "background", background);
    add(css, "cursor", cursor);
    add(css, "selection", selection);
    for (int i = 0; i < base.size(); i++) {
      add(css, Integer.toString(i), base.get(i));
    }
    return css.append("-fx-background-color: ").append(hex(background)).append(';').toString();
  }

  private static void add(StringBuilder css, String name, int colour) {
    css.append("-coppice-terminal-").append(name).append(": ").append(hex(colour)).append(';');
  }

  private static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
