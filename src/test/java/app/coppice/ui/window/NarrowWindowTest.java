package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where chat and review have no room side by side, one of them has it all.
class NarrowWindowTest extends WindowTest {
  @BeforeEach
  void oneSession() throws Exception {
    var _ = changedSession();
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
  }

  private void resize(double width, double height) throws Exception {
    FxStage.run(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
    });
    FxStage.until("resized", () -> Math.abs(stage.getWidth() - width) < 1);
    FxStage.until(
        "laid out",
        () -> Math.abs(scene.getRoot().getLayoutBounds().getWidth() - scene.getWidth()) < 1);
  }

  private boolean seen(String selector) throws Exception {
    return FxStage.get(() -> {
      for (Node node = scene.lookup(selector); node != null; node = node.getParent()) {
        if (!node.isVisible()) {
          return false;
        }
      }
      return scene.lookup(selector) != null;
    });
  }

  @Test
  void theReviewGivesWayToTheChatAndAKeyChangesBetweenThem() throws Exception {
    resize(760, 560);
    assertThat(seen(".chat-pane")).isTrue();
    assertThat(seen(".review-pane")).isFalse();
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT);
    assertThat(seen(".review-pane")).isTrue();
    assertThat(seen(".chat-pane")).isFalse();
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    assertThat(seen(".chat-pane")).isTrue();
    assertThat(seen(".review-pane")).isFalse();
  }

  @Test
  void theTerminalGivesWayToWhatTheChatNeeds() throws Exception {
    FxStage.run(() -> {
      Pane chat = new Pane();
      chat.setMinHeight(310);
      SideSplit split = new SideSplit(Side.BOTTOM, chat, new Pane(), new SideSplit.Limits(200, 80));
      split.resizeSide(600);
      split.resize(700, 900);
      split.layout();
      assertThat(chat.getHeight()).isEqualTo(310);
      split.resize(700, 480);
      split.layout();
      assertThat(chat.getHeight()).isEqualTo(310);
      assertThat(split.extentProperty().get()).isEqualTo(600);
    });
  }

  @Test
  void withRoomBothAreBackAndNothingWasFolded() throws Exception {
    FxStage.run(() -> {
      Region main = new Pane();
      Region beside = new Pane();
      SideSplit split = new SideSplit(Side.RIGHT, main, beside, new SideSplit.Limits(360, 240));
      split.unfold();
      split.showMain();
      split.resize(512, 400);
      assertThat(main.isVisible()).isTrue();
      assertThat(split.inViewProperty().get()).isFalse();
      split.toggle();
      assertThat(split.aloneProperty().get()).isTrue();
      assertThat(main.isVisible()).isFalse();
      split.resize(900, 400);
      assertThat(main.isVisible() && beside.isVisible()).isTrue();
      assertThat(split.foldedProperty().get()).isFalse();
    });
  }

  @Test
  void nothingOfTheReviewIsCutAtItsRightEdge() throws Exception {
    resize(980, 640);
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT);
    FxStage.until(
        "all within the window",
        () -> {
          Region review = (Region) scene.lookup(".review-pane");
          Region commit = (Region) scene.lookup(".commit-bar .button.accent");
          return commit != null
              && right(commit) <= scene.getWidth()
              && review.minWidth(-1) <= review.getWidth()
              && right(review) <= scene.getWidth() + 1;
        });
  }

  private static double right(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxX();
  }

  @Test
  void inANarrowHeaderTheTitleHasTheRoomThatABranchCouldNotBeReadIn() throws Exception {
    FxStage.run(() -> {
      TitleAndBranch name = new TitleAndBranch();
      Pane header = new Pane(name);
      header.getStyleClass().add("session-header");
      Scene dressed = new Scene(header);
      Appearance appearance = new Appearance(Theme.LIGHT, 13);
      appearance.dress(dressed);
      dressed.getStylesheets().add(Appearance.stylesheet("/app/coppice/ui/window/window.css"));
      name.show(engine.sessions().getFirst());
      header.applyCss();
      Node branch = name.lookup(".branch");
      Region title = (Region) name.lookup(".title");
      name.resize(60, 30);
      name.layout();
      assertThat(branch.isVisible()).isFalse();
      assertThat(title.getWidth()).isGreaterThan(40);
      name.resize(600, 30);
      name.layout();
      assertThat(branch.isVisible()).isTrue();
      appearance.release(dressed);
    });
  }

  @Test
  void whoWorksInTheReviewKeepsItWhenTheWindowBecomesNarrow() throws Exception {
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT);
    resize(760, 560);
    assertThat(seen(".review-pane")).isTrue();
    assertThat(seen(".chat-pane")).isFalse();
  }
}
