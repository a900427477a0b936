package app.coppice.ui.chat;

import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FramePump;
import javafx.scene.layout.BorderPane;

/// The transcript and the composer of one session. FX thread only.
public final class ChatPane extends BorderPane {
  private final FramePump pump;
  private final ChatActions actions;

  public ChatPane(FramePump pump, ChatActions actions) {
    this.pump = pump;
    this.actions = actions;
    getStyleClass().add("chat-pane");
  }

  /// Takes the newest snapshot, of the same session or another; it is drawn at the next pulse.
  public void show(SessionSnapshot snapshot) {
    pump.mark(actions::models);
  }

  /// Puts the caret into the composer.
  public void focusComposer() {}

  /// Puts the focus on the oldest permission request; false when none waits.
  public boolean focusPending() {
    return false;
  }
}
