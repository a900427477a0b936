package app.coppice.text;

/// Shows characters that a screen would hide or obey: control characters, direction overrides,
/// invisible format characters. What comes out can be read as what is really there. Thread-safe.
public final class Escapes {
  private Escapes() {}

  /// The text with every deceptive character replaced by a visible escape; line feeds and tabs
  /// stay. Returns the same object when there is nothing to replace.
  public static String visible(String text) {
    return escape(text, false);
  }

  /// As {@link #visible}, on one line: line feeds and tabs are shown as escapes too.
  public static String visibleOnOneLine(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean oneLine) {
    int clean = 0;
    while (clean < text.length() && !isEscaped(text.codePointAt(clean), oneLine)) {
      clean = text.offsetByCodePoints(clean, 1);
    }
    if (clean == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
    text.substring(clean)
        .codePoints()
        .forEach(c -> {
          if (isEscaped(c, oneLine)) {
            out.append(named(c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static boolean isEscaped(int c, boolean oneLine) {
    return (c == '\n' || c == '\t') ? oneLine : isDeceptive(c);
  }

  /// Whether a character changes how its neighbours look, or looks like nothing at all.
  private static boolean isDeceptive(int c) {
    if (c >= 0x20 && c < 0x7f) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Blanks of other widths pass for a plain one and split or join words.
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x2800;
    };
  }

  private static String named(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case '\b' -> "\\b";
      case 0x1b -> "\\e";
      case 0 -> "\\0";
      default -> c < 0x100 ? "\\x%02x".formatted(c) : "\\u{%04x}".formatted(c);
    };
  }
}
