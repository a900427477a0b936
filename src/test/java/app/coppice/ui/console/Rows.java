package app.coppice.ui.console;

import app.coppice.terminal.Link;
import app.coppice.terminal.PromptMark;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Rows of a terminal for tests: numbered from 0, empty where there are none.
final class Rows implements LongFunction<Row> {
  private final List<Row> rows = new ArrayList<>();

  /// Adds a row for each text; one that ends with `\` goes on in the next.
  static Rows of(String... texts) {
    Rows all = new Rows();
    for (String text : texts) {
      boolean wrapped = text.endsWith("\\");
      all.add(wrapped, run(wrapped ? text.substring(0, text.length() - 1) : text, ""));
    }
    return all;
  }

  Rows add(boolean wrapped, Run... runs) {
    rows.add(new Row(List.of(runs), wrapped, PromptMark.NONE));
    return this;
  }

  /// A run of plain text; `uri` is empty for no link.
  static Run run(String text, String uri) {
    Link link = uri.isEmpty() ? Link.NONE : new Link("", uri);
    return new Run(text, text.length(), Style.DEFAULT, link, false);
  }

  List<Row> all() {
    return rows;
  }

  @Override
  public Row apply(long line) {
    return line < 0 || line >= rows.size() ? Row.EMPTY : rows.get((int) line);
  }
}
