package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a screen reader has to say: every control of every page has a name.
class AccessibleNamesTest extends WindowTest {
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
          "grid");

  @Test
  void everyControlOfEveryPageHasAName() throws Exception {
    Map<String, List<String>> nameless = new LinkedHashMap<>();
    look("welcome", nameless);
    var _ = changedSession();
    engine.add(BACKEND, "Add cache", SessionState.ARCHIVED);
    engine.add(BACKEND, "Docs", SessionState.DETACHED);
    untilShown("Docs");
    look("session", nameless);
    for (String page : PAGES) {
      FxStage.run(() -> window.actions().run(page));
      look(page, nameless);
      FxStage.press(scene, KeyCode.ESCAPE);
    }
    FxStage.run(() -> window.notices().problem("It broke.", "Mend", () -> {}));
    look("notice", nameless);
    assertThat(nameless).isEmpty();
  }

  @Test
  void theVaultHasNamesInEveryStateItIsIn() throws Exception {
    Map<String, List<String>> nameless = new LinkedHashMap<>();
    for (VaultAccess.State state :
        List.of(
            new VaultAccess.State.Absent(),
            new VaultAccess.State.Locked(),
            new VaultAccess.State.Unlocked(List.of("anthropic")),
            new VaultAccess.State.Damaged("Its header is damaged", true))) {
      parts.vault.become(state);
      FxStage.run(() -> window.actions().run("vault"));
      look("vault " + state, nameless);
      FxStage.press(scene, KeyCode.ESCAPE);
    }
    assertThat(nameless).isEmpty();
  }

  @Test
  void aControlWithoutANameIsFound() throws Exception {
    List<String> found =
        FxStage.get(() -> nameless(new javafx.scene.layout.HBox(new Button(), new Button("Yes"))));
    assertThat(found).hasSize(1);
  }

  private void look(String page, Map<String, List<String>> into) throws Exception {
    List<String> found =
        FxStage.get(() -> {
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          return nameless(scene.getRoot());
        });
    if (!found.isEmpty()) {
      into.put(page, found);
    }
  }

  private static List<String> nameless(Parent root) {
    List<Node> controls = new ArrayList<>();
    List<Node> labelled = new ArrayList<>();
    collect(root, controls, labelled);
    return controls.stream()
        .filter(control -> !named(control) && !labelled.contains(control))
        .map(Node::toString)
        .toList();
  }

  private static boolean named(Node control) {
    return said(control.getAccessibleText())
        || (control instanceof Labeled labeled && said(labeled.getText()))
        || (control instanceof TextInputControl field && said(field.getPromptText()));
  }

  private static boolean said(String text) {
    return text != null && !text.isBlank();
  }

  private static void collect(Node node, List<Node> controls, List<Node> labelled) {
    if (!node.isVisible()) {
      return;
    }
    switch (node) {
      case Label label when label.getLabelFor() != null -> labelled.add(label.getLabelFor());
      // A composite control is named as a whole; what is inside is its own affair.
      case Spinner<?> spinner -> controls.add(spinner);
      case ComboBoxBase<?> box -> controls.add(box);
      case Button button -> controls.add(button);
      case MenuButton button -> controls.add(button);
      case ToggleButton button -> controls.add(button);
      case TextInputControl field -> controls.add(field);
      case ListView<?> list -> {
        controls.add(list);
        list.getChildrenUnmodifiable().forEach(child -> collect(child, controls, labelled));
      }
      case Parent parent ->
          parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls, labelled));
      default -> {
        if (node.isFocusTraversable()) {
          controls.add(node);
        }
      }
    }
  }
}
