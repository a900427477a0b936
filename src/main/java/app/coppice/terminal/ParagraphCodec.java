package app.coppice.terminal;

import app.coppice.terminal.Paragraph.MarkAt;
import java.nio.charset.StandardCharsets;
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

  byte[] pack(Line line, int length, List<MarkAt> marks, boolean goesOn) {
    int flags = flags(line, length) | (goesOn ? GOES_ON : 0) | (marks.isEmpty() ? 0 : MARKS);
    out.clear();
    out.put(flags);
    if ((flags & (STYLED | UNICODE | EXTRAS | MARKS)) != 0) {
      out.number(length);
    }
    if ((flags & STYLED) != 0) {
      styles(line, length);
    }
    if ((flags & EXTRAS) != 0) {
      extras(line, length);
    }
    if ((flags & MARKS) != 0) {
      marks(marks);
    }
    for (int x = 0; x < length; x++) {
      if ((flags & UNICODE) == 0) {
        out.put(line.glyph(x));
      } else {
        out.number(line.glyph(x) + 1);
      }
    }
    return out.bytes();
  }

  private static int flags(Line line, int length) {
    int flags = 0;
    for (int x = 0; x < length; x++) {
      int glyph = line.glyph(x);
      if (glyph < 0) {
        flags |= WIDE | UNICODE;
      } else if (glyph > 0xff) {
        flags |= UNICODE;
      }
      if (line.pen(x) != Pen.DEFAULT) {
        flags |= STYLED;
      }
    }
    if (line.hasExtras()) {
      for (int x = 0; x < length; x++) {
        flags |= line.extra(x).isNone() ? 0 : EXTRAS;
      }
    }
    return flags;
  }

  private void styles(Line line, int length) {
    int from = 0;
    while (from < length) {
      long pen = line.pen(from);
      int to = from + 1;
      while (to < length && line.pen(to) == pen) {
        to++;
      }
      out.number(to - from);
      out.number(Pen.foreground(pen) + 1);
      out.number(Pen.background(pen) + 1);
      out.number(Pen.attributes(pen));
      out.number(Pen.underline(pen).number());
      from = to;
    }
  }

  private void extras(Line line, int length) {
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
    Source in = new Source(packed);
    int flags = in.next();
    boolean simple = (flags & (STYLED | UNICODE | EXTRAS | MARKS)) == 0;
    int length = simple ? packed.length - 1 : in.number();
    Line line = new Line(length);
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

  private static void styles(Source in, long[] pens) {
    int from = 0;
    while (from < pens.length) {
      int to = from + in.number();
      long pen = Pen.withForeground(Pen.DEFAULT, in.number() - 1);
      pen = Pen.withBackground(pen, in.number() - 1);
      pen = Pen.with(pen, in.number());
      pen = Pen.withUnderline(pen, Underline.of(in.number()));
      Arrays.fill(pens, from, to, pen);
      from = to;
    }
  }

  private static void extras(Source in, Extra[] extras) {
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

  private static List<MarkAt> marks(Source in) {
    int count = in.number();
    List<MarkAt> marks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      marks.add(new MarkAt(in.number(), new PromptMark(in.number(), 0, in.number() - 1)));
    }
    return marks;
  }

  /// Bytes on their way in.
  private static final class ByteSink {
    private byte[] bytes = new byte[512];
    private int size;

    void clear() {
      size = 0;
    }

    void put(int value) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = (byte) value;
    }

    /// A number that is not negative, seven bits a byte.
    void number(int value) {
      int rest = value;
      while (rest > 0x7f) {
        put(rest | 0x80);
        rest >>>= 7;
      }
      put(rest);
    }

    void text(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length);
      for (byte value : encoded) {
        put(value);
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, size);
    }
  }

  /// Bytes on their way out.
  private static final class Source {
    private final byte[] bytes;
    private int at;

    Source(byte[] bytes) {
      this.bytes = bytes;
    }

    int next() {
      return bytes[at++] & 0xff;
    }

    int number() {
      int value = 0;
      int shift = 0;
      int part = next();
      while (part > 0x7f) {
        value |= (part & 0x7f) << shift;
        shift += 7;
        part = next();
      }
      return value | (part << shift);
    }

    String text() {
      int length = number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }
  }
}
