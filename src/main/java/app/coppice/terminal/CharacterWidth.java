package app.coppice.terminal;

/// How many cells a character takes: 0 for combining marks and joiners, 2 for East Asian wide
/// characters and emoji, else 1. Guarded by the emulator's lock.
final class CharacterWidth {
  private static final int SOFT_HYPHEN = 0xad;
  private static final int FIRST_COMBINING = 0x300;
  private static final int FIRST_WIDE = 0x1100;
  private static final int FIRST_VOWEL = 0x1160;
  private static final int LAST_TRAILING_CONSONANT = 0x11ff;

  private boolean ambiguousWide;

  /// Whether characters that are wide in East Asian fonts only take two cells.
  void ambiguousWide(boolean wide) {
    ambiguousWide = wide;
  }

  /// Cells of a printable code point: 0, 1 or 2.
  int of(int codePoint) {
    if (codePoint < FIRST_COMBINING) {
      return codePoint == SOFT_HYPHEN ? 0 : narrow(codePoint);
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || (codePoint >= FIRST_VOWEL && codePoint <= LAST_TRAILING_CONSONANT)) {
      return 0;
    }
    return codePoint >= FIRST_WIDE && WidthTable.isWide(codePoint) ? 2 : narrow(codePoint);
  }

  private int narrow(int codePoint) {
    return ambiguousWide && WidthTable.isAmbiguous(codePoint) ? 2 : 1;
  }
}
