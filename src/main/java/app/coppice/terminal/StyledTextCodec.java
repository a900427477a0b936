package app.coppice.terminal;

import app.coppice.terminal.StyledText.Line;
import app.coppice.terminal.StyledText.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// How lines of text look in a compact form: a version, a checksum of the text and of what follows,
/// the styles, then for each line from the last one up its spans. Nothing is ever thrown for a
/// damaged one.
final class StyledTextCodec {
  private static final int VERSION = 1;

  /// Most that is kept, in bytes.
  private static final int LIMIT = 200_000;

  private static final int STYLES_LIMIT = 4096;

  private StyledTextCodec() {}

  /// @return empty when all is plain
  static String encode(List<Line> lines) {
    Map<Long, Integer> styles = new LinkedHashMap<>();
    ByteSink spans = new ByteSink();
    int covered = 0;
    for (Line line : lines.reversed()) {
      if (spans.size() > LIMIT || styles.size() > STYLES_LIMIT) {
        break;
      }
      covered++;
      List<Span> own = used(line);
      spans.number(own.size());
      for (Span span : own) {
        Integer next = styles.size();
        Integer known = styles.putIfAbsent(span.pen(), next);
        spans.number(span.length());
        spans.number(known == null ? next : known);
      }
    }
    if (styles.isEmpty()) {
      return "";
    }
    ByteSink body = new ByteSink();
    body.number(styles.size());
    styles.keySet().forEach(body::eight);
    body.number(covered);
    byte[] all = spans.bytes();
    body.put(all, 0, all.length);
    ByteSink out = new ByteSink();
    out.put(VERSION);
    out.eight(checksum(lines, body.bytes()));
    out.put(body.bytes(), 0, body.size());
    return Base64.getEncoder().encodeToString(out.bytes());
  }

  /// The spans that a line needs: none when it is plain, none behind its text.
  private static List<Span> used(Line line) {
    List<Span> used = new ArrayList<>();
    int at = 0;
    boolean plain = true;
    for (Span span : line.spans()) {
      int length = Math.min(span.length(), line.text().length() - at);
      if (length > 0) {
        used.add(new Span(length, span.pen()));
        plain &= span.pen() == Pen.DEFAULT;
        at += length;
      }
    }
    return plain ? List.of() : used;
  }

  private static long checksum(List<Line> lines, byte[] body) {
    CRC32 sum = new CRC32();
    sum.update(body);
    for (Line line : lines) {
      sum.update(line.text().getBytes(StandardCharsets.UTF_8));
      sum.update('\n');
    }
    return sum.getValue();
  }

  /// The lines with the spans that were kept of them; as they are when these are damaged.
  static List<Line> decode(String pens, List<Line> lines) {
    if (pens.isEmpty() || pens.length() > 4 * LIMIT) {
      return lines;
    }
    try {
      byte[] all = Base64.getDecoder().decode(pens);
      ByteSource head = new ByteSource(all);
      boolean known = head.next() == VERSION;
      int start = 1 + Long.BYTES;
      byte[] body = Arrays.copyOfRange(all, start, all.length);
      return known && head.eight() == checksum(lines, body) ? read(body, lines) : lines;
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      return lines;
    }
  }

  private static List<Line> read(byte[] body, List<Line> lines) {
    ByteSource in = new ByteSource(body);
    List<Long> styles = new ArrayList<>();
    for (int count = in.number(); count > 0; count--) {
      long pen = in.eight();
      styles.add(pen);
      var _ = Pen.underline(pen); // throws for one that there is not
    }
    int covered = in.number();
    List<Line> read = new ArrayList<>(lines);
    for (int i = lines.size() - 1; i >= lines.size() - covered; i--) {
      List<Span> spans = new ArrayList<>();
      for (int count = in.number(); count > 0; count--) {
        int length = Math.clamp(in.number(), 0, lines.get(i).text().length());
        spans.add(new Span(length, styles.get(in.number())));
      }
      read.set(i, new Line(lines.get(i).text(), spans));
    }
    return read;
  }
}
