package app.coppice.ui.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads colour schemes of iTerm2 (`.itermcolors`, a property list) and of Windows Terminal (JSON:
/// one scheme, or settings with several). Pure.
public final class SchemeFile {
  private static final Pattern ENTRY =
      Pattern.compile("<key>([^<]{1,80})</key>\\s*<dict>(.*?)</dict>", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile(
          "<key>(Red|Green|Blue) Component</key>\\s*<(?:real|integer)>([0-9.eE+-]{1,40})<");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS) // Windows Terminal's settings have them
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private SchemeFile() {}

  /// The scheme in a file's text, the first one of several; empty when it is none or not whole.
  ///
  /// @param name for a scheme that says none
  public static Optional<ColourScheme> read(String text, String name) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") || start.startsWith("/")
        ? json(text, name)
        : propertyList(text, name);
  }

  private static Optional<ColourScheme> json(String text, String name) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException _) {
      return Optional.empty();
    }
    JsonNode found = root.isObject() ? root.path("schemes") : root;
    JsonNode one = found.isArray() && !found.isEmpty() ? found.get(0) : root;
    Map<String, Integer> colours = new HashMap<>();
    one.properties()
        .forEach(entry ->
            hex(entry.getValue().asString("")).ifPresent(rgb -> colours.put(entry.getKey(), rgb)));
    List<Integer> base = new ArrayList<>();
    for (String each : ColourScheme.NAMES) {
      // "purple" is what others call magenta.
      Integer rgb = colours.getOrDefault(each, colours.get(magenta(each)));
      if (rgb != null) {
        base.add(rgb);
      }
    }
    return scheme(
        one.path("name").asString(name),
        colours,
        List.of("foreground", "background", "cursorColor", "selectionBackground"),
        base);
  }

  private static String magenta(String name) {
    return name.equals("purple") ? "magenta" : name.equals("brightPurple") ? "brightMagenta" : name;
  }

  private static OptionalInt hex(String text) {
    String digits = text.startsWith("#") ? text.substring(1) : "";
    if (digits.matches("[0-9a-fA-F]{3}")) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    return digits.matches("[0-9a-fA-F]{6}")
        ? OptionalInt.of(Integer.parseInt(digits, 16))
        : OptionalInt.empty();
  }

  private static Optional<ColourScheme> propertyList(String text, String name) {
    Map<String, Integer> colours = new HashMap<>();
    Matcher entries = ENTRY.matcher(text);
    while (entries.find()) {
      int rgb = 0;
      int parts = 0;
      Matcher component = PART.matcher(entries.group(2));
      while (component.find()) {
        int shift =
            component.group(1).equals("Red") ? 16 : component.group(1).equals("Green") ? 8 : 0;
        rgb |= level(component.group(2)) << shift;
        parts++;
      }
      if (parts == 3) {
        colours.put(entries.group(1), rgb);
      }
    }
    List<Integer> base = new ArrayList<>();
    for (int i = 0; i < ColourScheme.NAMES.size(); i++) {
      Integer rgb = colours.get("Ansi " + i + " Color");
      if (rgb != null) {
        base.add(rgb);
      }
    }
    return scheme(
        name,
        colours,
        List.of("Foreground Color", "Background Color", "Cursor Color", "Selection Color"),
        base);
  }

  private static int level(String part) {
    try {
      return (int) Math.round(Math.clamp(Double.parseDouble(part), 0.0, 1.0) * 255);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /// @param keys of foreground, background, cursor and selection
  private static Optional<ColourScheme> scheme(
      String name, Map<String, Integer> colours, List<String> keys, List<Integer> base) {
    Integer foreground = colours.get(keys.get(0));
    Integer background = colours.get(keys.get(1));
    if (foreground == null || background == null || base.size() != ColourScheme.NAMES.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new ColourScheme(
            name,
            foreground,
            background,
            colours.getOrDefault(keys.get(2), foreground),
            colours.getOrDefault(keys.get(3), base.get(8)),
            base));
  }
}
