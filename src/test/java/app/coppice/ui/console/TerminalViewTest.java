package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.AccessibleAttribute;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// What a view shows, and what it tells the program and a screen reader.
class TerminalViewTest extends ShownTerminal {
  @Test
  void theProgramLearnsTheSizeOfTheViewInCells() {
    run("while :; do stty size; sleep 0.1; done");
    FxTest.await(
        "the size of the view",
        () -> text(session.screen()).contains("\n" + view.rows() + " " + view.columns() + "\n"));
    assertThat(FxTest.onFx(() -> view.columns())).isBetween(60, 110);
  }

  @Test
  void colouredCellsArePaintedInTheirColour() {
    run("printf '\\033[48;2;1;200;3m          \\033[0m\\n'");
    awaitText("          ");
    FxTest.await("ten green cells on the canvas", () -> greenPixels() > 1000);
  }

  @Test
  void aPictureIsPaintedOverTheCellsItCovers() {
    run("clear; printf '\\033_Ga=T,f=24,s=2,v=2,c=10,r=3;AcgDAcgDAcgDAcgD\\033\\\\'; echo");
    FxTest.await("ten by three green cells", () -> greenPixels() > 3000);
  }

  private long greenPixels() {
    WritableImage image = view.snapshot(null, null);
    long count = 0;
    for (int i = 0; i < image.getHeight(); i++) {
      for (int j = 0; j < image.getWidth(); j++) {
        if (image.getPixelReader().getArgb(j, i) == 0xff01c803) {
          count++;
        }
      }
    }
    return count;
  }

  @Test
  void afterAFloodTheLastPictureIsPainted() {
    run("seq 1 200000; echo th''eend");
    FxTest.await("the end in view", () -> view.visibleText().contains("theend"));
  }

  @Test
  void aScreenReaderReadsWhatIsInViewAndWhereTheCaretIs() {
    run("clear; printf 'alpha\\nbeta '; cat");
    FxTest.await("text", () -> view.visibleText().startsWith("alpha\nbeta\n"));
    assertThat(ask(AccessibleAttribute.CARET_OFFSET)).isEqualTo(10);
    assertThat(ask(AccessibleAttribute.LINE_FOR_OFFSET, 7)).isEqualTo(1);
    assertThat(ask(AccessibleAttribute.LINE_START, 1)).isEqualTo(6);
    assertThat(ask(AccessibleAttribute.LINE_END, 1)).isEqualTo(10);
    mouse(MouseEvent.MOUSE_PRESSED, x(1), y(1), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(1), y(1), MouseButton.PRIMARY, 2);
    assertThat(ask(AccessibleAttribute.SELECTION_START)).isEqualTo(6);
    assertThat(ask(AccessibleAttribute.SELECTION_END)).isEqualTo(10);
  }

  private Object ask(AccessibleAttribute attribute, Object... parameters) {
    return FxTest.onFx(() -> view.queryAccessibleAttribute(attribute, parameters));
  }
}
