package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// A notice moves nothing that the mouse may be about to press.
class NoticePlaceTest extends WindowTest {
  private Bounds place(String selector) throws Exception {
    return FxStage.get(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      Node node = scene.lookup(selector);
      return node.localToScene(node.getLayoutBounds());
    });
  }

  private List<Bounds> places() throws Exception {
    return List.of(
        place(".sidebar-footer"), place(".composer"), place(".commit-bar"), place(".console-pane"));
  }

  @Test
  void aNoticeMovesNothing() throws Exception {
    var _ = changedSession();
    List<Bounds> before = places();
    FxStage.run(() -> window.notices().problem("Something is wrong.", "Mend it", () -> {}));
    assertThat(places()).isEqualTo(before);
    assertThat(place(".notice-bar")).isEqualTo(place(".status-bar"));
  }

  @Test
  void aLongNoticeIsShownWhole() throws Exception {
    FxStage.run(() -> window.notices().problem("Something is wrong with it. ".repeat(40)));
    Bounds bar = place(".notice-bar");
    Bounds text = place(".notice-bar > .label");
    assertThat(bar.getHeight()).isGreaterThan(3 * 13);
    assertThat(bar.contains(text)).isTrue();
    assertThat(bar.getMaxY()).isEqualTo(place(".status-bar").getMaxY());
    Label label = FxStage.get(() -> (Label) scene.lookup(".notice-bar > .label"));
    assertThat(FxStage.get(() -> label.prefHeight(label.getWidth())))
        .isLessThanOrEqualTo(text.getHeight());
  }
}
