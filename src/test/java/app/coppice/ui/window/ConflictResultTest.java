package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class ConflictResultTest extends WindowTest {
  @Test
  void aPlaceComesIntoViewWithAllItsLines() throws Exception {
    String text = "line\n".repeat(60) + "<<<\nours\n===\ntheirs\n>>>\n" + "line\n".repeat(60);
    int start = text.indexOf("<<<");
    int end = text.indexOf(">>>") + 4;
    ConflictResult result =
        FxStage.get(() -> {
          ConflictResult made = new ConflictResult();
          window.overlays().open(new StackPane(made), made);
          made.setText(text);
          return made;
        });
    FxStage.until("laid out", () -> result.getHeight() > 100);
    FxStage.run(() -> result.show(start, end));
    FxStage.until("wholly in view", () -> isInView(result, start) && isInView(result, end - 1));
    assertThat(FxStage.get(result::getCaretPosition)).isEqualTo(start);
  }

  @Test
  void whoTypesThereTakesNoPlaceAway() throws Exception {
    TextField other = new TextField();
    ConflictResult result =
        FxStage.get(() -> {
          ConflictResult made = new ConflictResult();
          window.overlays().open(new VBox(other, made), other);
          made.setText("top\nours\nend\n");
          made.show(4, 9);
          return made;
        });
    assertThat(FxStage.get(result::getSelectedText)).as("seen from elsewhere").isEqualTo("ours\n");
    FxStage.run(result::requestFocus);
    FxStage.type(scene, "x");
    assertThat(FxStage.get(() -> result.getText())).isEqualTo("top\nxours\nend\n");

    FxStage.run(() -> result.selectRange(0, 4));
    FxStage.run(other::requestFocus);
    FxStage.run(result::requestFocus);
    assertThat(FxStage.get(result::getSelectedText)).as("chosen by the person").isEqualTo("top\n");
  }

  private static boolean isInView(ConflictResult result, int index) {
    Rectangle2D at = ((TextAreaSkin) result.getSkin()).getCharacterBounds(index);
    return at.getMinY() >= 0 && at.getMaxY() <= result.getHeight();
  }
}
