package app.coppice.terminal;

/// Which characters belong to the grapheme before them, though they could stand alone, and which
/// change its width. Emoji, in short: all else that joins has no width of its own.
final class Graphemes {
  private static final int JOINER = 0x200d;
  private static final int TEXT_FORM = 0xfe0e;
  private static final int EMOJI_FORM = 0xfe0f;
  private static final int FIRST_LETTER = 0x1f1e6;
  private static final int LAST_LETTER = 0x1f1ff;

  private Graphemes() {}

  /// Whether `codePoint`, which has a width, is part of the grapheme in cell `x` of `line`.
  static boolean joins(int codePoint, Line line, int x) {
    if (codePoint < JOINER) {
      return false;
    }
    int base = line.glyph(x);
    String rest = line.extra(x).rest();
    if (isFlagLetter(codePoint)) {
      return isFlagLetter(base) && rest.isEmpty();
    }
    if (Character.isEmojiModifier(codePoint)) {
      return Character.isEmojiModifierBase(rest.isEmpty() ? base : last(rest, base));
    }
    return !rest.isEmpty()
        && rest.charAt(rest.length() - 1) == JOINER
        && Character.isExtendedPictographic(codePoint);
  }

  private static boolean isFlagLetter(int codePoint) {
    return codePoint >= FIRST_LETTER && codePoint <= LAST_LETTER;
  }

  /// The last character that is no selector of a form.
  private static int last(String rest, int base) {
    int code = rest.codePointBefore(rest.length());
    if (code != EMOJI_FORM) {
      return code;
    }
    int before = rest.length() - 1;
    return before == 0 ? base : rest.codePointBefore(before);
  }

  /// Whether `codePoint` after `base` makes it take two cells.
  static boolean widens(int codePoint, int base) {
    return codePoint == EMOJI_FORM && Character.isEmoji(base);
  }

  /// Whether `codePoint` after `base` makes it take one cell.
  static boolean narrows(int codePoint, int base) {
    return codePoint == TEXT_FORM && Character.isEmojiPresentation(base);
  }
}
