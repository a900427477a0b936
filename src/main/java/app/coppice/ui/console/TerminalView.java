package app.coppice.ui.console;

import app.coppice.terminal.Screen;
import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.FramePump;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A terminal on a canvas. It paints at the next pulse, only the rows that look different, and
/// nothing at all while it is idle or hidden. FX thread only.
public final class TerminalView extends Region {
  /// What shells take as "clear the screen".
  private static final byte FORM_FEED = 12;

  private final Terminal terminal;
  private final FramePump pump;
  private final Viewport viewport;
  private final TerminalCanvas canvas = new TerminalCanvas(this::repaint);
  private final Label address = new Label();
  private final ViewLook look;
  private final RowPictures pictures;
  private final Selecting selection;
  private final Links links;
  private final Finder finder;
  private final Prompts prompts;
  private final AccessibleScreen accessible;
  private final FloodPace pace = new FloodPace();
  private final CaretBlink caret = new CaretBlink(this);
  private final Pasting pasting;
  private final Shown shown = new Shown(this, this::changed);
  private final Runnable paint = this::paint;
  private final Runnable resizeProgram = this::resizeProgram;
  private Screen.@Nullable Subscription output;
  private Runnable changed = () -> {};
  private int columns;
  private int rows;

  /// @param keys what the window keeps for itself
  public TerminalView(Terminal terminal, FramePump pump, KeyFilter keys, LinkActions linkActions) {
    this.terminal = terminal;
    this.pump = pump;
    viewport = new Viewport(terminal.screen());
    look = new ViewLook(terminal.screen(), new PaletteStyle(this, this::repaint));
    pictures = new RowPictures(this, viewport);
    selection = new Selecting(this, viewport, pump);
    links = new Links(this, terminal, viewport, linkActions);
    finder = new Finder(this, viewport, pump);
    prompts = new Prompts(this, viewport);
    pasting = new Pasting(this, terminal, viewport);
    accessible = new AccessibleScreen(this, viewport);
    new TerminalMouse(this, terminal, viewport);
    InputMethod input =
        new InputMethod(this, viewport, new TerminalKeys(this, terminal, viewport, keys));
    getStyleClass().add("terminal-view");
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleText(terminal.name());
    setFocusTraversable(true);
    address.getStyleClass().add("terminal-address");
    address.setManaged(false);
    address.setMouseTransparent(true);
    address.setVisible(false);
    getChildren().addAll(canvas, address, input.composed());
    focusedProperty().subscribe(() -> pump.mark(paint));
    sceneProperty().subscribe(this::moved);
  }

  /// The title that the program has given its terminal.
  String title() {
    return viewport.frame().title();
  }

  /// The folder the program works in, empty when it never told.
  String folder() {
    return viewport.frame().program().folder();
  }

  Terminal terminal() {
    return terminal;
  }

  Selecting selection() {
    return selection;
  }

  Links links() {
    return links;
  }

  Finder finder() {
    return finder;
  }

  Prompts prompts() {
    return prompts;
  }

  /// Runs `action` after every painted picture: title or exit status may be new.
  void onChanged(Runnable action) {
    changed = action;
  }

  /// Whether a program uses the whole screen, as editors do, and not line after line as a shell.
  public boolean isFilledByProgram() {
    return viewport.frame().alternate();
  }

  Pasting pasting() {
    return pasting;
  }

  /// Takes on what the person has chosen; the program learns its new size in cells.
  public void show(ConsoleLook chosen) {
    look.show(chosen);
    requestLayout();
    repaint();
  }

  /// Forgets the scrollback and has the shell draw its prompt at the top.
  void clear() {
    selection.clear();
    terminal.screen().clearScrollback();
    if (!viewport.frame().alternate()) {
      terminal.send(new byte[] {FORM_FEED});
    }
    viewport.follow();
    changed();
  }

  /// The selected text, empty when nothing is selected.
  String selectedText() {
    return selection.text();
  }

  /// The lines in view.
  String visibleText() {
    return accessible.text();
  }

  /// A screen reader reads the lines in view.
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return accessible
        .answer(attribute, parameters)
        .orElseGet(() -> super.queryAccessibleAttribute(attribute, parameters));
  }

  /// Shows where the link under the mouse leads; empty for no link.
  void showAddress(String text) {
    address.setText(text);
    address.setVisible(!text.isEmpty());
    requestLayout();
  }

  /// Asks for a picture at the next pulse.
  void changed() {
    pump.mark(paint);
  }

  /// A key has gone to the program: what comes of it is painted without a rest.
  void typed() {
    pace.typed(System.nanoTime());
  }

  ConsoleLook look() {
    return look.chosen();
  }

  CaretBlink caret() {
    return caret;
  }

  PaletteStyle paletteStyle() {
    return look.style();
  }

  CellFont font() {
    return look.font();
  }

  /// Screen rows in view.
  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /// The left edge of the cell that a point of this view is in, or the nearest.
  Range.Place placeAt(double x, double y) {
    Range.Place cell = cellAt(x, y);
    return new Range.Place(
        Math.clamp(cell.line(), viewport.first(), viewport.first() + Math.max(0, rows - 1)),
        Math.clamp(cell.column(), 0, Math.max(0, columns)));
  }

  /// The cell that a point of this view is in; it may be outside the text.
  Range.Place cellAt(double x, double y) {
    Point2D point = inText(x, y);
    return new Range.Place(
        viewport.first() + (int) Math.floor(point.getY() / font().height()),
        (int) Math.floor(point.getX() / font().width()));
  }

  /// A point of this view, in pixels from the first cell's corner.
  Point2D inText(double x, double y) {
    return canvas.parentToLocal(x, y);
  }

  /// Where in this view a point is that is given from the first cell's corner.
  Point2D fromText(double x, double y) {
    return canvas.localToParent(x, y);
  }

  private void moved(@Nullable Scene scene) {
    shown.forget();
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
    canvas.forget();
    look.forget();
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
      canvas.resize(width, height);
      repaint();
    }
    address.resize(Math.min(address.prefWidth(-1), width), address.prefHeight(-1));
    address.relocate(left, top + height - address.getHeight());
    int newColumns = (int) (width / font().width());
    int newRows = (int) (height / font().height());
    if (newColumns > 1 && newRows > 0 && (newColumns != columns || newRows != rows)) {
      columns = newColumns;
      rows = newRows;
      pump.mark(resizeProgram);
    }
  }

  private void resizeProgram() {
    selection.keepWhile(() -> terminal.resize(columns, rows));
    finder.restart();
    links.leave();
    pump.mark(paint);
  }

  private void paint() {
    if (!shown.isShown()) {
      return;
    }
    long now = System.nanoTime();
    if (pace.rests(now)) {
      pump.mark(paint);
      return;
    }
    if (look.follow(getScene().getWindow())) {
      requestLayout();
      canvas.forget();
    }
    viewport.refresh();
    selection.refresh();
    finder.refresh();
    caret.follow(viewport.frame());
    TerminalPalette colours = look.palette().with(viewport.frame().program());
    int repainted = canvas.paint(font(), colours, pictures::at);
    pace.painted(now, viewport.frame(), repainted, canvas.rows(font()));
    if (repainted > 0) {
      accessible.painted();
    }
    changed.run();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return PaletteStyle.cssMetaData();
  }
}
