package app.coppice.ui.console;

import app.coppice.terminal.Screen.Frame;
import app.coppice.ui.console.Range.Place;
import app.coppice.ui.kit.FxThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;

/// The lines in view as a screen reader reads a text area: text, caret, selection and lines, by
/// offsets in UTF-16 units. FX thread only.
final class AccessibleScreen {
  /// A screen reader is told of new text at most so often; else it would never come to read it.
  private static final Duration PAUSE = Duration.ofMillis(400);

  private final TerminalView view;
  private final Viewport viewport;
  private String told = "";
  private boolean due;

  AccessibleScreen(TerminalView view, Viewport viewport) {
    this.view = view;
    this.viewport = viewport;
  }

  /// The lines in view, without blanks at their ends, a line feed after each.
  String text() {
    StringBuilder text = new StringBuilder();
    for (RowCells row : rows()) {
      text.append(line(row)).append('\n');
    }
    return text.toString();
  }

  private List<RowCells> rows() {
    List<RowCells> rows = new ArrayList<>();
    for (int y = 0; y < view.rows(); y++) {
      rows.add(RowCells.of(viewport.row(viewport.first() + y)));
    }
    return rows;
  }

  private static String line(RowCells row) {
    return row.text(0, Integer.MAX_VALUE).stripTrailing();
  }

  /// What is asked about; empty for what a text area doesn't say.
  Optional<Object> answer(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> Optional.of(text());
      case EDITABLE -> Optional.of(true);
      case CARET_OFFSET -> Optional.of(caret());
      case SELECTION_START -> Optional.of(selected().map(it -> offset(it.first())).orElse(caret()));
      case SELECTION_END -> Optional.of(selected().map(it -> offset(it.last())).orElse(caret()));
      case LINE_FOR_OFFSET -> number(parameters).map(this::lineAt);
      case LINE_START -> number(parameters).map(this::start);
      case LINE_END -> number(parameters).map(line -> Math.max(0, start(line + 1) - 1));
      default -> Optional.empty();
    };
  }

  private Optional<Range> selected() {
    return Optional.ofNullable(view.selection().range());
  }

  private static Optional<Integer> number(Object... parameters) {
    return parameters.length == 1 && parameters[0] instanceof Integer number
        ? Optional.of(number)
        : Optional.empty();
  }

  private int caret() {
    Frame frame = viewport.frame();
    return offset(new Place(frame.top() + frame.cursorRow(), frame.cursorColumn()));
  }

  private int offset(Place place) {
    int offset = 0;
    long line = viewport.first();
    for (RowCells row : rows()) {
      String text = line(row);
      if (line >= place.line()) {
        return line > place.line()
            ? offset
            : offset + Math.min(text.length(), row.text(0, place.column()).length());
      }
      offset += text.length() + 1;
      line++;
    }
    return offset;
  }

  private int lineAt(int offset) {
    return (int) text().chars().limit(Math.max(0, offset)).filter(each -> each == '\n').count();
  }

  private int start(int line) {
    List<RowCells> rows = rows();
    int offset = 0;
    for (int i = 0; i < line && i < rows.size(); i++) {
      offset += line(rows.get(i)).length() + 1;
    }
    return offset;
  }

  /// Something was painted: tells before long that there is something new to read.
  void painted() {
    if (!due) {
      due = true;
      FxThread.later(PAUSE, this::tell);
    }
  }

  private void tell() {
    due = false;
    String text = text();
    if (!text.equals(told)) {
      told = text;
      view.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
      view.notifyAccessibleAttributeChanged(AccessibleAttribute.CARET_OFFSET);
    }
  }
}
