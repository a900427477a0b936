package app.coppice.terminal;

/// Finds places in the text of the main page and its scrollback. Guarded by the emulator's lock.
final class Anchors {
  private Anchors() {}

  static Anchor anchor(Page page, int columns, Scrollback scrollback, long line, int column) {
    if (line < scrollback.end()) {
      return scrollback.anchor(line, column);
    }
    int y = (int) Math.min(line - scrollback.end(), page.rows() - 1L);
    long paragraph = scrollback.paragraphs();
    int start = scrollback.tailLength();
    for (int above = 0; above < y; above++) {
      if (page.line(above).isWrapped()) {
        start += cells(page, above, columns);
      } else {
        paragraph++;
        start = 0;
      }
    }
    return new Anchor(paragraph, start + column);
  }

  static Anchor.Place place(Page page, int columns, Scrollback scrollback, Anchor anchor) {
    long paragraph = scrollback.paragraphs();
    int start = scrollback.tailLength();
    if (anchor.paragraph() < paragraph
        || (anchor.paragraph() == paragraph && anchor.offset() < start)) {
      return scrollback.place(anchor);
    }
    int y = 0;
    while (y < page.rows() - 1 && !holds(page, y, columns, paragraph, start, anchor)) {
      if (page.line(y).isWrapped()) {
        start += cells(page, y, columns);
      } else {
        paragraph++;
        start = 0;
      }
      y++;
    }
    return new Anchor.Place(scrollback.end() + y, Math.max(0, anchor.offset() - start));
  }

  private static boolean holds(
      Page page, int y, int columns, long paragraph, int start, Anchor anchor) {
    return paragraph == anchor.paragraph()
        && (!page.line(y).isWrapped() || anchor.offset() < start + cells(page, y, columns));
  }

  /// Cells that a wrapped row gives to its paragraph.
  private static int cells(Page page, int y, int columns) {
    int used = page.line(y).used(columns);
    boolean gap =
        y + 1 < page.rows()
            && page.line(y + 1).isWide(0)
            && used > 0
            && page.line(y).glyph(used - 1) == Cells.EMPTY;
    return gap ? used - 1 : used;
  }
}
