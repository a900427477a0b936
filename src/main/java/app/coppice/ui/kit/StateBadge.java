package app.coppice.ui.kit;

import app.coppice.session.SessionState;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// A session's state as shape, word and colour. FX thread only.
public final class StateBadge extends Label {
  private final StateMark mark = new StateMark();
  private SessionState state = SessionState.IDLE;

  public StateBadge() {
    getStyleClass().add("state-badge");
    setGraphic(mark);
    setText(StateMark.word(state));
    setMinWidth(USE_PREF_SIZE);
  }

  public void show(SessionState newState) {
    pseudoClassStateChanged(PseudoClass.getPseudoClass(StateMark.name(state)), false);
    state = newState;
    pseudoClassStateChanged(PseudoClass.getPseudoClass(StateMark.name(state)), true);
    mark.show(state);
    setText(StateMark.word(state));
  }
}
