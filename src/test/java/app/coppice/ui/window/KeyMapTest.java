package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// What a key stands for, over all that a session and the window can be.
class KeyMapTest extends WindowTest {
  @Test
  void noTwoActionsThatArePossibleAtTheSameTimeShareAKey() throws Exception {
    assertNoneShares("an empty window");
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    SessionSnapshot trashed = engine.add(BACKEND, "Docs", SessionState.IDLE);
    for (int i = 1; i <= 8; i++) {
      engine.add(BACKEND, "Session " + i, SessionState.WAITING);
    }
    var _ = engine.delete(trashed.id()).get();
    untilShown("Session 8");
    FxStage.run(() -> {
      window.desk().select(first.id());
      window.notices().tell("Something was done.");
    });
    for (SessionState state : SessionState.values()) {
      for (boolean resumable : new boolean[] {false, true}) {
        SessionSnapshot now = Variants.resumable(Variants.in(first, state), resumable);
        engine.put(now);
        FxStage.until("shown", () -> window.desk().current().filter(now::equals).isPresent());
        assertNoneShares(state + (resumable ? ", resumable" : ""));
      }
    }
    engine.put(first);
    FxStage.press(scene, KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(FxStage.get(() -> scene.lookup(".session-tile"))).isNotNull();
    assertNoneShares("the grid");
  }

  @Test
  void aPlusIsAPlusWhereverAKeyboardHasIt() throws Exception {
    FxStage.run(() -> {
      for (KeyCode code : List.of(KeyCode.EQUALS, KeyCode.PLUS, KeyCode.ADD)) {
        assertThat(meant(code, false)).as("%s", code).isEqualTo("zoom-in");
        assertThat(meant(code, true)).as("Shift+%s", code).isEqualTo("zoom-in");
      }
      assertThat(meant(KeyCode.MINUS, false)).isEqualTo("zoom-out");
      assertThat(meant(KeyCode.SUBTRACT, false)).isEqualTo("zoom-out");
      assertThat(meant(KeyCode.MINUS, true)).as("underscore").isEmpty();
    });
  }

  /// The action of a key with Control.
  private String meant(KeyCode code, boolean shift) {
    KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, true, false, false);
    return window.actions().of(event).map(Action::id).orElse("");
  }

  /// The terminal's keys are a scope of their own: there they come first.
  private void assertNoneShares(String when) throws Exception {
    List<Action> possible =
        FxStage.get(() ->
            window.actions().all().stream()
                .filter(it -> it.group() == Action.Group.TERMINAL || it.enabled().getAsBoolean())
                .toList());
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    for (Action action : possible) {
      boolean terminal = action.group() == Action.Group.TERMINAL;
      for (KeyCombination key : action.keys()) {
        byKey
            .computeIfAbsent(
                (terminal ? "in the terminal " : "") + pressed(key), _ -> new ArrayList<>())
            .add(action.id());
      }
    }
    assertThat(byKey).as(when).hasSizeGreaterThan(20);
    assertThat(byKey).as(when).allSatisfy((_, actions) -> assertThat(actions).hasSize(1));
  }

  /// What is really pressed: `Shortcut` is Control here.
  private static String pressed(KeyCombination key) {
    KeyCodeCombination keys = (KeyCodeCombination) key;
    boolean control =
        keys.getControl() == ModifierValue.DOWN || keys.getShortcut() == ModifierValue.DOWN;
    return (control ? "Ctrl+" : "")
        + (keys.getAlt() == ModifierValue.DOWN ? "Alt+" : "")
        + (keys.getShift() == ModifierValue.DOWN ? "Shift+" : "")
        + keys.getCode();
  }
}
