package app.coppice.terminal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A line of cells in primitive arrays: characters, pens, and what few cells have beside that.
/// Guarded by the emulator's lock.
class Cells {
  /// A cell that holds nothing; shown as a space.
  static final int EMPTY = 0;

  /// The right half of a wide character.
  static final int TAIL = -1;

  int[] glyphs;
  long[] pens;
  @Nullable Extra @Nullable [] extras;

  /// All bits that a character here has had since the line was cleared: negative after a wide one.
  int glyphBits;

  /// All bits that a pen here has had since the line was cleared.
  long penBits;

  Cells(int columns) {
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

  /// Makes them at least `columns` long.
  void ensure(int columns) {
    if (columns > glyphs.length) {
      glyphs = Arrays.copyOf(glyphs, columns);
      pens = Arrays.copyOf(pens, columns);
      if (extras != null) {
        extras = Arrays.copyOf(extras, columns);
      }
    }
  }

  /// Makes place for `cells`, with more to come.
  void room(int cells) {
    if (cells > glyphs.length) {
      ensure(Math.max(cells, 2 * glyphs.length));
    }
  }

  /// Copies the cells of others from `from` to before `to`.
  void copy(Cells source, int from, int to, int at) {
    System.arraycopy(source.glyphs, from, glyphs, at, to - from);
    System.arraycopy(source.pens, from, pens, at, to - from);
    glyphBits |= source.glyphBits;
    penBits |= source.penBits;
    if (source.extras != null) {
      if (extras == null) {
        extras = new Extra[glyphs.length];
      }
      System.arraycopy(source.extras, from, extras, at, to - from);
    } else if (extras != null) {
      Arrays.fill(extras, at, at + to - from, null);
    }
  }

  /// Sets one cell as it was once read.
  void set(int x, int glyph, long pen, Extra extra) {
    glyphs[x] = glyph;
    pens[x] = pen;
    glyphBits |= glyph;
    penBits |= pen;
    if (!extra.isNone()) {
      extra(x, x + 1, extra);
    }
  }

  /// Whether a wide character begins in cell `x`.
  boolean isWide(int x) {
    return x + 1 < glyphs.length && glyphs[x + 1] == TAIL;
  }

  void extra(int from, int to, Extra extra) {
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

  /// Forgets what was here, without emptying the cells: for a line that is filled from its start.
  void reuse() {
    glyphBits = 0;
    penBits = Pen.DEFAULT;
    extras = null;
  }

  /// The cell at which another pen than that of `from` begins.
  int penEnd(int from, int length) {
    long pen = pens[from];
    int to = from + 1;
    while (to < length && pens[to] == pen) {
      to++;
    }
    return to;
  }

  /// Writes the first characters, which must be Latin-1, a byte each.
  void latin(int length, byte[] to, int at) {
    for (int x = 0; x < length; x++) {
      to[at + x] = (byte) glyphs[x];
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
