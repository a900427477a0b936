package app.coppice.ui.console;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Selection.Place;
import app.coppice.ui.console.Selection.Unit;
import java.nio.charset.StandardCharsets;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The mouse of a terminal view: selecting, pasting with the middle button, scrolling; or, for a
/// program that asked for it, clicks and the wheel, unless Shift is down. FX thread only.
final class TerminalMouse {
  private static final int WHEEL_UP = 64;
  private static final int WHEEL_DOWN = 65;

  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private @Nullable Selection selection;
  private String lastSelected = "";
  private double wheelRest;

  TerminalMouse(TerminalView view, Terminal terminal, Viewport viewport) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    event.consume();
    if (isForProgram(event.isShiftDown())) {
      report(button(event.getButton()), event.getX(), event.getY(), 'M');
      return;
    }
    if (event.getButton() == MouseButton.MIDDLE) {
      if (!lastSelected.isEmpty()) {
        terminal.send(Paste.bytes(lastSelected, viewport.frame().bracketedPaste()));
      }
    } else if (event.getButton() == MouseButton.PRIMARY) {
      Place place = view.placeAt(event.getX(), event.getY());
      Selection old = selection;
      if (event.isShiftDown() && old != null) {
        selection = old.to(place);
      } else {
        selection = new Selection(place, place, unit(event.getClickCount()));
      }
      view.changed();
    }
  }

  private static Unit unit(int clicks) {
    return switch (clicks % 3) {
      case 2 -> Unit.WORD;
      case 0 -> Unit.LINE;
      default -> Unit.CELL;
    };
  }

  private void dragged(MouseEvent event) {
    event.consume();
    Selection old = selection;
    if (old == null || !event.isPrimaryButtonDown() || isForProgram(event.isShiftDown())) {
      return;
    }
    if (event.getY() < 0) {
      viewport.scrollBy(-1);
    } else if (event.getY() > view.getHeight()) {
      viewport.scrollBy(1);
    }
    // Half a cell: the edge nearest to the pointer, not the cell under it.
    double half = old.unit() == Unit.CELL ? view.font().width() / 2 : 0;
    selection = old.to(view.placeAt(event.getX() + half, event.getY()));
    view.changed();
  }

  private void released(MouseEvent event) {
    event.consume();
    if (isForProgram(event.isShiftDown())) {
      report(button(event.getButton()), event.getX(), event.getY(), 'm');
      return;
    }
    String text = text();
    if (text.isEmpty()) {
      selection = null;
      view.changed();
    } else {
      lastSelected = text;
    }
  }

  private void scrolled(ScrollEvent event) {
    event.consume();
    if (event.getDeltaY() == 0) {
      return;
    }
    wheelRest += event.getDeltaY() / view.font().height();
    int lines = (int) wheelRest;
    wheelRest -= lines;
    Frame frame = viewport.frame();
    if (isForProgram(event.isShiftDown())) {
      for (int i = 0; i < Math.abs(lines); i++) {
        report(lines > 0 ? WHEEL_UP : WHEEL_DOWN, event.getX(), event.getY(), 'M');
      }
    } else if (frame.alternate()) {
      String arrow = (frame.applicationCursorKeys() ? "\033O" : "\033[") + (lines > 0 ? "A" : "B");
      terminal.send(arrow.repeat(Math.abs(lines)).getBytes(StandardCharsets.US_ASCII));
    } else {
      viewport.scrollBy(-lines);
      view.changed();
    }
  }

  private boolean isForProgram(boolean shift) {
    return viewport.frame().mouseReporting() && viewport.isFollowing() && !shift;
  }

  private static int button(MouseButton button) {
    return switch (button) {
      case MIDDLE -> 1;
      case SECONDARY -> 2;
      default -> 0;
    };
  }

  private void report(int button, double x, double y, char last) {
    Place place = view.placeAt(x, y);
    int column = Math.min(place.column(), view.columns() - 1) + 1;
    long row = place.line() - viewport.first() + 1;
    String text = "\033[<" + button + ";" + column + ";" + row + last;
    terminal.send(text.getBytes(StandardCharsets.US_ASCII));
  }

  boolean touches(long line) {
    Selection now = selection;
    return now != null && line >= now.first().line() && line <= now.last().line();
  }

  int from(long line, RowCells cells) {
    return selection == null ? 0 : selection.from(line, cells);
  }

  int to(long line, RowCells cells) {
    return selection == null ? 0 : selection.to(line, cells);
  }

  /// The selected text.
  String text() {
    Selection now = selection;
    return now == null ? "" : viewport.text(now);
  }

  boolean copy() {
    String text = text();
    if (text.isEmpty()) {
      return false;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    return Clipboard.getSystemClipboard().setContent(content);
  }
}
