package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class LegibilityTest {
  private final Legibility legibility = new Legibility();

  @Test
  void blackOnTheLightThemesGreenBecomesLight() {
    Color ink = legibility.of(Color.web("#1c211e"), Color.web("#18713f"));
    assertThat(ink.getBrightness()).isGreaterThan(0.7);
  }

  @Test
  void whiteOnAWhiteScreenBecomesDarker() {
    Color ink = legibility.of(Color.web("#d5dad6"), Color.WHITE);
    assertThat(ink.getBrightness()).isLessThan(0.6);
  }

  @Test
  void whatCanBeReadStaysAsItIs() {
    assertThat(legibility.of(Color.BLACK, Color.LIGHTGREEN)).isEqualTo(Color.BLACK);
  }

  @Test
  void textThatIsToBeUnseenStaysUnseen() {
    assertThat(legibility.of(Color.GREEN, Color.GREEN)).isEqualTo(Color.GREEN);
  }
}
