package app.coppice.terminal;

/// Makes texts that a program sends fit to be shown outside the screen: bounded, without controls
/// and without what turns the direction of text.
final class SafeText {
  private SafeText() {}

  /// One line.
  static String line(String text, int limit) {
    return kept(text, limit, "");
  }

  /// Several lines: line feeds and tabs stay.
  static String lines(String text, int limit) {
    return kept(text, limit, "\n\t");
  }

  private static String kept(String text, int limit, String controls) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .filter(code -> isShown(code) || controls.indexOf(code) >= 0)
        .limit(limit)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
