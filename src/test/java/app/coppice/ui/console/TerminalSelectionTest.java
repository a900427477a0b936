package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;

/// Selecting with the mouse, and scrolling.
class TerminalSelectionTest extends ShownTerminal {
  @Test
  void aDragSelectsAndADoubleClickSelectsAWord() {
    run("clear; printf 'alpha beta/gamma.txt delta\\n'");
    FxTest.await("first row", () -> view.visibleText().startsWith("alpha beta"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(0), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, x(10), y(0), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_RELEASED, x(10), y(0), MouseButton.PRIMARY, 1);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("pha beta");
    mouse(MouseEvent.MOUSE_PRESSED, x(8), y(0), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(8), y(0), MouseButton.PRIMARY, 2);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("beta/gamma.txt");
    mouse(MouseEvent.MOUSE_PRESSED, x(8), y(0), MouseButton.PRIMARY, 3);
    mouse(MouseEvent.MOUSE_RELEASED, x(8), y(0), MouseButton.PRIMARY, 3);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("alpha beta/gamma.txt delta");
    press(KeyCode.C, "", true, true);
    assertThat(FxTest.onFx(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("alpha beta/gamma.txt delta");
  }

  @Test
  void theWheelScrollsBackAndASelectionStaysOnItsText() {
    run("seq 1 300; echo do''ne");
    awaitText("done");
    fire(view, wheel(4000));
    FxTest.await("top of the scrollback", () -> !view.visibleText().contains("300"));
    mouse(MouseEvent.MOUSE_PRESSED, x(0), y(1), MouseButton.PRIMARY, 3);
    mouse(MouseEvent.MOUSE_RELEASED, x(0), y(1), MouseButton.PRIMARY, 3);
    String selected = FxTest.onFx(() -> view.selectedText());
    run("seq 1 50; echo mo''re");
    awaitText("more");
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo(selected);
  }

  @Test
  void aSelectionGoesWithItsTextAndStaysWhileOtherTextComes() {
    run("clear; printf 'alpha beta\\ngamma\\n'; echo do''ne");
    FxTest.await("the view", () -> view.visibleText().contains("done"));
    mouse(MouseEvent.MOUSE_PRESSED, x(8), y(0), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(8), y(0), MouseButton.PRIMARY, 2);
    run("printf '\\033[2;1Hdelta\\033[1;1HAL\\033[4;1H'; echo chan''ged");
    awaitText("changed");
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("beta");
    run("printf '\\033[H\\033[2J'; echo era''sed");
    FxTest.await("nothing is selected", () -> view.selectedText().isEmpty());
  }

  private ScrollEvent wheel(double pixels) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        20,
        20,
        20,
        20,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        pixels,
        0,
        pixels,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        null);
  }

  @Test
  void aDragWithAltSelectsABlock() {
    run("clear; printf 'abcdef\\nghijkl\\nmnopqr\\n'");
    FxTest.await("three rows", () -> view.visibleText().startsWith("abcdef\nghijkl\nmnopqr"));
    mouse(MouseEvent.MOUSE_PRESSED, x(1), y(0), MouseButton.PRIMARY, 1, "A");
    mouse(MouseEvent.MOUSE_DRAGGED, x(4), y(2), MouseButton.PRIMARY, 1, "A");
    mouse(MouseEvent.MOUSE_RELEASED, x(4), y(2), MouseButton.PRIMARY, 1, "A");
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("bcd\nhij\nnop");
  }

  @Test
  void aDragBeyondTheEdgeScrollsOnByItself() {
    run("seq 1 200; echo do''ne");
    awaitText("done");
    FxTest.await("the end in view", () -> view.visibleText().contains("done"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(3), MouseButton.PRIMARY, 1);
    mouse(MouseEvent.MOUSE_DRAGGED, x(0), -120, MouseButton.PRIMARY, 1);
    FxTest.await("the first line", () -> view.selectedText().contains("\n1\n2\n3\n"));
    mouse(MouseEvent.MOUSE_RELEASED, x(0), -120, MouseButton.PRIMARY, 1);
  }

  @Test
  void aSelectionStaysOnItsTextWhenTheWindowBecomesNarrower() {
    run("clear; printf '%s\\n' aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa needle");
    FxTest.await("needle", () -> view.visibleText().contains("\nneedle"));
    mouse(MouseEvent.MOUSE_PRESSED, x(2), y(1), MouseButton.PRIMARY, 2);
    mouse(MouseEvent.MOUSE_RELEASED, x(2), y(1), MouseButton.PRIMARY, 2);
    assertThat(FxTest.onFx(() -> view.selectedText())).isEqualTo("needle");
    int before = FxTest.onFx(() -> view.columns());
    FxTest.onFx(() -> {
      view.setMaxWidth(300);
      return true;
    });
    FxTest.await("narrower", () -> view.columns() < before);
    FxTest.await("the same text", () -> view.selectedText().equals("needle"));
  }
}
