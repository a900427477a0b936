package app.coppice.ui.console;

import app.coppice.terminal.Caret;
import app.coppice.terminal.Picture;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.ui.console.RowPicture.CursorShape;
import app.coppice.ui.console.RowPicture.Mark;
import app.coppice.ui.console.RowPicture.Slice;
import app.coppice.ui.console.RowPicture.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together what each row in view looks like: its cells, what is selected, found and
/// underlined in it, and the cursor. FX thread only.
final class RowPictures {
  private final TerminalView view;
  private final Viewport viewport;

  RowPictures(TerminalView view, Viewport viewport) {
    this.view = view;
    this.viewport = viewport;
  }

  /// The row `y` of the view.
  RowPicture at(int y) {
    Frame frame = viewport.frame();
    long line = viewport.first() + y;
    // A row below the last whole one would show half a line.
    Row row = y < Math.max(view.rows(), 1) ? viewport.row(line) : Row.EMPTY;
    boolean cursor =
        frame.cursorVisible()
            && line == frame.top() + frame.cursorRow()
            && view.terminal().exitStatus().isEmpty();
    return new RowPicture(
        row,
        marked(line),
        slices(frame, line),
        cursor ? frame.cursorColumn() : -1,
        shape(frame.program().caret()));
  }

  private List<Stretch> marked(long line) {
    List<Stretch> all = new ArrayList<>(2);
    view.finder().marks(line, all);
    add(view.selection().range(), line, Mark.SELECTED, all);
    add(view.links().range(), line, Mark.LINK, all);
    return all;
  }

  private static List<Slice> slices(Frame frame, long line) {
    List<Slice> slices = List.of();
    for (Picture picture : frame.pictures()) {
      if (line >= picture.line() && line < picture.line() + picture.rows()) {
        slices = slices.isEmpty() ? new ArrayList<>() : slices;
        slices.add(new Slice(picture, (int) (line - picture.line())));
      }
    }
    return slices;
  }

  private static void add(@Nullable Range range, long line, Mark mark, List<Stretch> to) {
    if (range != null && range.touches(line) && range.to(line) > range.from(line)) {
      to.add(new Stretch(range.from(line), range.to(line), mark));
    }
  }

  private CursorShape shape(Caret caret) {
    if (!view.isFocused()) {
      return CursorShape.OUTLINE;
    }
    if (view.caret().isOut()) {
      return CursorShape.OUT;
    }
    return switch (caret.shape()) {
      case DEFAULT, BLOCK -> CursorShape.BLOCK;
      case UNDERLINE -> CursorShape.UNDERLINE;
      case BAR -> CursorShape.BAR;
    };
  }
}
