package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.kit.Focus;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every region is reached and left by keys alone.
class RegionRoundTest extends WindowTest {
  private static final List<String> REGIONS =
      List.of("chat-pane", "console-pane", "review-pane", "notice-bar", "sidebar");

  @BeforeEach
  void oneSession() throws Exception {
    var _ = changedSession();
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
  }

  private String focused() throws Exception {
    return FxStage.get(() ->
        REGIONS.stream()
            .filter(name -> {
              Node region = scene.lookup("." + name);
              return region != null && Focus.isIn(region);
            })
            .findFirst()
            .orElse("none"));
  }

  @Test
  void oneKeyGoesAroundAllRegionsAndItsShiftBack() throws Exception {
    FxStage.run(() -> window.notices().problem("Something is wrong."));
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < REGIONS.size(); i++) {
      seen.add(focused());
      // The one that leads out of a terminal whatever runs in it.
      FxStage.press(scene, KeyCode.PAGE_DOWN, KeyCode.CONTROL, KeyCode.SHIFT);
    }
    assertThat(seen).containsExactlyElementsOf(REGIONS);
    assertThat(focused()).isEqualTo("chat-pane");
    FxStage.press(scene, KeyCode.F6, KeyCode.SHIFT);
    assertThat(focused()).isEqualTo("sidebar");
    FxStage.press(scene, KeyCode.F6);
    assertThat(focused()).isEqualTo("chat-pane");
  }

  @Test
  void whatIsFoldedIsLeftOut() throws Exception {
    FxStage.run(() -> window.regions().console().fold());
    FxStage.press(scene, KeyCode.F6);
    assertThat(focused()).isEqualTo("review-pane");
    FxStage.press(scene, KeyCode.F6);
    assertThat(focused()).isEqualTo("sidebar");
  }

  @Test
  void escapeLeavesTheNoticeForWhereThePersonWas() throws Exception {
    FxStage.run(() -> window.notices().problem("Something is wrong."));
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT);
    FxStage.press(scene, KeyCode.DIGIT4, KeyCode.ALT);
    assertThat(focused()).isEqualTo("notice-bar");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(focused()).isEqualTo("review-pane");
    FxStage.press(scene, KeyCode.DIGIT4, KeyCode.ALT);
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.press(scene, KeyCode.DIGIT4, KeyCode.ALT, KeyCode.SHIFT);
    assertThat(focused()).isEqualTo("review-pane");
  }
}
