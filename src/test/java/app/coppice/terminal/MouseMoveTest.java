package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.MouseMove.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MouseMoveTest {
  private static String report(String sequence, Kind kind, int button, int modifiers) {
    InputModes modes = new Screens(20, 5).feed(sequence).frame().input();
    return new MouseMove(kind, button, modifiers, 4, 2, 45, 50)
        .report(modes)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .orElse("none");
  }

  @Test
  void eachModeReportsItsMovements() {
    assertThat(report("", Kind.PRESS, MouseMove.LEFT, 0)).isEqualTo("none");
    assertThat(report("\033[?9h", Kind.RELEASE, MouseMove.LEFT, 0)).isEqualTo("none");
    String clicks = "\033[?1000;1006h";
    assertThat(report(clicks, Kind.PRESS, MouseMove.LEFT, 0)).isEqualTo("\033[<0;5;3M");
    assertThat(report(clicks, Kind.RELEASE, MouseMove.RIGHT, 0)).isEqualTo("\033[<2;5;3m");
    assertThat(report(clicks, Kind.DRAG, MouseMove.LEFT, 0)).isEqualTo("none");
    assertThat(report(clicks, Kind.PRESS, MouseMove.WHEEL_DOWN, 0)).isEqualTo("\033[<65;5;3M");
    String drags = "\033[?1002;1006h";
    assertThat(report(drags, Kind.DRAG, MouseMove.LEFT, KeyPress.CONTROL))
        .isEqualTo("\033[<48;5;3M");
    assertThat(report(drags, Kind.MOVE, MouseMove.NONE, 0)).isEqualTo("none");
    assertThat(report("\033[?1003;1006h", Kind.MOVE, MouseMove.NONE, 0)).isEqualTo("\033[<35;5;3M");
  }

  @Test
  void aReportHasTheFormThatWasAskedFor() {
    assertThat(report("\033[?1000;1016h", Kind.PRESS, MouseMove.LEFT, 0))
        .isEqualTo("\033[<0;46;51M");
    assertThat(report("\033[?1000h", Kind.PRESS, MouseMove.LEFT, 0)).isEqualTo("\033[M %#");
    assertThat(report("\033[?1000h", Kind.RELEASE, MouseMove.LEFT, 0)).isEqualTo("\033[M#%#");
  }

  @Test
  void aCellFarToTheRightHasNoPlainReport() {
    InputModes modes = new Screens(20, 5).feed("\033[?1000h").frame().input();
    assertThat(new MouseMove(Kind.PRESS, 0, 0, 300, 2, 0, 0).report(modes)).isEmpty();
  }
}
