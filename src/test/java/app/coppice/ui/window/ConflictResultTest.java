package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.StackPane;
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
    assertThat(FxStage.get(result::getSelectedText)).startsWith("<<<").endsWith(">>>\n");
  }

  private static boolean isInView(ConflictResult result, int index) {
    Rectangle2D at = ((TextAreaSkin) result.getSkin()).getCharacterBounds(index);
    return at.getMinY() >= 0 && at.getMaxY() <= result.getHeight();
  }
}
