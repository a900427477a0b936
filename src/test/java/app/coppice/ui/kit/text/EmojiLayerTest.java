package app.coppice.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmojiLayerTest {
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf");
  private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

  @BeforeEach
  void needsTheFont() {
    assumeTrue(Files.isRegularFile(FONT), "fonts-noto-color-emoji is not installed");
  }

  @Test
  void anEmojiHasAPictureWhereTheTextLeavesAGapAndStaysText() throws Exception {
    SelectableText text = FxStage.make(SelectableText::new);
    FxStage stage = FxStage.of(text);
    try {
      String line = "Done \u2705 by the " + FAMILY + ".";
      FxStage.run(() -> text.show(List.of(new StyledRun(line))));
      stage.until(() -> pictures(text).size() == 2);

      assertThat(FxStage.call(text::text)).isEqualTo(line);
      assertThat(FxStage.call(text::getAccessibleText)).isEqualTo(line);
      List<Bounds> places =
          FxStage.call(() -> pictures(text).stream().map(ImageView::getBoundsInParent).toList());
      assertThat(places.get(0).getMaxX()).isLessThan(places.get(1).getMinX());
      assertThat(places).allSatisfy(it -> assertThat(it.getWidth()).isGreaterThan(5));
    } finally {
      stage.close();
    }
  }

  @Test
  void plainTextHasNoLayer() throws Exception {
    SelectableText text = FxStage.make(SelectableText::new);
    FxStage stage = FxStage.of(text);
    try {
      FxStage.run(
          () -> text.show(List.of(new StyledRun("Caf\u00e9 \u2013 na\u00efve \u201cquote\u201d"))));
      stage.pulses(2);
      assertThat(
              FxStage.call(
                  () -> text.getChildrenUnmodifiable().stream().anyMatch(Group.class::isInstance)))
          .isFalse();
    } finally {
      stage.close();
    }
  }

  private static List<ImageView> pictures(SelectableText text) {
    for (Node child : text.getChildrenUnmodifiable()) {
      if (child instanceof Group layer) {
        return layer.getChildren().stream().map(ImageView.class::cast).toList();
      }
    }
    return List.of();
  }
}
