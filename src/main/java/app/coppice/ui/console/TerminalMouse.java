package app.coppice.ui.console;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// The mouse of a terminal view: selecting, links, pasting with the middle button where that is
/// usual, scrolling; or, for a program that asked for it, clicks and the wheel, unless Shift is
/// down. FX thread only.
final class TerminalMouse {
  /// Pasting what was selected last by the middle button is a habit of X11.
  private static final boolean MIDDLE_PASTES =
      System.getProperty("os.name", "").startsWith("Linux");

  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private final ProgramMouse program;
  private final PrimarySelection selected = new PrimarySelection();
  private double wheelRest;
  private boolean opening;

  TerminalMouse(TerminalView view, Terminal terminal, Viewport viewport) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
    program = new ProgramMouse(view, terminal, viewport);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> view.links().leave());
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    event.consume();
    if (program.wants(event.isShiftDown())) {
      program.pressed(event);
      return;
    }
    opening =
        event.getButton() == MouseButton.PRIMARY
            && event.isShortcutDown()
            && view.links().open(event.getX(), event.getY());
    if (opening) {
      return;
    }
    if (event.getButton() == MouseButton.MIDDLE) {
      if (MIDDLE_PASTES) {
        selected.ask(view.pasting()::paste);
      }
    } else if (event.getButton() == MouseButton.SECONDARY) {
      view.links().offer(event);
    } else if (event.getButton() == MouseButton.PRIMARY) {
      view.links().menu().hide();
      view.selection().press(event);
    }
  }

  private void moved(MouseEvent event) {
    if (program.wants(event.isShiftDown())) {
      program.moved(event);
      view.links().leave();
    } else {
      view.links().hover(event.getX(), event.getY());
    }
  }

  private void dragged(MouseEvent event) {
    event.consume();
    if (program.wants(event.isShiftDown())) {
      program.moved(event);
    } else if (event.isPrimaryButtonDown() && !opening) {
      view.selection().drag(event);
    }
  }

  private void released(MouseEvent event) {
    event.consume();
    if (program.wants(event.isShiftDown())) {
      program.released(event);
    } else if (event.getButton() == MouseButton.PRIMARY && !opening) {
      String text = view.selection().release();
      if (MIDDLE_PASTES && !text.isEmpty()) {
        selected.put(text);
      }
    }
    opening = false;
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
}
