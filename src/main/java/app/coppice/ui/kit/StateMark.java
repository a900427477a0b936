package app.coppice.ui.kit;

import app.coppice.session.SessionState;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The shape of a session's state, 16 pixels wide. Each state has its own shape, so that it is told
/// apart without colour; its word is the accessible text. FX thread only.
public final class StateMark extends StackPane {
  private final Region shape = new Region();
  private SessionState state = SessionState.IDLE;

  public StateMark() {
    getStyleClass().add("state-mark");
    shape.getStyleClass().add("shape");
    getChildren().add(shape);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    mark(state, true);
    setAccessibleText(word(state));
  }

  public void show(SessionState newState) {
    if (newState != state) {
      mark(state, false);
      state = newState;
      mark(state, true);
      setAccessibleText(word(state));
    }
  }

  /// The state in a word or three.
  public static String word(SessionState state) {
    return Messages.text("kit.state." + name(state));
  }

  static String name(SessionState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private void mark(SessionState which, boolean on) {
    pseudoClassStateChanged(PseudoClass.getPseudoClass(name(which)), on);
  }
}
