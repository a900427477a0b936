package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Says what landing will do and asks once more: Enter lands, Escape leaves all as it is. FX thread
/// only.
final class LandConfirmation extends VBox {
  private final Label what = new Label();
  private final Button yes = new Button();
  private LandHow how = LandHow.FAST_FORWARD;

  LandConfirmation(Consumer<LandHow> land) {
    getStyleClass().add("land-confirmation");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    yes.getStyleClass().add("accent");
    yes.setGraphic(new KeyHint("Enter"));
    yes.setContentDisplay(ContentDisplay.RIGHT);
    yes.setOnAction(_ -> {
      hide();
      land.accept(how);
    });
    Button no = new Button(Messages.text("review.land.cancel"));
    no.setGraphic(new KeyHint("Esc"));
    no.setContentDisplay(ContentDisplay.RIGHT);
    no.setOnAction(_ -> hide());
    HBox buttons = new HBox(yes, no);
    buttons.getStyleClass().add("buttons");
    getChildren().addAll(what, buttons);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            (no.isFocused() ? no : yes).fire();
            event.consume();
          }
        });
    hide();
  }

  void show(SessionSnapshot snapshot, LandHow chosen) {
    how = chosen;
    String key = CommitBar.key(chosen);
    what.setText(
        Messages.text(
            "review.land." + key + ".what",
            snapshot.branch(),
            snapshot.base(),
            snapshot.changes().ahead(),
            snapshot.changes().behind()));
    yes.setText(Messages.text("review.land." + key));
    setVisible(true);
    setManaged(true);
    yes.requestFocus();
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }

  Button yes() {
    return yes;
  }

  String text() {
    return isVisible() ? what.getText() : "";
  }
}
