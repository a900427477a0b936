package app.coppice.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Emoji in what is typed and in labels.
class EmojiOverTest {
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf");
  private static final String PARTY = "\ud83c\udf89";

  @BeforeEach
  void needsTheFont() {
    assumeTrue(Files.isRegularFile(FONT), "fonts-noto-color-emoji is not installed");
  }

  @Test
  void whatIsTypedShowsItsEmojiWhereTheyAreAndNoneThatAreTakenAway() throws Exception {
    TextArea area = FxStage.make(TextArea::new);
    FxStage.run(() -> area.setSkin(new SteadyTextAreaSkin(area)));
    FxStage stage = FxStage.of(area);
    try {
      FxStage.run(() -> area.setText("Ship it " + PARTY + "\nnow " + PARTY + PARTY));
      stage.until(() -> pictures(area).size() == 3);
      List<Bounds> places =
          FxStage.call(() -> pictures(area).stream().map(ImageView::getBoundsInParent).toList());
      assertThat(places.get(1).getMinY()).isGreaterThan(places.get(0).getMinY() + 5);
      assertThat(places.get(2).getMinX()).isGreaterThan(places.get(1).getMinX() + 5);
      FxStage.run(() -> area.setText("plain"));
      stage.until(() -> pictures(area).isEmpty());
    } finally {
      stage.close();
    }
  }

  @Test
  void whereLinesAreWrappedEachIsAsTallAsItsRowAndBehindWhatIsBeforeIt() throws Exception {
    String coder = "\ud83d\udc69\u200d\ud83d\udcbb";
    TextArea area = FxStage.make(TextArea::new);
    FxStage.run(() -> {
      area.setSkin(new SteadyTextAreaSkin(area));
      area.setWrapText(true);
      area.setMaxSize(300, 200);
      area.setText(coder + coder + " and " + PARTY + " go\n" + "a long line ".repeat(9) + PARTY);
    });
    FxStage stage = FxStage.of(area);
    try {
      stage.until(() -> pictures(area).size() == 4);
      List<Bounds> places =
          FxStage.call(() -> pictures(area).stream().map(ImageView::getBoundsInParent).toList());
      assertThat(places).allMatch(place -> place.getHeight() < 30);
      assertThat(places.get(1).getMinX()).isGreaterThanOrEqualTo(places.get(0).getMaxX() - 1);
      assertThat(places.get(2).getMinX()).isGreaterThan(places.get(1).getMaxX() + 10);
      assertThat(places.get(2).getMinY()).isCloseTo(places.get(1).getMinY(), within(2.0));
      assertThat(places.get(3).getMinY()).isGreaterThan(places.get(2).getMaxY() + 10);
    } finally {
      stage.close();
    }
  }

  @Test
  void aLabelAndAFieldShowThemToo() throws Exception {
    Label label = FxStage.make(() -> new Label("Ship it " + PARTY));
    FxStage.run(() -> label.setSkin(new EmojiLabelSkin(label)));
    FxStage stage = FxStage.of(label);
    try {
      stage.until(() -> pictures(label).size() == 1);
      FxStage.run(() -> label.setText(PARTY + " Ship it"));
      stage.until(() -> pictures(label).size() == 1 && pictures(label).getFirst().getX() < 10);
    } finally {
      stage.close();
    }
    TextField field = FxStage.make(() -> new TextField("a"));
    FxStage.run(() -> field.setSkin(new SteadyTextFieldSkin(field)));
    stage = FxStage.of(field);
    try {
      FxStage.run(() -> field.appendText(PARTY));
      stage.until(() -> pictures(field).size() == 1);
    } finally {
      stage.close();
    }
  }

  @Test
  void whatStaysWhereItIsIsNotLookedAtAgainAndWithoutEmojiNothingIs() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Shown shown = FxStage.make(() -> new Shown(new Counted((PARTY + " ").repeat(20))));
    Counted drawn = shown.text;
    StringProperty said = new SimpleStringProperty(drawn.getText());
    FxStage.run(() ->
        new EmojiOver(
            shown,
            said,
            shown.getChildren(),
            _ -> {
              looks.incrementAndGet();
              return List.of(drawn);
            }));
    FxStage stage = FxStage.of(shown);
    try {
      stage.until(() -> pictures(shown).size() == 20);
      stage.pulses(2);
      int before = drawn.asked;
      stage.pulses(10);
      assertThat(drawn.asked - before).as("once a pulse").isLessThan(2 * 20);
      FxStage.run(() -> drawn.setLayoutX(50));
      stage.until(() -> pictures(shown).getFirst().getX() >= 50);
      FxStage.run(() -> said.set("plain"));
      stage.pulses(1);
      int last = looks.get();
      stage.pulses(3);
      assertThat(looks).hasValue(last);
      assertThat(FxStage.call(() -> shown.getChildren().size())).as("no layer").isEqualTo(1);
    } finally {
      stage.close();
    }
  }

  /// A text that counts how often it is asked where a part of it is.
  private static final class Counted extends Text {
    private int asked;

    Counted(String text) {
      super(text);
    }

    @Override
    public Bounds localToScene(Bounds part) {
      asked++;
      return super.localToScene(part);
    }
  }

  private static final class Shown extends Control {
    private final Counted text;

    Shown(Counted text) {
      this.text = text;
      getChildren().add(text);
      text.setLayoutY(40);
      setMinSize(780, 80);
    }

    @Override
    public ObservableList<Node> getChildren() {
      return super.getChildren();
    }
  }

  @Test
  void aControlWithoutEmojiHasNoLayer() throws Exception {
    Label label = FxStage.make(() -> new Label("Caf\u00e9 \u2192 \u201cquote\u201d"));
    FxStage.run(() -> label.setSkin(new EmojiLabelSkin(label)));
    FxStage stage = FxStage.of(label);
    try {
      stage.pulses(2);
      assertThat(FxStage.call(() -> label.getChildrenUnmodifiable().size())).isEqualTo(1);
    } finally {
      stage.close();
    }
  }

  private static List<ImageView> pictures(Control control) {
    for (Node child : control.getChildrenUnmodifiable()) {
      if (child instanceof Group layer) {
        return layer.getChildren().stream().map(ImageView.class::cast).toList();
      }
    }
    return List.of();
  }
}
