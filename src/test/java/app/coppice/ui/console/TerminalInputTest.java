package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Keys and pastes on their way to the program.
class TerminalInputTest extends ShownTerminal {
  @Test
  void typedTextAndControlKeysReachTheProgram() {
    press(KeyCode.E, "e", false, false);
    for (char letter : "cho a$((1+1))b".toCharArray()) {
      press(KeyCode.UNDEFINED, Character.toString(letter), false, false);
    }
    press(KeyCode.ENTER, "\r", false, false);
    awaitText("a2b");
    run("cat");
    press(KeyCode.C, "\003", false, true);
    awaitText("^C");
  }

  @Test
  void severalLinesAreAskedAboutUnlessTheProgramTakesThemInBrackets() {
    run("cat");
    String[] asked = {""};
    FxTest.onFx(() -> {
      view.onRiskyPaste(text -> asked[0] = text);
      view.paste("rm one\nrm two\n");
      return true;
    });
    assertThat(asked[0]).isEqualTo("rm one\nrm two\n");
    FxTest.onFx(() -> {
      view.paste("only one");
      return true;
    });
    awaitText("only one");
    assertThat(text(session.screen())).doesNotContain("rm one");
    press(KeyCode.C, "\003", false, true);
    // an interrupt empties the terminal's input queue: what is typed before the prompt may be lost
    FxTest.await("the prompt", () -> text(session.screen()).stripTrailing().endsWith("\n>"));
    run("printf '\\033[?2004h'; cat");
    FxTest.await("brackets", () -> session.screen().frame(Frame.EMPTY).input().bracketedPaste());
    asked[0] = "";
    FxTest.onFx(() -> {
      view.changed();
      return true;
    });
    FxTest.await(
        "paste without a question",
        () -> {
          view.paste("in\nbrackets");
          return text(session.screen()).contains("brackets");
        });
  }

  @Test
  void theWindowsKeysPass() {
    boolean[] seen = new boolean[2];
    FxTest.onFx(() -> {
      stage
          .getScene()
          .getRoot()
          .addEventHandler(
              KeyEvent.KEY_PRESSED, event -> seen[event.getCode() == KeyCode.P ? 0 : 1] = true);
      return true;
    });
    press(KeyCode.P, "", true, true);
    press(KeyCode.L, "", false, true);
    assertThat(seen).containsExactly(true, false);
  }
}
