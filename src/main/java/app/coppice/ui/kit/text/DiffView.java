package app.coppice.ui.kit.text;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A short unified diff inside other content, whole but for a limit of rows. FX thread only.
public final class DiffView extends VBox implements TextSelection.Source {
  private static final int MOST_ROWS = 200;

  private final List<DiffCell> cells = new ArrayList<>();
  private final TextSelection selection;
  private List<DiffRow> rows = List.of();

  public DiffView() {
    getStyleClass().add("diff-view");
    selection = new TextSelection(this, this);
  }

  /// Shows the files; a single file has no head of its own.
  public void show(List<FileDiff> files) {
    List<DiffRow> all = new ArrayList<>();
    for (FileDiff file : files) {
      if (files.size() > 1) {
        all.add(new DiffRow.FileHead(file, true));
      }
      all.addAll(DiffRow.bodyOf(file));
    }
    rows = all.size() > MOST_ROWS ? List.copyOf(all.subList(0, MOST_ROWS)) : List.copyOf(all);
    getChildren().clear();
    cells.clear();
    for (int i = 0; i < rows.size(); i++) {
      DiffCell cell = new DiffCell(selection, ignored -> {});
      cell.show(rows.get(i), i);
      cells.add(cell);
      getChildren().add(cell.node());
    }
    if (rows.size() < all.size()) {
      Label more = new Label(Messages.text("kit.diff.more", all.size() - rows.size()));
      more.getStyleClass().add("diff-remark");
      getChildren().add(more);
    }
  }

  @Override
  public Collection<SelectableText> shown() {
    return cells.stream().flatMap(cell -> cell.texts().stream()).toList();
  }

  @Override
  public int lines() {
    return rows.size();
  }

  @Override
  public String text(int line) {
    return rows.get(line).text();
  }
}
