package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.kit.Fonts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CellFontTest {
  @BeforeAll
  static void startJavaFx() {
    FxTest.start();
  }

  private static CellFont font(String family, double scale) {
    ConsoleLook look = new ConsoleLook(family, 13, false, false, false);
    return FxTest.onFx(() -> CellFont.of(look, scale));
  }

  @Test
  void aFontThatIsNotThereGivesWayToTheBundledOne() {
    assertThat(font("No Such Font", 1).plain().getFamily()).isEqualTo(Fonts.CODE);
    assertThat(font("", 1).plain().getFamily()).isEqualTo(Fonts.CODE);
  }

  @Test
  void aFontWithNarrowLettersIsNotTakenForOneOfEvenWidth() {
    assertThat(font("", 1).even()).isTrue();
    assertThat(font(Fonts.INTERFACE, 1).even()).isFalse();
    assertThat(MonospacedFonts.find().join()).contains(Fonts.CODE).doesNotContain(Fonts.INTERFACE);
  }

  @Test
  void rowsAreWholeDevicePixelsHighAtEveryScale() {
    for (double scale : new double[] {1, 1.25, 1.5, 2}) {
      double pixels = font("", scale).height() * scale;
      assertThat(pixels).isEqualTo(Math.rint(pixels));
    }
  }
}
