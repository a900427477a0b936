package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.util.List;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
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
    // the shell itself would take an interrupt that comes before cat does
    run("sh -c 'echo rea\"\"dy; exec cat'");
    awaitText("ready");
    String[] asked = {""};
    FxTest.onFx(() -> {
      view.pasting().onRisky(text -> asked[0] = text);
      view.pasting().paste("rm one\nrm two\n");
      return true;
    });
    assertThat(asked[0]).isEqualTo("rm one\nrm two\n");
    FxTest.onFx(() -> {
      view.pasting().paste("only one");
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
          view.pasting().paste("in\nbrackets");
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

  @Test
  void whatAnInputMethodDecidesOnGoesToTheProgramAndStandsAtTheCursorBefore() {
    fire(view, composing("nihao", ""));
    assertThat(FxTest.onFx(() -> view.lookup(".terminal-composed").isVisible())).isTrue();
    fire(view, composing("", "你好"));
    awaitText("> 你好");
    assertThat(FxTest.onFx(() -> view.lookup(".terminal-composed").isVisible())).isFalse();
    assertThat(FxTest.onFx(() -> view.getInputMethodRequests().getTextLocation(0).getY()))
        .isGreaterThan(FxTest.onFx(() -> view.localToScreen(0, 0).getY()));
  }

  private static InputMethodEvent composing(String text, String decided) {
    List<InputMethodTextRun> runs =
        text.isEmpty()
            ? List.of()
            : List.of(new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW));
    return new InputMethodEvent(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, runs, decided, text.length());
  }

  @Test
  void theCursorBlinksOnlyWhenWantedAndRests() {
    FxTest.onFx(() -> {
      view.show(new ConsoleLook("", 13, false, true, false));
      return true;
    });
    FxTest.await("out", () -> view.caret().isOut());
    FxTest.await("in again", () -> !view.caret().isOut());
    FxTest.await("out again", () -> view.caret().isOut());
    press(KeyCode.A, "a", false, false);
    FxTest.await("a key brings it back", () -> !view.caret().isOut());
    run("printf '\\033[2 q'; echo stea''dy");
    awaitText("steady");
    FxTest.await("a program chose", () -> !view.caret().isOut());
  }
}
