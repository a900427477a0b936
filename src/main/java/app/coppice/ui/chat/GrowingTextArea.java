package app.coppice.ui.chat;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// A text area as high as its text, up to eight lines; then it scrolls. FX thread only.
final class GrowingTextArea extends TextArea {
  private static final int MOST_LINES = 8;

  private final Text ruler = new Text();

  GrowingTextArea() {
    setWrapText(true);
    setPrefRowCount(1);
    ruler.fontProperty().bind(fontProperty());
    textProperty().subscribe(() -> requestLayout());
    widthProperty().subscribe(() -> requestLayout());
  }

  boolean isCaretOnFirstLine() {
    return getText().lastIndexOf('\n', getCaretPosition() - 1) < 0;
  }

  boolean isCaretOnLastLine() {
    return getText().indexOf('\n', getCaretPosition()) < 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets around = content();
    double used = (width > 0 ? width : getWidth()) - around.getLeft() - around.getRight();
    ruler.setWrappingWidth(Math.max(20, used));
    ruler.setText("x");
    double line = ruler.getLayoutBounds().getHeight();
    String text = getText();
    ruler.setText(text.isEmpty() || text.endsWith("\n") ? text + "x" : text);
    double height = Math.min(ruler.getLayoutBounds().getHeight(), MOST_LINES * line);
    return Math.ceil(height + around.getTop() + around.getBottom());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  /// The area's own insets and those of the region that holds the text.
  private Insets content() {
    Insets own = getInsets();
    Node inner = lookup(".content");
    Insets in = inner instanceof Region region ? region.getInsets() : Insets.EMPTY;
    return new Insets(
        own.getTop() + in.getTop(),
        own.getRight() + in.getRight(),
        own.getBottom() + in.getBottom(),
        own.getLeft() + in.getLeft());
  }
}
