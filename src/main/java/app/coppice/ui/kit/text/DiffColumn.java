package app.coppice.ui.kit.text;

import app.coppice.diff.FileDiff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A unified diff of any length that scrolls, folds by file and can be selected. FX thread only.
public final class DiffColumn extends Region implements TextSelection.Source {
  private final VirtualColumn<DiffRow> column;
  private final TextSelection selection;
  private final Set<String> closed = new HashSet<>();
  private List<FileDiff> files = List.of();

  public DiffColumn() {
    getStyleClass().add("diff-column");
    setFocusTraversable(true);
    selection = new TextSelection(this, this);
    column =
        new VirtualColumn<>(
            DiffRow::key,
            row -> new DiffCell(selection, this::toggle),
            VirtualColumn.Recycling.SHARED);
    getChildren().add(column);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Shows these files; what is in view stays in view.
  public void show(List<FileDiff> newFiles) {
    if (newFiles.equals(files)) {
      return;
    }
    files = List.copyOf(newFiles);
    refresh();
  }

  /// Folds an open file, opens a folded one.
  public void toggle(String path) {
    if (!closed.remove(path)) {
      closed.add(path);
    }
    refresh();
  }

  /// Puts a file's head at the top; does nothing when it is not shown.
  public void reveal(String path) {
    seek(row -> row instanceof DiffRow.FileHead && row.path().equals(path), 0, 1);
  }

  /// Brings a line of a file to the top, or the next one that is shown; without one the file's
  /// head.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  public void reveal(String path, int line) {
    if (line > 0 && closed.remove(path)) {
      refresh();
    }
    reveal(path);
    if (line > 0) {
      seek(
          row ->
              row instanceof DiffRow.Line shown
                  && shown.path().equals(path)
                  && shown.line().newNumber() >= line,
          0,
          1);
    }
  }

  public void nextHunk() {
    seek(DiffRow.HunkHead.class::isInstance, column.firstInView() + 1, 1);
  }

  public void previousHunk() {
    seek(DiffRow.HunkHead.class::isInstance, column.firstInView() - 1, -1);
  }

  /// The file at the top of the view; empty when there is none.
  public Optional<String> fileInView() {
    List<DiffRow> rows = column.items();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(column.firstInView()).path());
  }

  /// Forgets place, folding and selection, for the diff of something else.
  public void reset() {
    closed.clear();
    selection.clear();
    files = List.of();
    column.show(List.of());
    column.goToStart();
  }

  TextSelection selection() {
    return selection;
  }

  VirtualColumn<DiffRow> column() {
    return column;
  }

  @Override
  public Collection<SelectableText> shown() {
    List<SelectableText> texts = new ArrayList<>();
    column.cells().forEach(cell -> texts.addAll(((DiffCell) cell).texts()));
    return texts;
  }

  @Override
  public int lines() {
    return column.items().size();
  }

  @Override
  public String text(int line) {
    return column.items().get(line).text();
  }

  @Override
  protected void layoutChildren() {
    column.resizeRelocate(
        snappedLeftInset(),
        snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset());
  }

  private void refresh() {
    // Line numbers of the selection would point at other text.
    selection.clear();
    column.show(DiffRow.of(files, closed));
  }

  private void seek(Predicate<DiffRow> wanted, int from, int step) {
    List<DiffRow> rows = column.items();
    for (int i = from; i >= 0 && i < rows.size(); i += step) {
      if (wanted.test(rows.get(i))) {
        column.goTo(i);
        return;
      }
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    KeyCode code = event.getCode();
    switch (code) {
      case PAGE_DOWN, SPACE -> column.pageBy(1);
      case PAGE_UP -> column.pageBy(-1);
      case DOWN -> column.scrollBy(40);
      case UP -> column.scrollBy(-40);
      case HOME -> column.goToStart();
      case END -> column.goTo(Math.max(0, lines() - 1));
      default -> {
        return;
      }
    }
    event.consume();
  }
}
