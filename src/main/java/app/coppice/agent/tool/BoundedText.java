package app.coppice.agent.tool;

/// A result for the model that does not grow without end. Not thread-safe.
final class BoundedText {
  /// About 8,000 tokens.
  static final int MAX_CHARS = 32_000;

  static final int MAX_LINE = 1_000;

  private final StringBuilder text = new StringBuilder();

  /// Adds a line; false, and nothing is added, when there is no room for it.
  boolean addLine(String line) {
    if (text.length() + line.length() + 1 > MAX_CHARS) {
      return false;
    }
    text.append(line).append('\n');
    return true;
  }

  /// Adds a last remark, room or not.
  void note(String remark) {
    text.append(remark).append('\n');
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  static String shortened(String line) {
    return line.length() <= MAX_LINE
        ? line
        : line.substring(0, MAX_LINE) + "... (%d characters)".formatted(line.length());
  }

  /// Head and tail of a text that is too long.
  static String headAndTail(String whole) {
    if (whole.length() <= MAX_CHARS) {
      return whole;
    }
    int half = MAX_CHARS / 2;
    return "%s\n... (%d characters left out) ...\n%s"
        .formatted(
            whole.substring(0, half),
            whole.length() - MAX_CHARS,
            whole.substring(whole.length() - half));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
