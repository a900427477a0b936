package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns lines of cells into rows of runs. A wide character and a grapheme of several code points
/// are a run each, so in every other run one code point is one cell. Guarded by the emulator's
/// lock.
final class RowBuilder {
  private static final int STYLE_LIMIT = 4096;

  private final Map<Long, Style> styles = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  Style style(long pen) {
    if (pen == Pen.DEFAULT) {
      return Style.DEFAULT;
    }
    if (styles.size() > STYLE_LIMIT) {
      styles.clear();
    }
    return styles.computeIfAbsent(pen, Pen::style);
  }

  Style style(long pen, Extra extra) {
    Style style = style(pen);
    return extra.underlineColour() < 0
        ? style
        : new Style(
            style.foreground(),
            style.background(),
            style.attributes(),
            style.underline(),
            extra.underlineColour());
  }

  /// The picture of the cells from `from` to before `to`.
  Row row(Cells line, int from, int to, boolean wrapped, PromptMark mark) {
    List<Run> runs = new ArrayList<>();
    int end = Math.max(from, line.used(to));
    int x = from;
    while (x < end) {
      x = run(line, x, end, runs);
    }
    return new Row(List.copyOf(runs), wrapped, mark);
  }

  /// Appends the run that starts in cell `from` and says where the next one starts.
  private int run(Cells line, int from, int end, List<Run> runs) {
    long pen = line.pen(from);
    Extra extra = line.extra(from);
    Style style = style(pen, extra);
    if (isCluster(line, from, end)) {
      int cells = from + 1 < end && line.glyph(from + 1) == Cells.TAIL ? 2 : 1;
      String grapheme = Character.toString(line.glyph(from)) + extra.rest();
      runs.add(new Run(grapheme, cells, style, extra.link(), true));
      return from + cells;
    }
    text.setLength(0);
    int x = from;
    while (x < end
        && line.pen(x) == pen
        && (x == from || (!isCluster(line, x, end) && line.extra(x).looksLike(extra)))) {
      int glyph = line.glyph(x);
      text.appendCodePoint(glyph <= Cells.EMPTY ? ' ' : glyph);
      x++;
    }
    runs.add(new Run(text.toString(), x - from, style, extra.link(), false));
    return x;
  }

  private static boolean isCluster(Cells line, int x, int end) {
    return line.glyph(x) > Cells.EMPTY
        && ((x + 1 < end && line.glyph(x + 1) == Cells.TAIL)
            || (line.hasExtras() && !line.extra(x).rest().isEmpty()));
  }
}
