package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line of a page as cells in primitive arrays. The arrays may be longer than the page is wide:
/// what a narrower window hides comes back when it grows. Guarded by the emulator's lock.
final class Line {
  /// A cell that holds nothing; shown as a space.
  static final int EMPTY = 0;

  /// The right half of a wide character.
  static final int TAIL = -1;

  /// Most that is kept of one grapheme after its first code point, in UTF-16 units.
  private static final int REST_LIMIT = 32;

  private int[] glyphs;
  private long[] pens;
  private @Nullable Extra @Nullable [] extras;
  private PromptMark mark = PromptMark.NONE;
  private boolean wrapped;
  private @Nullable Row row;

  Line(int columns) {
    glyphs = new int[columns];
    pens = new long[columns];
  }

  int glyph(int x) {
    return glyphs[x];
  }

  long pen(int x) {
    return pens[x];
  }

  Extra extra(int x) {
    Extra extra = extras == null ? null : extras[x];
    return extra == null ? Extra.NONE : extra;
  }

  boolean hasExtras() {
    return extras != null;
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

  /// Makes the line at least `columns` long.
  void ensure(int columns) {
    if (columns > glyphs.length) {
      glyphs = Arrays.copyOf(glyphs, columns);
      pens = Arrays.copyOf(pens, columns);
      if (extras != null) {
        extras = Arrays.copyOf(extras, columns);
      }
    }
    row = null;
  }

  /// Makes place for `cells`, with more to come.
  void room(int cells) {
    if (cells > glyphs.length) {
      ensure(Math.max(cells, 2 * glyphs.length));
    }
  }

  /// Copies the cells of another line from `from` to before `to`.
  void copy(Line source, int from, int to, int at) {
    System.arraycopy(source.glyphs, from, glyphs, at, to - from);
    System.arraycopy(source.pens, from, pens, at, to - from);
    if (source.extras != null) {
      if (extras == null) {
        extras = new Extra[glyphs.length];
      }
      System.arraycopy(source.extras, from, extras, at, to - from);
    }
    row = null;
  }

  /// Sets one cell as it was once read.
  void set(int x, int glyph, long pen, Extra extra) {
    glyphs[x] = glyph;
    pens[x] = pen;
    if (!extra.isNone()) {
      extra(x, x + 1, extra);
    }
  }

  /// Whether a wide character begins in cell `x`.
  boolean isWide(int x) {
    return x + 1 < glyphs.length && glyphs[x + 1] == TAIL;
  }

  /// Writes ASCII over the cells from `x`.
  void put(int x, byte[] ascii, int from, int length, long pen, Extra extra) {
    split(x);
    split(x + length);
    int[] cells = glyphs;
    for (int i = 0; i < length; i++) {
      cells[x + i] = ascii[from + i];
    }
    Arrays.fill(pens, x, x + length, pen);
    extra(x, x + length, extra);
    row = null;
  }

  /// Writes one character over cell `x`, or over two when it is wide.
  void put(int x, int codePoint, int cells, long pen, Extra extra) {
    split(x);
    split(x + cells);
    glyphs[x] = codePoint;
    pens[x] = pen;
    if (cells == 2) {
      glyphs[x + 1] = TAIL;
      pens[x + 1] = pen;
    }
    extra(x, x + cells, extra);
    row = null;
  }

  /// Adds to the grapheme that stands in cell `x`.
  void combine(int x, int codePoint) {
    int owner = x > 0 && glyphs[x] == TAIL ? x - 1 : x;
    if (glyphs[owner] == EMPTY) {
      return;
    }
    Extra before = extra(owner);
    if (before.rest().length() < REST_LIMIT) {
      Extra longer = before.withRest(before.rest() + Character.toString(codePoint));
      extra(owner, owner + 1, longer);
    }
    row = null;
  }

  private void extra(int from, int to, Extra extra) {
    if (extra.isNone()) {
      if (extras != null) {
        Arrays.fill(extras, from, to, null);
      }
      return;
    }
    if (extras == null) {
      extras = new Extra[glyphs.length];
    }
    Arrays.fill(extras, from, to, extra);
  }

  /// Empties the cells from `from` to before `to`.
  void erase(int from, int to, long pen) {
    if (from >= to) {
      return;
    }
    split(from);
    split(to);
    Arrays.fill(glyphs, from, to, EMPTY);
    Arrays.fill(pens, from, to, Pen.blank(pen));
    extra(from, to, Extra.NONE);
    row = null;
  }

  /// Empties all cells, also the hidden ones.
  void clear(long pen) {
    erase(0, glyphs.length, pen);
    extras = null;
    mark = PromptMark.NONE;
    wrapped = false;
  }

  /// Moves the cells from `x` on to the right; what leaves the page is lost.
  void insert(int x, int count, int columns, long pen) {
    int moved = Math.min(count, columns - x);
    split(x);
    split(columns - moved);
    shift(x, x + moved, columns - x - moved);
    erase(x, x + moved, pen);
  }

  /// Removes cells at `x`; what is right of them moves left.
  void delete(int x, int count, int columns, long pen) {
    int removed = Math.min(count, columns - x);
    split(x);
    split(x + removed);
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
  private void split(int x) {
    if (x > 0 && x < glyphs.length && glyphs[x] == TAIL) {
      glyphs[x - 1] = EMPTY;
      glyphs[x] = EMPTY;
    }
  }

  /// Cells up to the last that holds something, at most `columns`.
  int used(int columns) {
    int end = columns;
    while (end > 0 && glyphs[end - 1] == EMPTY && pens[end - 1] == Pen.DEFAULT) {
      end--;
    }
    return end;
  }

  /// Cells up to the last that shows a character, at most `columns`.
  int textEnd(int columns) {
    int end = columns;
    while (end > 0 && glyphs[end - 1] == EMPTY) {
      end--;
    }
    return end;
  }
}
