package app.coppice.ui.chat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Says that a session is put away, and offers the way back and the way out. FX thread only.
final class ArchivedBanner extends HBox {
  private final Button restore = new Button(Messages.text("chat.archived.restore"));
  private @Nullable SessionSnapshot snapshot;

  ArchivedBanner(ChatActions actions) {
    getStyleClass().add("archived-banner");
    Label text = new Label(Messages.text("chat.archived"));
    text.setGraphic(Icon.ARCHIVE.node());
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
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
    Button delete = new Button(Messages.text("chat.archived.delete"));
    delete.setMinWidth(USE_PREF_SIZE);
    delete.setOnAction(_ -> {
      if (snapshot != null) {
        actions.delete(snapshot.id());
      }
    });
    getChildren().addAll(text, restore, delete);
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
