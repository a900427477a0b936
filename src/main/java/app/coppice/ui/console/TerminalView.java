package app.coppice.ui.console;

import app.coppice.terminal.Screen;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.RowPicture.CursorShape;
import app.coppice.ui.kit.FramePump;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A terminal on a canvas. It paints at the next pulse, only the rows that look different, and
/// nothing at all while it is idle or hidden. FX thread only.
public final class TerminalView extends Region {
  private static final double STANDARD_FONT_SIZE = 13;

  private final Terminal terminal;
  private final FramePump pump;
  private final Viewport viewport;
  private final Canvas canvas = new Canvas();
  private final PaletteStyle paletteStyle;
  private final TerminalMouse mouse;
  private final List<@Nullable RowPicture> painted = new ArrayList<>();
  private final Runnable paint = this::paint;
  private final Runnable resizeProgram = this::resizeProgram;
  private CellFont font = CellFont.of(STANDARD_FONT_SIZE);
  private @Nullable RowPainter painter;
  private Screen.@Nullable Subscription output;
  private @Nullable Subscription awaitsShow;
  private boolean busy;
  private Runnable changed = () -> {};
  private Consumer<String> question = this::pasteNow;
  private int columns;
  private int rows;

  /// @param keys what the window keeps for itself
  public TerminalView(Terminal terminal, FramePump pump, KeyFilter keys) {
    this.terminal = terminal;
    this.pump = pump;
    viewport = new Viewport(terminal.screen());
    paletteStyle = new PaletteStyle(this, this::repaint);
    mouse = new TerminalMouse(this, terminal, viewport);
    new TerminalKeys(this, terminal, viewport, keys);
    getStyleClass().add("terminal-view");
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleText(terminal.name());
    setFocusTraversable(true);
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    getChildren().add(canvas);
    focusedProperty().subscribe(() -> pump.mark(paint));
    sceneProperty().subscribe(this::moved);
  }

  /// The title that the program has given its terminal.
  String title() {
    return viewport.frame().title();
  }

  Terminal terminal() {
    return terminal;
  }

  /// Runs `action` after every painted picture: title or exit status may be new.
  void onChanged(Runnable action) {
    changed = action;
  }

  /// Has `question` ask the person before a text that a program might run too early is pasted.
  void onRiskyPaste(Consumer<String> asker) {
    question = asker;
  }

  /// Pastes a text, or asks first where it is risky.
  void paste(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    if (Paste.isRisky(text) && !viewport.frame().input().bracketedPaste()) {
      question.accept(text);
    } else {
      pasteNow(text);
    }
  }

  /// Pastes without a question.
  void pasteNow(String text) {
    viewport.follow();
    changed();
    terminal.send(Paste.bytes(text, viewport.frame().input().bracketedPaste()));
  }

  /// Sets the size of the text in pixels; the program learns its new size in cells.
  public void showFontSize(double size) {
    font = CellFont.of(size);
    painter = null;
    requestLayout();
    repaint();
  }

  /// Copies the selected text to the clipboard.
  ///
  /// @return whether there was any
  public boolean copySelection() {
    return mouse.copy();
  }

  /// The selected text, empty when nothing is selected.
  String selectedText() {
    return mouse.text();
  }

  /// The lines in view.
  String visibleText() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < rows; y++) {
      text.append(RowCells.of(viewport.row(viewport.first() + y)).text(0, columns)).append('\n');
    }
    return text.toString();
  }

  /// A screen reader reads the lines in view.
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? visibleText()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /// Asks for a picture at the next pulse.
  void changed() {
    pump.mark(paint);
  }

  PaletteStyle paletteStyle() {
    return paletteStyle;
  }

  CellFont font() {
    return font;
  }

  /// Screen rows in view.
  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /// The edge between cells that is nearest to a point of this view.
  Selection.Place placeAt(double x, double y) {
    Point2D point = canvas.parentToLocal(x, y);
    int row = (int) Math.floor(point.getY() / font.height());
    int column = (int) Math.floor(point.getX() / font.width());
    return new Selection.Place(
        viewport.first() + Math.clamp(row, 0, Math.max(0, rows - 1)),
        Math.clamp(column, 0, Math.max(0, columns)));
  }

  /// A point of this view, in pixels from the first cell's corner.
  Point2D inText(double x, double y) {
    return canvas.parentToLocal(x, y);
  }

  private void moved(@Nullable Scene scene) {
    if (scene == null) {
      if (output != null) {
        output.close();
        output = null;
      }
    } else if (output == null) {
      output = terminal.screen().onDirty(() -> pump.mark(paint));
      repaint();
    }
  }

  private void repaint() {
    painted.clear();
    painter = null;
    pump.mark(paint);
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double width = Math.max(0, snapSizeX(getWidth()) - left - snappedRightInset());
    double height = Math.max(0, snapSizeY(getHeight()) - top - snappedBottomInset());
    canvas.relocate(left, top);
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      repaint();
    }
    int newColumns = (int) (width / font.width());
    int newRows = (int) (height / font.height());
    if (newColumns > 1 && newRows > 0 && (newColumns != columns || newRows != rows)) {
      columns = newColumns;
      rows = newRows;
      pump.mark(resizeProgram);
    }
  }

  private void resizeProgram() {
    terminal.resize(columns, rows);
    pump.mark(paint);
  }

  private void paint() {
    if (getScene() == null || awaitsShow != null || waitsForShow()) {
      return;
    }
    if (busy) {
      // A flood changes every row at every pulse: every second one leaves time to read it.
      busy = false;
      pump.mark(paint);
      return;
    }
    viewport.refresh();
    if (painter == null) {
      painter = new RowPainter(canvas.getGraphicsContext2D(), font, paletteStyle.palette());
    }
    int shown = (int) Math.ceil(canvas.getHeight() / font.height());
    while (painted.size() < shown) {
      painted.add(null);
    }
    int repainted = 0;
    for (int y = 0; y < shown; y++) {
      RowPicture picture = picture(y);
      if (!picture.equals(painted.get(y))) {
        painter.paint(picture, y * font.height(), canvas.getWidth());
        painted.set(y, picture);
        repainted++;
      }
    }
    busy = repainted > shown / 2;
    changed.run();
  }

  /// Looks for a hidden parent; if there is one, painting goes on when it is shown.
  private boolean waitsForShow() {
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        awaitsShow =
            node.visibleProperty()
                .subscribe(visible -> {
                  if (visible) {
                    shown();
                  }
                });
        return true;
      }
    }
    return false;
  }

  private void shown() {
    if (awaitsShow != null) {
      awaitsShow.unsubscribe();
      awaitsShow = null;
    }
    pump.mark(paint);
  }

  private RowPicture picture(int y) {
    Frame frame = viewport.frame();
    long line = viewport.first() + y;
    // A row below the last whole one would show half a line.
    Row row = y < Math.max(rows, 1) ? viewport.row(line) : Row.EMPTY;
    boolean cursor =
        frame.cursorVisible()
            && line == frame.top() + frame.cursorRow()
            && terminal.exitStatus().isEmpty();
    RowCells cells = mouse.touches(line) ? RowCells.of(row) : new RowCells(List.of());
    return new RowPicture(
        row,
        mouse.from(line, cells),
        mouse.to(line, cells),
        cursor ? frame.cursorColumn() : -1,
        isFocused() ? CursorShape.BLOCK : CursorShape.OUTLINE);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return PaletteStyle.cssMetaData();
  }
}
