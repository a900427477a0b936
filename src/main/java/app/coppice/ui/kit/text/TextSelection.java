package app.coppice.ui.kit.text;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.text.BreakIterator;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The selection over the texts of one area, by mouse and keys. It is kept by line and index, so it
/// outlives the nodes that a virtual column gives up. FX thread only.
public final class TextSelection {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination ALL =
      new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

  /// Where the texts come from.
  public interface Source {
    /// The texts that have a node now.
    Collection<SelectableText> shown();

    int lines();

    String text(int line);
  }

  private record Position(int line, int index) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingInt(Position::line).thenComparingInt(Position::index);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  private final Region area;
  private final Source source;
  private Position anchor = new Position(0, 0);
  private Position head = anchor;
  private boolean pressed;

  public TextSelection(Region area, Source source) {
    this.area = area;
    this.source = source;
    area.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    area.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    area.addEventHandler(MouseEvent.MOUSE_RELEASED, ignored -> pressed = false);
    area.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    area.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    // One selection at a time is enough; what is copied must be what is seen.
    area.focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            clear();
          }
        });
  }

  public boolean isEmpty() {
    return anchor.equals(head);
  }

  public void clear() {
    head = anchor;
    paint();
  }

  /// Selects from one place to another.
  public void select(int fromLine, int fromIndex, int toLine, int toIndex) {
    anchor = new Position(fromLine, fromIndex);
    head = new Position(toLine, toIndex);
    paint();
  }

  /// The selected text, its lines joined by line feeds.
  public String text() {
    Position from = anchor.compareTo(head) < 0 ? anchor : head;
    Position to = from.equals(anchor) ? head : anchor;
    StringBuilder out = new StringBuilder();
    for (int i = from.line(); i <= to.line() && i < source.lines(); i++) {
      String text = source.text(i);
      int start = i == from.line() ? Math.min(from.index(), text.length()) : 0;
      int end = i == to.line() ? Math.min(to.index(), text.length()) : text.length();
      out.append(i == from.line() ? "" : "\n").append(text, start, Math.max(start, end));
    }
    return out.toString();
  }

  /// Shows on `node` its part of the selection; call it after the node was given another line.
  public void paint(SelectableText node) {
    Position from = anchor.compareTo(head) < 0 ? anchor : head;
    Position to = from.equals(anchor) ? head : anchor;
    int line = node.line();
    if (from.equals(to) || line < from.line() || line > to.line()) {
      node.select(0, 0);
    } else {
      node.select(
          line == from.line() ? from.index() : 0,
          line == to.line() ? to.index() : node.text().length());
    }
  }

  private void paint() {
    source.shown().forEach(this::paint);
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Optional<SelectableText> under =
        source.shown().stream()
            .filter(t -> t.contains(t.sceneToLocal(event.getSceneX(), event.getSceneY())))
            .findFirst();
    if (under.isEmpty()) {
      clear();
      return;
    }
    area.requestFocus();
    pressed = true;
    SelectableText text = under.get();
    int index = text.indexAt(event.getSceneX(), event.getSceneY());
    if (event.getClickCount() >= 3) {
      select(text.line(), 0, text.line(), text.text().length());
    } else if (event.getClickCount() == 2) {
      BreakIterator words = BreakIterator.getWordInstance();
      words.setText(text.text());
      int end = words.following(Math.min(index, Math.max(0, text.text().length() - 1)));
      end = end == BreakIterator.DONE ? text.text().length() : end;
      select(text.line(), Math.max(0, words.previous()), text.line(), end);
    } else if (event.isShiftDown()) {
      head = new Position(text.line(), index);
      paint();
    } else {
      select(text.line(), index, text.line(), index);
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (!pressed || event.getClickCount() > 1) {
      return;
    }
    source.shown().stream()
        .min(Comparator.comparingDouble(t -> distance(t, event)))
        .ifPresent(t -> {
          head = new Position(t.line(), t.indexAt(event.getSceneX(), event.getSceneY()));
          paint();
        });
    event.consume();
  }

  /// How far the pointer is above or below a text, and then beside it.
  private static double distance(SelectableText text, MouseEvent event) {
    var bounds = text.localToScene(text.getBoundsInLocal());
    double y = Math.max(bounds.getMinY() - event.getSceneY(), event.getSceneY() - bounds.getMaxY());
    double x = Math.max(bounds.getMinX() - event.getSceneX(), event.getSceneX() - bounds.getMaxX());
    return Math.max(0, y) * 10_000 + Math.max(0, x);
  }

  private void key(KeyEvent event) {
    if (COPY.match(event) && !isEmpty()) {
      copy();
      event.consume();
    } else if (ALL.match(event) && source.lines() > 0) {
      int last = source.lines() - 1;
      select(0, 0, last, source.text(last).length());
      event.consume();
    }
  }

  private void menu(ContextMenuEvent event) {
    if (isEmpty()) {
      return;
    }
    MenuItem copy = Verbatim.menuItem(Messages.text("kit.copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(ignored -> copy());
    ContextMenu menu = new ContextMenu(copy);
    menu.show(area, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(text());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
