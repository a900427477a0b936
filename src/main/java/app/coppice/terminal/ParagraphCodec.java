package app.coppice.terminal;

import app.coppice.terminal.Paragraph.MarkAt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The compact form of a line in the scrollback: a byte a cell where all of it is Latin-1 in the
/// default style, else the cells, the runs of their styles and what few lines have beside that, all
/// numbers in as few bytes as they need. Guarded by the emulator's lock.
final class ParagraphCodec {
  private static final int GOES_ON = 1;
  private static final int STYLED = 2;
  private static final int UNICODE = 4;
  private static final int WIDE = 8;
  private static final int EXTRAS = 16;
  private static final int MARKS = 32;

  private final ByteSink out = new ByteSink();

  /// Whether a wide character is in it, so that where its rows break depends on the characters.
  static boolean isWide(byte[] packed) {
    return (packed[0] & WIDE) != 0;
  }

  /// Whether the line goes on in what follows.
  static boolean goesOn(byte[] packed) {
    return (packed[0] & GOES_ON) != 0;
  }

  /// Rows of a line with wide characters at this width, without unpacking it.
  ///
  /// @param tails a bit for each cell, as a packed line ends with them: the first in the last byte
  /// @param end where the line's tails end
  /// @param textLength cells that make rows
  static int rowCount(byte[] tails, int end, int textLength, int columns) {
    int rows = 1;
    int from = 0;
    while (from + columns < textLength) {
      from += isTail(tails, end, from + columns) ? columns - 1 : columns;
      rows++;
    }
    return rows;
  }

  private static boolean isTail(byte[] tails, int end, int x) {
    return (tails[end - 1 - (x >> 3)] >> (x & 7) & 1) != 0;
  }

  byte[] pack(Cells line, int length, List<MarkAt> marks, boolean goesOn) {
    int flags = flags(line, length) | (goesOn ? GOES_ON : 0) | (marks.isEmpty() ? 0 : MARKS);
    if ((flags & (STYLED | UNICODE | EXTRAS | MARKS)) == 0) {
      byte[] plain = new byte[length + 1];
      plain[0] = (byte) flags;
      line.latin(length, plain, 1);
      return plain;
    }
    out.clear();
    out.put(flags);
    out.number(length);
    if ((flags & STYLED) != 0) {
      styles(line, length);
    }
    if ((flags & EXTRAS) != 0) {
      extras(line, length);
    }
    if ((flags & MARKS) != 0) {
      marks(marks);
    }
    if ((flags & UNICODE) == 0) {
      int at = out.size();
      byte[] all = out.bytesAnd(length);
      line.latin(length, all, at);
      return all;
    }
    for (int x = 0; x < length; x++) {
      out.number(line.glyph(x) + 1);
    }
    if ((flags & WIDE) != 0) {
      tails(line, length);
    }
    return out.bytes();
  }

  private void tails(Cells line, int length) {
    for (int at = (length - 1) & ~7; at >= 0; at -= 8) {
      int bits = 0;
      for (int x = at; x < Math.min(length, at + 8); x++) {
        bits |= line.glyph(x) == Cells.TAIL ? 1 << (x - at) : 0;
      }
      out.put(bits);
    }
  }

  private static int flags(Cells line, int length) {
    int glyphs = line.glyphBits;
    int flags = glyphs < 0 ? WIDE | UNICODE : glyphs > 0xff ? UNICODE : 0;
    flags |= line.penBits == Pen.DEFAULT ? 0 : STYLED;
    if (line.hasExtras()) {
      for (int x = 0; x < length; x++) {
        flags |= line.extra(x).isNone() ? 0 : EXTRAS;
      }
    }
    return flags;
  }

  private void styles(Cells line, int length) {
    int from = 0;
    while (from < length) {
      long pen = line.pen(from);
      int to = line.penEnd(from, length);
      out.number(to - from);
      out.eight(pen);
      from = to;
    }
  }

  private void extras(Cells line, int length) {
    int from = 0;
    while (from < length) {
      Extra extra = line.extra(from);
      int to = from + 1;
      while (to < length && line.extra(to).equals(extra)) {
        to++;
      }
      out.number(to - from);
      if (extra.isNone()) {
        out.put(0);
      } else {
        out.put(1);
        out.number(extra.underlineColour() + 1);
        out.text(extra.link().id());
        out.text(extra.link().uri());
        out.text(extra.rest());
      }
      from = to;
    }
  }

  private void marks(List<MarkAt> marks) {
    out.number(marks.size());
    for (MarkAt at : marks) {
      out.number(at.offset());
      out.number(at.mark().kinds());
      out.number(at.mark().exitStatus() + 1);
    }
  }

  static Paragraph unpack(byte[] packed) {
    ByteSource in = new ByteSource(packed);
    int flags = in.next();
    boolean simple = (flags & (STYLED | UNICODE | EXTRAS | MARKS)) == 0;
    int length = simple ? packed.length - 1 : in.number();
    Cells line = new Cells(length);
    long[] pens = new long[length];
    Extra[] extras = new Extra[(flags & EXTRAS) == 0 ? 0 : length];
    if ((flags & STYLED) != 0) {
      styles(in, pens);
    }
    if (extras.length > 0) {
      extras(in, extras);
    }
    List<MarkAt> marks = (flags & MARKS) == 0 ? List.of() : marks(in);
    for (int x = 0; x < length; x++) {
      int glyph = (flags & UNICODE) == 0 ? in.next() : in.number() - 1;
      line.set(x, glyph, pens[x], extras.length == 0 ? Extra.NONE : extras[x]);
    }
    return new Paragraph(line, length, new ArrayList<>(marks), (flags & GOES_ON) != 0);
  }

  private static void styles(ByteSource in, long[] pens) {
    int from = 0;
    while (from < pens.length) {
      int to = from + in.number();
      long pen = in.eight();
      Arrays.fill(pens, from, to, pen);
      from = to;
    }
  }

  private static void extras(ByteSource in, Extra[] extras) {
    int from = 0;
    while (from < extras.length) {
      int to = from + in.number();
      Extra extra = Extra.NONE;
      if (in.next() == 1) {
        int colour = in.number() - 1;
        String id = in.text();
        String uri = in.text();
        Link link = uri.isEmpty() ? Link.NONE : new Link(id, uri);
        extra = new Extra(in.text(), colour, link);
      }
      Arrays.fill(extras, from, to, extra);
      from = to;
    }
  }

  private static List<MarkAt> marks(ByteSource in) {
    int count = in.number();
    List<MarkAt> marks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      marks.add(new MarkAt(in.number(), new PromptMark(in.number(), 0, in.number() - 1)));
    }
    return marks;
  }
}
