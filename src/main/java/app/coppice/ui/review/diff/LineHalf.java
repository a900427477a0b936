package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.CodeRuns;
import app.coppice.ui.kit.text.Mark;
import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.StyledRun;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line of a side, or of both in one column: numbers, sign, text. FX thread only.
final class LineHalf extends HBox {
  /// Longer lines are cut: nobody reads them, and laying one out can take seconds.
  private static final int LONGEST_LINE = 2_000;

  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
  private static final PseudoClass LONG_NUMBERS = PseudoClass.getPseudoClass("long-numbers");
  private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

  private final List<Row.Side> numbered;
  private final List<Label> numbers = new ArrayList<>();
  private final Label sign = new Label();
  private final SelectableText text = new SelectableText("code-text");

  /// @param numbered the sides whose line numbers it shows
  LineHalf(List<Row.Side> numbered) {
    this.numbered = numbered;
    getStyleClass().add("diff-line");
    for (Row.Side ignored : numbered) {
      Label number = new Label();
      number.getStyleClass().add("line-number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      numbers.add(number);
    }
    sign.getStyleClass().add("line-sign");
    sign.setMinWidth(Region.USE_PREF_SIZE);
    setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(numbers);
    getChildren().addAll(sign, text);
  }

  SelectableText text() {
    return text;
  }

  /// Shows that this side has no such line.
  void showNothing() {
    numbers.forEach(number -> number.setText(""));
    sign.setText(" ");
    become(false, false, true);
    text.show(List.of());
  }

  /// @param index in the row's hunk
  /// @param finds in the line as it is
  void show(Row.OfHunk row, int index, List<Mark> finds) {
    DiffLine line = row.lexed().hunk().lines().get(index);
    for (int i = 0; i < numbers.size(); i++) {
      int number = FileBody.numberOf(line, numbered.get(i));
      numbers.get(i).setText(number == 0 ? "" : Integer.toString(number));
    }
    pseudoClassStateChanged(LONG_NUMBERS, row.body().hasLongNumbers());
    boolean added = line.kind() == DiffLine.Kind.ADDED;
    boolean removed = line.kind() == DiffLine.Kind.REMOVED;
    sign.setText(added ? "+" : removed ? "\u2212" : " ");
    become(added, removed, false);
    List<Mark> marks = new ArrayList<>();
    for (DiffLine.Span span : line.changed()) {
      marks.add(new Mark(span.start(), span.end(), added ? "word-added" : "word-removed"));
    }
    for (Mark find : finds) {
      int end = find.end() > LONGEST_LINE ? Integer.MAX_VALUE : shown(line, find.end());
      marks.add(new Mark(shown(line, find.start()), end, find.style()));
    }
    text.show(runs(row, index, line), marks);
  }

  /// Where in the text that is shown an index of the line is; what was cut is marked by the words
  /// that say so.
  private static int shown(DiffLine line, int index) {
    return Escapes.visible(line.text().substring(0, Math.min(index, LONGEST_LINE))).length();
  }

  private void become(boolean added, boolean removed, boolean absent) {
    pseudoClassStateChanged(ADDED, added);
    pseudoClassStateChanged(REMOVED, removed);
    pseudoClassStateChanged(ABSENT, absent);
  }

  private static List<StyledRun> runs(Row.OfHunk row, int index, DiffLine line) {
    String shown = line.text();
    boolean returns = shown.endsWith("\r");
    if (returns) {
      shown = shown.substring(0, shown.length() - 1);
    }
    List<StyledRun> runs = new ArrayList<>();
    if (shown.length() > LONGEST_LINE) {
      int more = shown.length() - LONGEST_LINE;
      runs.add(new StyledRun(Escapes.visible(shown.substring(0, LONGEST_LINE))));
      runs.add(new StyledRun(Messages.text("kit.diff.cut", more), "cut"));
    } else {
      runs.addAll(escaped(CodeRuns.ofLine(shown, row.lexed().tokens(index))));
    }
    if (returns && row.body().lineEndsChange()) {
      runs.add(new StyledRun("\\r", "cut"));
    }
    if (line.ending() == DiffLine.Ending.NONE) {
      runs.add(new StyledRun(Messages.text("review.line.unended"), "cut"));
    }
    return runs;
  }

  /// Hidden characters are shown; where a line has any, its marks may sit a little off, which is
  /// better than a line that lies.
  private static List<StyledRun> escaped(List<StyledRun> runs) {
    List<StyledRun> shown = new ArrayList<>(runs.size());
    for (StyledRun run : runs) {
      String visible = Escapes.visible(run.text());
      shown.add(
          visible.equals(run.text()) ? run : new StyledRun(visible, run.styles(), run.target()));
    }
    return shown;
  }
}
