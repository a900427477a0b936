package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.kit.find.FindQuery;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// Find, links and prompts in what a program has written.
class TerminalSearchTest extends ShownTerminal {
  @Test
  void findCountsWhatIsInTheScrollbackAndGoesUpFromTheEnd() {
    run("seq 1 1500; echo do''ne");
    awaitText("done");
    FxTest.await("the end in view", () -> view.visibleText().contains("done"));
    FxTest.onFx(() -> {
      view.finder().look(new FindQuery("99\\b", true, true).pattern());
      return true;
    });
    FxTest.await("15 finds", () -> view.finder().count() == 15);
    FxTest.await("the last", () -> view.finder().position() == 15);
    assertThat(FxTest.onFx(() -> view.visibleText())).contains("1499");
    FxTest.onFx(() -> {
      view.finder().previous();
      return true;
    });
    assertThat(FxTest.onFx(() -> view.finder().position())).isEqualTo(14);
    FxTest.await("it is in view", () -> view.visibleText().contains("1399"));
    FxTest.onFx(() -> {
      view.finder().next();
      view.finder().next();
      return true;
    });
    assertThat(FxTest.onFx(() -> view.finder().position())).as("round").isEqualTo(1);
    run("echo 1''99");
    FxTest.await("what came meanwhile", () -> view.finder().count() == 16);
  }

  @Test
  void aLinkOpensByAClickWithControlOnly() throws IOException {
    opened.files.put("src/a.txt", folder.resolve("a.txt"));
    run("clear; echo see https://example.com/x or src/a.txt:7 or src/b.txt");
    FxTest.await("text", () -> view.visibleText().startsWith("see https"));
    click(6, "");
    assertThat(opened.opened).isEmpty();
    click(6, "C");
    click(31, "C");
    click(46, "C");
    assertThat(opened.opened)
        .containsExactly("web https://example.com/x", "file " + folder.resolve("a.txt") + " 7 0");
  }

  @Test
  void theMenuOfALinkToAFileOffersTheReviewAndTheEditor() throws IOException {
    opened.files.put("src/a.txt", folder.resolve("a.txt"));
    run("clear; echo see https://example.com/x or src/a.txt:7:2");
    FxTest.await("text", () -> view.visibleText().startsWith("see https"));
    secondary(6);
    assertThat(FxTest.onFx(() -> view.links().menu().isShowing())).as("of a page").isFalse();
    secondary(31);
    assertThat(FxTest.onFx(() -> view.links().menu().isShowing())).isTrue();
    FxTest.onFx(() -> {
      view.links().menu().getItems().forEach(MenuItem::fire);
      view.links().menu().hide();
      return true;
    });
    Path file = folder.resolve("a.txt");
    assertThat(opened.opened).containsExactly("file " + file + " 7 2", "editor " + file + " 7 2");
  }

  private void secondary(int column) {
    mouse(MouseEvent.MOUSE_MOVED, x(column), y(0), MouseButton.NONE, 0, "");
    mouse(MouseEvent.MOUSE_PRESSED, x(column), y(0), MouseButton.SECONDARY, 1, "");
    mouse(MouseEvent.MOUSE_RELEASED, x(column), y(0), MouseButton.SECONDARY, 1, "");
  }

  private void click(int column, String held) {
    mouse(MouseEvent.MOUSE_MOVED, x(column), y(0), MouseButton.NONE, 0, held);
    mouse(MouseEvent.MOUSE_PRESSED, x(column), y(0), MouseButton.PRIMARY, 1, held);
    mouse(MouseEvent.MOUSE_RELEASED, x(column), y(0), MouseButton.PRIMARY, 1, held);
  }

  @Test
  void promptsAreVisitedAndTheOutputOfACommandIsSelected() {
    run(
        "for i in 1 2 3; do printf '\\033]133;A\\007p%s \\033]133;B\\007c\\n\\033]133;C\\007' $i;"
            + " seq $((i * 1000)) $((i * 1000 + 40)); printf '\\033]133;D;0\\007'; done");
    FxTest.await("the last", () -> view.visibleText().contains("3040"));
    FxTest.onFx(() -> {
      view.prompts().previous();
      return true;
    });
    FxTest.await("the third prompt", () -> view.visibleText().startsWith("p3 c\n3000"));
    FxTest.onFx(() -> {
      view.prompts().previous();
      view.prompts().selectOutput();
      return true;
    });
    FxTest.await("the second prompt", () -> view.visibleText().startsWith("p2 c\n2000"));
    String output = FxTest.onFx(() -> view.selectedText());
    assertThat(output).startsWith("2000\n2001").endsWith("2040");
    FxTest.onFx(() -> {
      view.prompts().next();
      return true;
    });
    FxTest.await("the third again", () -> view.visibleText().startsWith("p3 c"));
  }
}
