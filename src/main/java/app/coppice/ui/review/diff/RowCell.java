package app.coppice.ui.review.diff;

import app.coppice.ui.kit.text.DiffFileHead;
import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The node of one row of the diff; shows any row in turn. FX thread only.
final class RowCell implements VirtualColumn.Cell<Row> {
  private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
  private static final PseudoClass VIEWED = PseudoClass.getPseudoClass("viewed");
  private static final PseudoClass RANGE = PseudoClass.getPseudoClass("range");

  private final RowHost host;
  private final StackPane node = new StackPane();
  private final LineHalf line = new LineHalf(List.of(Row.Side.OLD, Row.Side.NEW));
  private final LineHalf left = new LineHalf(List.of(Row.Side.OLD));
  private final LineHalf right = new LineHalf(List.of(Row.Side.NEW));
  private final PairBox pair = new PairBox(left, right);
  private final HeadActions fileActions;
  private final HeadActions hunkActions;
  private final DiffFileHead fileHead;
  private final Label range = new Label();
  private final HBox hunkHead;
  private final Label remark = new Label();
  private final PictureBox pictures = new PictureBox();
  private @Nullable Row row;
  private int index;

  RowCell(RowHost host) {
    this.host = host;
    fileActions = new HeadActions(host);
    hunkActions = new HeadActions(host);
    fileHead = new DiffFileHead(host::toggle, fileActions);
    node.getStyleClass().add("diff-row");
    range.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(range, Priority.ALWAYS);
    hunkHead = new HBox(range, hunkActions);
    hunkHead.getStyleClass().add("hunk-head");
    remark.getStyleClass().add("diff-remark");
    remark.setMaxWidth(Double.MAX_VALUE);
    remark.setWrapText(true);
    // A cell out of view stays in the scene, hidden.
    node.visibleProperty()
        .addListener((_, _, inView) -> {
          if (inView) {
            pictures.comeBack();
          } else {
            pictures.giveUp();
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
    Region content = content(newRow);
    if (node.getChildren().isEmpty() || !node.getChildren().getFirst().equals(content)) {
      node.getChildren().setAll(content);
    }
    mark();
  }

  @Override
  public boolean moved(Row same, int newIndex) {
    index = newIndex;
    switch (same) {
      case Row.Line _ -> paint(line, Row.Side.NEW);
      case Row.Pair _ -> {
        paint(left, Row.Side.OLD);
        paint(right, Row.Side.NEW);
      }
      case Row.FileHead _, Row.HunkHead _, Row.Remark _, Row.OfPicture _, Row.OfNote _ -> {}
    }
    mark();
    return false;
  }

  /// Shows whether the cursor is here.
  void mark() {
    RowHost.Picked picked = host.picked(index);
    node.pseudoClassStateChanged(CURSOR, picked == RowHost.Picked.CURSOR);
    node.pseudoClassStateChanged(RANGE, picked == RowHost.Picked.RANGE);
    if (row instanceof Row.FileHead head) {
      fileActions.show(index);
      node.pseudoClassStateChanged(VIEWED, host.isViewed(head.file().path()));
    } else if (row instanceof Row.HunkHead) {
      hunkActions.show(index);
    }
  }

  int index() {
    return index;
  }

  /// The texts of one side, when it shows any.
  List<SelectableText> texts(Row.Side side) {
    return switch (row) {
      case Row.Line _ -> side == Row.Side.NEW ? List.of(line.text()) : List.of();
      case Row.Pair _ -> List.of(side == Row.Side.NEW ? right.text() : left.text());
      case null, default -> List.of();
    };
  }

  private Region content(Row shown) {
    return switch (shown) {
      case Row.FileHead head -> {
        if (head.folding() == Row.Folding.OPEN) {
          fileHead.showOpen(head.file());
        } else {
          fileHead.showFolded(head.file());
        }
        yield fileHead;
      }
      case Row.HunkHead head -> {
        range.setText(head.text());
        yield hunkHead;
      }
      case Row.Line one -> {
        line.show(one, one.index());
        paint(line, Row.Side.NEW);
        yield line;
      }
      case Row.Pair two -> {
        half(left, two, Row.Side.OLD);
        half(right, two, Row.Side.NEW);
        yield pair;
      }
      case Row.Remark why -> {
        remark.setText(why.body().remark());
        yield remark;
      }
      case Row.OfPicture it -> {
        pictures.show(it.body(), host.pictures());
        yield pictures;
      }
      case Row.OfNote note -> note.note().node();
    };
  }

  private void half(LineHalf half, Row.Pair two, Row.Side side) {
    int at = two.index(side);
    if (at < 0) {
      half.showNothing();
    } else {
      half.show(two, at);
    }
    paint(half, side);
  }

  private void paint(LineHalf half, Row.Side side) {
    half.text().line(index);
    host.selection(side).paint(half.text());
  }
}
