package app.coppice.ui.chat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Banner;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Says that a session is put away, and offers the way back and the way out. FX thread only.
final class ArchivedBanner extends Banner {
  private @Nullable SessionSnapshot snapshot;

  ArchivedBanner(ChatActions actions) {
    this(
        actions,
        Verbatim.button(Messages.text("chat.archived.restore")),
        Verbatim.button(Messages.text("chat.archived.delete")));
  }

  private ArchivedBanner(ChatActions actions, Button restore, Button delete) {
    super(new Label(Messages.text("chat.archived"), Icon.ARCHIVE.node()), restore, delete);
    getStyleClass().add("archived-banner");
    restore.getStyleClass().add("accent");
    String key = actions.keyText("restore-session");
    if (!key.isEmpty()) {
      restore.setGraphic(new KeyHint(key));
      restore.setContentDisplay(ContentDisplay.RIGHT);
    }
    restore.setMinWidth(USE_PREF_SIZE);
    restore.setOnAction(_ -> {
      if (snapshot != null) {
        actions.restore(snapshot.id());
      }
    });
    delete.setMinWidth(USE_PREF_SIZE);
    delete.setOnAction(_ -> {
      if (snapshot != null) {
        actions.delete(snapshot.id());
      }
    });
    setVisible(false);
    setManaged(false);
  }

  void show(SessionSnapshot newest) {
    snapshot = newest;
    boolean archived = newest.state() == SessionState.ARCHIVED && !newest.comesBack();
    setVisible(archived);
    setManaged(archived);
  }
}
