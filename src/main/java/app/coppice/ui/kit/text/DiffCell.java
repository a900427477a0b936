package app.coppice.ui.kit.text;

import app.coppice.diff.DiffLine;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The node of one diff row; shows any row in turn. FX thread only.
final class DiffCell implements VirtualColumn.Cell<DiffRow> {
  /// Longer lines are cut: nobody reads them, and laying one out can take seconds.
  private static final int LONGEST_LINE = 2_000;

  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

  private final StackPane node = new StackPane();
  private final HBox lineBox = new HBox();
  private final Label oldNumber = new Label();
  private final Label newNumber = new Label();
  private final Label sign = new Label();
  private final SelectableText text = new SelectableText("code-text");
  private final Label hunkHead = new Label();
  private final Label remark = new Label();
  private final DiffFileHead fileHead;
  private final TextSelection selection;

  DiffCell(TextSelection selection, Consumer<String> toggleFile) {
    this.selection = selection;
    fileHead = new DiffFileHead(toggleFile);
    node.getStyleClass().add("diff-row");
    lineBox.getStyleClass().add("diff-line");
    oldNumber.getStyleClass().add("line-number");
    newNumber.getStyleClass().add("line-number");
    sign.getStyleClass().add("line-sign");
    for (Label gutter : List.of(oldNumber, newNumber, sign)) {
      gutter.setMinWidth(Region.USE_PREF_SIZE);
    }
    hunkHead.getStyleClass().add("hunk-head");
    hunkHead.setMaxWidth(Double.MAX_VALUE);
    remark.getStyleClass().add("diff-remark");
    remark.setMaxWidth(Double.MAX_VALUE);
    remark.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    lineBox.getChildren().addAll(oldNumber, newNumber, sign, text);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(DiffRow row, int index) {
    Region content =
        switch (row) {
          case DiffRow.FileHead head -> {
            if (head.open()) {
              fileHead.showOpen(head.file());
            } else {
              fileHead.showFolded(head.file());
            }
            yield fileHead;
          }
          case DiffRow.HunkHead head -> {
            hunkHead.setText(head.text());
            yield hunkHead;
          }
          case DiffRow.Line line -> {
            showLine(line);
            yield lineBox;
          }
          case DiffRow.Remark why -> {
            remark.setText(reason(why));
            yield remark;
          }
        };
    text.line(index);
    selection.paint(text);
    if (node.getChildren().isEmpty() || !node.getChildren().getFirst().equals(content)) {
      node.getChildren().setAll(content);
    }
  }

  /// The line's text, when it shows a line.
  List<SelectableText> texts() {
    return node.getChildren().contains(lineBox) ? List.of(text) : List.of();
  }

  private void showLine(DiffRow.Line row) {
    DiffLine line = row.line();
    oldNumber.setText(line.oldNumber() == 0 ? "" : Integer.toString(line.oldNumber()));
    newNumber.setText(line.newNumber() == 0 ? "" : Integer.toString(line.newNumber()));
    boolean added = line.kind() == DiffLine.Kind.ADDED;
    boolean removed = line.kind() == DiffLine.Kind.REMOVED;
    sign.setText(added ? "+" : removed ? "\u2212" : " ");
    node.pseudoClassStateChanged(ADDED, added);
    node.pseudoClassStateChanged(REMOVED, removed);
    lineBox.pseudoClassStateChanged(ADDED, added);
    lineBox.pseudoClassStateChanged(REMOVED, removed);
    String shown = line.text();
    List<StyledRun> runs = new ArrayList<>();
    if (shown.length() > LONGEST_LINE) {
      int more = shown.length() - LONGEST_LINE;
      runs.add(new StyledRun(Escapes.visible(shown.substring(0, LONGEST_LINE))));
      runs.add(new StyledRun(Messages.text("kit.diff.cut", more), "cut"));
    } else {
      runs.addAll(escaped(CodeRuns.ofLine(shown, row.lexed().tokens(row.index()))));
    }
    List<Mark> marks = new ArrayList<>();
    for (DiffLine.Span span : line.changed()) {
      marks.add(new Mark(span.start(), span.end(), added ? "word-added" : "word-removed"));
    }
    text.show(runs, marks);
  }

  /// Hidden characters are shown; where a line has any, its marks may sit a little off, which is
  /// better than a line that lies.
  private static List<StyledRun> escaped(List<StyledRun> runs) {
    List<StyledRun> shown = new ArrayList<>(runs.size());
    for (StyledRun run : runs) {
      String text = Escapes.visible(run.text());
      shown.add(text.equals(run.text()) ? run : new StyledRun(text, run.styles(), ""));
    }
    return shown;
  }

  private static String reason(DiffRow.Remark row) {
    return switch (row.file().content()) {
      case BINARY -> Messages.text("kit.diff.binary");
      case TOO_LARGE ->
          Messages.text("kit.diff.too-large", row.file().added(), row.file().removed());
      case TEXT ->
          switch (row.file().change()) {
            case RENAMED -> Messages.text("kit.diff.renamed", row.file().oldPath());
            case COPIED -> Messages.text("kit.diff.copied", row.file().oldPath());
            case MODE_CHANGED -> Messages.text("kit.diff.mode");
            case ADDED, DELETED, MODIFIED -> Messages.text("kit.diff.empty");
          };
    };
  }
}
