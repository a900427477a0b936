package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of scrollback in compact form: a byte a cell and the ends of its runs where all of it
/// is Latin-1, else the finished row. Immutable.
final class StoredLine {
  private static final int[] NO_ENDS = {};
  private static final long[] NO_PENS = {};

  private final byte[] latin;
  private final int[] ends;
  private final long[] pens;
  private final boolean wrapped;
  private final @Nullable Row row;

  private StoredLine(byte[] latin, int[] ends, long[] pens, boolean wrapped, @Nullable Row row) {
    this.latin = latin;
    this.ends = ends;
    this.pens = pens;
    this.wrapped = wrapped;
    this.row = row;
  }

  static StoredLine of(Line line, int columns, RowBuilder builder) {
    int end = line.used(columns);
    byte[] latin = new byte[end];
    int runs = 0;
    for (int x = 0; x < end; x++) {
      int glyph = line.glyph(x);
      if (glyph > 0xff || glyph < 0 || line.hasExtras() || line.mark().kinds() != 0) {
        Row row = line.row(columns, builder);
        return new StoredLine(new byte[0], NO_ENDS, NO_PENS, line.isWrapped(), row);
      }
      latin[x] = glyph == Line.EMPTY ? (byte) ' ' : (byte) glyph;
      if (x + 1 == end || line.pen(x) != line.pen(x + 1)) {
        runs++;
      }
    }
    if (runs <= 1 && (end == 0 || line.pen(0) == Pen.DEFAULT)) {
      return new StoredLine(latin, NO_ENDS, NO_PENS, line.isWrapped(), null);
    }
    int[] ends = new int[runs];
    long[] pens = new long[runs];
    int run = 0;
    for (int x = 0; x < end; x++) {
      if (x + 1 == end || line.pen(x) != line.pen(x + 1)) {
        ends[run] = x + 1;
        pens[run++] = line.pen(x);
      }
    }
    return new StoredLine(latin, ends, pens, line.isWrapped(), null);
  }

  Row row(RowBuilder builder) {
    if (row != null) {
      return row;
    }
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int run = 0; run < ends.length; run++) {
      runs.add(run(from, ends[run], pens[run], builder));
      from = ends[run];
    }
    if (from < latin.length) {
      runs.add(run(from, latin.length, Pen.DEFAULT, builder));
    }
    return new Row(List.copyOf(runs), wrapped, PromptMark.NONE);
  }

  private Run run(int from, int to, long pen, RowBuilder builder) {
    char[] text = new char[to - from];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (latin[from + i] & 0xff);
    }
    return new Run(new String(text), text.length, builder.style(pen), Link.NONE, false);
  }

  /// The line as cells again, for a page that grows downwards.
  Line line(int columns) {
    Line line = new Line(Math.max(columns, cells()));
    if (row == null) {
      int from = 0;
      for (int run = 0; run < Math.max(1, ends.length); run++) {
        int to = ends.length == 0 ? latin.length : ends[run];
        long pen = ends.length == 0 ? Pen.DEFAULT : pens[run];
        for (int x = from; x < to; x++) {
          line.put(x, latin[x] & 0xff, 1, pen, Extra.NONE);
        }
        from = to;
      }
    } else {
      fill(line, row);
    }
    line.wrap(wrapped);
    return line;
  }

  private static void fill(Line line, Row row) {
    int x = 0;
    for (Run run : row.runs()) {
      long pen = Pen.pen(run.style());
      Extra extra = new Extra("", run.style().underlineColour(), run.link());
      extra = extra.isNone() ? Extra.NONE : extra;
      int[] points = run.text().codePoints().toArray();
      if (run.cluster()) {
        line.put(x, points[0], run.cells(), pen, extra);
        for (int mark : Arrays.copyOfRange(points, 1, points.length)) {
          line.combine(x, mark);
        }
        x += run.cells();
      } else {
        for (int point : points) {
          line.put(x++, point, 1, pen, extra);
        }
      }
    }
    line.mark(row.mark());
  }

  private int cells() {
    return row == null ? latin.length : row.runs().stream().mapToInt(Run::cells).sum();
  }
}
