package app.coppice.ui.review.diff;

import app.coppice.ui.kit.text.DiffFileHead;
import app.coppice.ui.kit.text.SelectableText;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The nodes that show one kind of rows; a cell makes those of the kinds that it comes to show. FX
/// thread only.
sealed interface RowContent {
  Region node();

  /// Shows a row of its kind.
  void show(Row row, int index);

  /// The row is the same, at another place.
  default void moved(int index) {}

  /// What can be done with it is to be shown anew.
  default void mark(int index) {}

  /// The texts of one side, when it shows any.
  default List<SelectableText> texts(Row.Side side) {
    return List.of();
  }

  /// Nobody sees it any more.
  default void hidden() {}

  /// It is in view again.
  default void shown() {}

  static RowContent of(Row row, RowHost host) {
    return switch (row) {
      case Row.FileHead _ -> new FileHead(host);
      case Row.HunkHead _ -> new HunkHead(host);
      case Row.Line _ -> new Line(host);
      case Row.Pair _ -> new Pair(host);
      case Row.Remark _ -> new Remark();
      case Row.OfPicture _ -> new Pictures(host);
      case Row.OfNote note -> new Note(note.note().node());
    };
  }

  /// A file's head.
  final class FileHead implements RowContent {
    private final HeadActions actions;
    private final DiffFileHead head;

    FileHead(RowHost host) {
      actions = new HeadActions(host);
      head = new DiffFileHead(host::toggle, actions);
      actions.in(head);
    }

    @Override
    public Region node() {
      return head;
    }

    @Override
    public void show(Row row, int index) {
      if (row instanceof Row.FileHead it) {
        switch (it.folding()) {
          case OPEN -> head.showOpen(it.file());
          case CLOSED -> head.showFolded(it.file());
        }
      }
    }

    @Override
    public void mark(int index) {
      actions.show(index);
    }
  }

  /// A hunk's head.
  final class HunkHead implements RowContent {
    private final Label range = new Label();
    private final Label words = new Label();
    private final RowHost host;
    private final HeadActions actions;
    private final HBox head;

    HunkHead(RowHost host) {
      this.host = host;
      words.getStyleClass().add("hunk-words");
      words.setMinWidth(Region.USE_PREF_SIZE);
      words.managedProperty().bind(words.visibleProperty());
      actions = new HeadActions(host);
      range.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(range, Priority.ALWAYS);
      head = new HBox(range, words, actions);
      head.getStyleClass().add("hunk-head");
      actions.in(head);
    }

    @Override
    public Region node() {
      return head;
    }

    @Override
    public void show(Row row, int index) {
      range.setText(row.text());
    }

    @Override
    public void mark(int index) {
      String said = host.words(index);
      words.setText(said);
      words.setVisible(!said.isEmpty());
      range.setAccessibleText(said.isEmpty() ? range.getText() : range.getText() + ", " + said);
      actions.show(index);
    }
  }

  /// One line of both texts.
  final class Line implements RowContent {
    private final RowHost host;
    private final LineHalf line = new LineHalf(List.of(Row.Side.OLD, Row.Side.NEW));

    Line(RowHost host) {
      this.host = host;
    }

    @Override
    public Region node() {
      return line;
    }

    @Override
    public void show(Row row, int index) {
      if (row instanceof Row.Line it) {
        line.show(it, it.index(), host.finds(it.file(), it.number(), it.index()));
        moved(index);
      }
    }

    @Override
    public void moved(int index) {
      paint(line, Row.Side.NEW, index, host);
    }

    @Override
    public List<SelectableText> texts(Row.Side side) {
      return side == Row.Side.NEW ? List.of(line.text()) : List.of();
    }
  }

  /// Old and new side by side.
  final class Pair implements RowContent {
    private final RowHost host;
    private final LineHalf left = new LineHalf(List.of(Row.Side.OLD));
    private final LineHalf right = new LineHalf(List.of(Row.Side.NEW));
    private final PairBox pair = new PairBox(left, right);

    Pair(RowHost host) {
      this.host = host;
    }

    @Override
    public Region node() {
      return pair;
    }

    @Override
    public void show(Row row, int index) {
      if (row instanceof Row.Pair it) {
        half(left, it, Row.Side.OLD, host);
        half(right, it, Row.Side.NEW, host);
        moved(index);
      }
    }

    private static void half(LineHalf half, Row.Pair row, Row.Side side, RowHost host) {
      int at = row.index(side);
      if (at < 0) {
        half.showNothing();
      } else {
        half.show(row, at, host.finds(row.file(), row.number(), at));
      }
    }

    @Override
    public void moved(int index) {
      paint(left, Row.Side.OLD, index, host);
      paint(right, Row.Side.NEW, index, host);
    }

    @Override
    public List<SelectableText> texts(Row.Side side) {
      return List.of(side == Row.Side.NEW ? right.text() : left.text());
    }
  }

  private static void paint(LineHalf half, Row.Side side, int index, RowHost host) {
    half.text().line(index);
    host.selection(side).paint(half.text());
  }

  /// Why a file shows no lines.
  final class Remark implements RowContent {
    private final Label remark = new Label();

    Remark() {
      remark.getStyleClass().add("diff-remark");
      remark.setMaxWidth(Double.MAX_VALUE);
      remark.setWrapText(true);
    }

    @Override
    public Region node() {
      return remark;
    }

    @Override
    public void show(Row row, int index) {
      remark.setText(row.body().remark());
    }
  }

  /// Two states of a picture.
  final class Pictures implements RowContent {
    private final RowHost host;
    private final PictureBox box = new PictureBox();

    Pictures(RowHost host) {
      this.host = host;
    }

    @Override
    public Region node() {
      return box;
    }

    @Override
    public void show(Row row, int index) {
      box.show(row.body(), host.pictures());
    }

    @Override
    public void hidden() {
      box.giveUp();
    }

    @Override
    public void shown() {
      box.comeBack();
    }
  }

  /// What another part of the review put there.
  ///
  /// @param node stays the other part's
  record Note(Region node) implements RowContent {
    @Override
    public void show(Row row, int index) {}
  }
}
