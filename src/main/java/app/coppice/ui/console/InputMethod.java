package app.coppice.ui.console;

import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;

/// The input method of a view: dead keys and what writes Chinese, Japanese or Korean. What is being
/// composed stands at the cursor, and goes to the program when it is decided. FX thread only.
final class InputMethod implements InputMethodRequests {
  private final TerminalView view;
  private final Viewport viewport;
  private final TerminalKeys keys;
  private final Label composed = new Label();

  InputMethod(TerminalView view, Viewport viewport, TerminalKeys keys) {
    this.view = view;
    this.viewport = viewport;
    this.keys = keys;
    composed.getStyleClass().add("terminal-composed");
    composed.setManaged(false);
    composed.setMouseTransparent(true);
    composed.setVisible(false);
    view.setInputMethodRequests(this);
    view.setOnInputMethodTextChanged(this::changed);
    view.focusedProperty().subscribe(() -> show(""));
  }

  /// Lies over the cells.
  Label composed() {
    return composed;
  }

  private void changed(InputMethodEvent event) {
    StringBuilder text = new StringBuilder();
    event.getComposed().stream().map(InputMethodTextRun::getText).forEach(text::append);
    show(text.toString());
    if (!event.getCommitted().isEmpty()) {
      keys.committed(event.getCommitted());
    }
    event.consume();
  }

  private void show(String text) {
    composed.setText(text);
    composed.setVisible(!text.isEmpty());
    composed.setFont(view.font().plain());
    composed.autosize();
    Point2D at = cursor();
    composed.relocate(at.getX(), at.getY());
  }

  /// The upper left corner of the cursor's cell.
  private Point2D cursor() {
    long row = viewport.frame().top() + viewport.frame().cursorRow() - viewport.first();
    return view.fromText(
        view.font().edge(viewport.frame().cursorColumn()), row * view.font().height());
  }

  /// Below the cursor: there the method's choices open.
  @Override
  public Point2D getTextLocation(int offset) {
    Point2D at = cursor().add(0, view.font().height());
    Point2D onScreen = view.localToScreen(at);
    return onScreen == null ? at : onScreen;
  }

  @Override
  public int getLocationOffset(int x, int y) {
    return 0;
  }

  @Override
  public void cancelLatestCommittedText() {
    // The program has it already.
  }

  @Override
  public String getSelectedText() {
    return view.selectedText();
  }
}
