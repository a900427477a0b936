package app.coppice.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.kit.text.FxStage;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class BannerTest {
  @Test
  void buttonsStandBesideASentenceAndBelowItWhereItWouldGetNarrow() throws Exception {
    Label text = FxStage.make(() -> new Label("The worktree is gone. ".repeat(6)));
    Button button = FxStage.make(() -> new Button("Find or make the worktree"));
    Banner banner = FxStage.make(() -> new Banner(text, button));
    FxStage stage = FxStage.of(FxStage.make(() -> new Pane(banner)));
    try {
      FxStage.run(() -> {
        button.setMinWidth(Region.USE_PREF_SIZE);
        banner.setPrefWidth(900);
      });
      stage.pulses(2);
      assertThat(button.getParent().getLayoutX()).isGreaterThanOrEqualTo(text.getWidth());
      FxStage.run(() -> banner.setPrefWidth(320));
      stage.pulses(2);
      assertThat(text.getWidth()).isEqualTo(320);
      assertThat(button.getParent().getLayoutY()).isGreaterThanOrEqualTo(text.getHeight());
    } finally {
      stage.close();
    }
  }
}
