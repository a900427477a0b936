package app.coppice.ui.review.diff;

import app.coppice.ui.kit.text.Mark;
import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The node of one row of the diff; shows any row in turn, but makes only what the kinds of rows
/// need that it came to show. FX thread only.
final class RowCell implements VirtualColumn.Cell<Row> {
  private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
  private static final PseudoClass VIEWED = PseudoClass.getPseudoClass("viewed");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
  private static final PseudoClass FOUND_NOW = PseudoClass.getPseudoClass("found-now");
  private static final PseudoClass RANGE = PseudoClass.getPseudoClass("range");

  private final RowHost host;
  private final StackPane node = new StackPane();
  private final Map<Class<?>, RowContent> contents = new HashMap<>();
  private @Nullable RowContent content;
  private @Nullable Row row;
  private int index;

  RowCell(RowHost host) {
    this.host = host;
    node.getStyleClass().add("diff-row");
    // A cell out of view stays in the scene, hidden.
    node.visibleProperty()
        .addListener((_, _, inView) -> {
          if (content != null) {
            if (inView) {
              content.shown();
            } else {
              content.hidden();
            }
          }
        });
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Row newRow, int newIndex) {
    row = newRow;
    index = newIndex;
    RowContent now = contentOf(newRow);
    content = now;
    now.show(newRow, newIndex);
    if (node.getChildren().isEmpty() || !node.getChildren().getFirst().equals(now.node())) {
      node.getChildren().setAll(now.node());
    }
    mark();
    markPaths(newRow);
  }

  private RowContent contentOf(Row shown) {
    return shown instanceof Row.OfNote
        ? RowContent.of(shown, host) // its node is another one each time
        : contents.computeIfAbsent(shown.getClass(), _ -> RowContent.of(shown, host));
  }

  @Override
  public boolean moved(Row same, int newIndex) {
    index = newIndex;
    if (content != null) {
      content.moved(newIndex);
    }
    mark();
    return false;
  }

  /// What is found in it is another.
  void findsChanged() {
    if (content != null && row != null) {
      content.show(row, index);
      markPaths(row);
    }
  }

  /// A head shows a path in parts, so it is marked as a whole.
  private void markPaths(Row shown) {
    List<Mark> finds =
        switch (shown) {
          case Row.FileHead it -> host.finds(it.file(), FileFinds.At.PATHS, 0);
          case Row.Remark it -> host.finds(it.file(), FileFinds.At.PATHS, 1);
          case Row.HunkHead _, Row.OfHunk _, Row.OfNote _, Row.OfPicture _ -> List.of();
        };
    boolean now = finds.stream().anyMatch(find -> find.style().equals("found-now"));
    node.pseudoClassStateChanged(FOUND, !finds.isEmpty());
    node.pseudoClassStateChanged(FOUND_NOW, now);
  }

  /// Shows whether the cursor is here.
  void mark() {
    RowHost.Picked picked = host.picked(index);
    node.pseudoClassStateChanged(CURSOR, picked == RowHost.Picked.CURSOR);
    node.pseudoClassStateChanged(RANGE, picked == RowHost.Picked.RANGE);
    if (row instanceof Row.FileHead head) {
      node.pseudoClassStateChanged(VIEWED, host.isViewed(head.file().path()));
    }
    if (content != null) {
      content.mark(index);
    }
  }

  int index() {
    return index;
  }

  /// The texts of one side, when it shows any.
  List<SelectableText> texts(Row.Side side) {
    return content == null ? List.of() : content.texts(side);
  }
}
