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
  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private final ProgramMouse program;
  private @Nullable Selection selection;
  private String lastSelected = "";
  private double wheelRest;

  TerminalMouse(TerminalView view, Terminal terminal, Viewport viewport) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
    program = new ProgramMouse(view, terminal, viewport);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    event.consume();
    if (program.wants(event.isShiftDown())) {
      program.pressed(event);
      return;
    }
    if (event.getButton() == MouseButton.MIDDLE) {
      if (!lastSelected.isEmpty()) {
        view.paste(lastSelected);
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

  private void moved(MouseEvent event) {
    if (program.wants(event.isShiftDown())) {
      program.moved(event);
    }
  }

  private void dragged(MouseEvent event) {
    event.consume();
    if (program.wants(event.isShiftDown())) {
      program.moved(event);
      return;
    }
    Selection old = selection;
    if (old == null || !event.isPrimaryButtonDown()) {
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
    if (program.wants(event.isShiftDown())) {
      program.released(event);
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
    if (program.wants(event.isShiftDown())) {
      program.wheel(event, lines);
    } else if (frame.alternate() && frame.input().alternateScroll()) {
      boolean application = frame.input().applicationCursorKeys();
      String arrow = (application ? "\033O" : "\033[") + (lines > 0 ? "A" : "B");
      terminal.send(arrow.repeat(Math.abs(lines)).getBytes(StandardCharsets.US_ASCII));
    } else {
      viewport.scrollBy(-lines);
      view.changed();
    }
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
