package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// An underscore in a title, a branch or a path is a letter like any other.
class UnderscoreTest extends WindowTest {
  /// The actions that open a page over the window.
  private static final List<String> PAGES =
      List.of(
          "palette",
          "cheat-sheet",
          "settings",
          "vault",
          "trash",
          "new-session",
          "rename-session",
          "delete-session",
          "repository-settings",
          "landing-plan");

  @Test
  void noControlOfAnyPageParsesMnemonics() throws Exception {
    List<String> parsing = new ArrayList<>();
    look(parsing);
    engine.repository(BACKEND);
    var _ = changedSession();
    for (String page : PAGES) {
      FxStage.run(() -> window.actions().run(page));
      FxStage.until(page + " opens", window.overlays()::busy);
      look(parsing);
      FxStage.press(scene, KeyCode.ESCAPE);
      FxStage.until(page + " closes", () -> !window.overlays().busy());
    }
    engine.add(BACKEND, "other_file", SessionState.IDLE);
    untilShown("other_file");
    FxStage.run(() -> window.actions().run("grid"));
    FxStage.until("the grid", () -> scene.lookup(".session-grid") != null);
    look(parsing);
    FxStage.run(() -> window.notices().problem("It broke.", "Mend edit_file", () -> {}));
    look(parsing);
    assertThat(parsing).isEmpty();
  }

  @Test
  void aTitleInTheGridShowsItsUnderscore() throws Exception {
    engine.add(BACKEND, "edit_file", SessionState.IDLE);
    engine.add(BACKEND, "other_file", SessionState.IDLE);
    untilShown("other_file");
    FxStage.run(() -> window.actions().run("grid"));
    FxStage.run(() -> window.notices().problem("It broke.", "Mend edit_file", () -> {}));

    FxStage.until(
        "both titles and the button, drawn as they are",
        () -> {
          List<String> drawn = new ArrayList<>();
          collect(scene.getRoot(), drawn);
          return drawn.containsAll(List.of("edit_file", "other_file", "Mend edit_file"));
        });
  }

  private void look(List<String> parsing) throws Exception {
    FxStage.run(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      walk(scene.getRoot(), parsing);
    });
  }

  private static void walk(Node node, List<String> parsing) {
    if (node instanceof Labeled labeled) {
      add(labeled.isMnemonicParsing(), labeled, parsing);
      ContextMenu menu = labeled.getContextMenu();
      if (menu != null) {
        menu.getItems().forEach(item -> walk(item, parsing));
      }
    }
    if (node instanceof MenuButton button) {
      button.getItems().forEach(item -> walk(item, parsing));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, parsing));
    }
  }

  private static void walk(MenuItem item, List<String> parsing) {
    add(item.isMnemonicParsing() && item.getText() != null, item, parsing);
  }

  private static void add(boolean parses, Object control, List<String> parsing) {
    if (parses) {
      parsing.add(control.toString());
    }
  }

  private static void collect(Node node, List<String> drawn) {
    if (node instanceof Text text) {
      drawn.add(text.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, drawn));
    }
  }
}
