package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line of a page, with its picture. There may be more cells than the page is wide: what a
/// narrower window hides comes back when it grows. Guarded by the emulator's lock.
final class Line extends Cells {
  /// Most that is kept of one grapheme after its first code point, in UTF-16 units.
  private static final int REST_LIMIT = 32;

  private PromptMark mark = PromptMark.NONE;
  private boolean wrapped;
  private @Nullable Row row;

  Line(int columns) {
    super(columns);
  }

  PromptMark mark() {
    return mark;
  }

  void mark(PromptMark told) {
    mark = told;
    row = null;
  }

  boolean isWrapped() {
    return wrapped;
  }

  void wrap(boolean on) {
    if (wrapped != on) {
      wrapped = on;
      row = null;
    }
  }

  /// The picture of this line, made once for each state of it.
  Row row(int columns, RowBuilder builder) {
    Row current = row;
    if (current == null) {
      current = builder.row(this, 0, columns, wrapped, mark);
      row = current;
    }
    return current;
  }

  /// Forgets the picture, when the page has another width.
  void touch() {
    row = null;
  }

  /// Writes ASCII over the cells from `x`.
  void put(int x, byte[] ascii, int from, int length, long pen, Extra extra) {
    split(x, pen);
    split(x + length, pen);
    int[] cells = glyphs;
    for (int i = 0; i < length; i++) {
      cells[x + i] = ascii[from + i];
    }
    Arrays.fill(pens, x, x + length, pen);
    penBits |= pen;
    extra(x, x + length, extra);
    row = null;
  }

  /// Writes one character over cell `x`, or over two when it is wide.
  void put(int x, int codePoint, int cells, long pen, Extra extra) {
    split(x, pen);
    split(x + cells, pen);
    glyphs[x] = codePoint;
    pens[x] = pen;
    glyphBits |= codePoint;
    penBits |= pen;
    if (cells == 2) {
      glyphs[x + 1] = TAIL;
      glyphBits = TAIL;
      pens[x + 1] = pen;
    }
    extra(x, x + cells, extra);
    row = null;
  }

  /// Adds to the grapheme that begins in cell `x`.
  void combine(int x, int codePoint) {
    if (glyphs[x] <= EMPTY) {
      return;
    }
    Extra before = extra(x);
    if (before.rest().length() < REST_LIMIT) {
      Extra longer = before.withRest(before.rest() + Character.toString(codePoint));
      extra(x, x + 1, longer);
    }
    row = null;
  }

  /// Gives the grapheme in cell `x` a second cell, over what stands there.
  void widen(int x) {
    split(x + 2, pens[x]);
    glyphs[x + 1] = TAIL;
    pens[x + 1] = pens[x];
    glyphBits = TAIL;
    extra(x + 1, x + 2, extra(x).withRest(""));
    row = null;
  }

  /// Takes the second cell of the grapheme in cell `x` away.
  void narrow(int x) {
    glyphs[x + 1] = EMPTY;
    extra(x + 1, x + 2, Extra.NONE);
    row = null;
  }

  /// Empties the cells from `from` to before `to`.
  void erase(int from, int to, long pen) {
    if (from >= to) {
      return;
    }
    split(from, Pen.blank(pen));
    split(to, Pen.blank(pen));
    Arrays.fill(glyphs, from, to, EMPTY);
    Arrays.fill(pens, from, to, Pen.blank(pen));
    penBits |= Pen.blank(pen);
    extra(from, to, Extra.NONE);
    row = null;
  }

  /// Empties all cells, also the hidden ones.
  void clear(long pen) {
    reuse();
    erase(0, glyphs.length, pen);
    mark = PromptMark.NONE;
    wrapped = false;
  }

  /// Moves the cells from `x` on to the right; what leaves the page is lost.
  void insert(int x, int count, int columns, long pen) {
    int moved = Math.min(count, columns - x);
    split(x, Pen.blank(pen));
    split(columns - moved, Pen.blank(pen));
    shift(x, x + moved, columns - x - moved);
    erase(x, x + moved, pen);
  }

  /// Removes cells at `x`; what is right of them moves left.
  void delete(int x, int count, int columns, long pen) {
    int removed = Math.min(count, columns - x);
    split(x, Pen.blank(pen));
    split(x + removed, Pen.blank(pen));
    shift(x + removed, x, columns - x - removed);
    erase(columns - removed, columns, pen);
  }

  private void shift(int from, int to, int length) {
    System.arraycopy(glyphs, from, glyphs, to, length);
    System.arraycopy(pens, from, pens, to, length);
    if (extras != null) {
      System.arraycopy(extras, from, extras, to, length);
    }
  }

  /// Makes a wide character that lies across the edge before cell `x` disappear.
  private void split(int x, long pen) {
    if (x > 0 && x < glyphs.length && glyphs[x] == TAIL) {
      glyphs[x - 1] = EMPTY;
      glyphs[x] = EMPTY;
      pens[x - 1] = pen;
      pens[x] = pen;
    }
  }
}
