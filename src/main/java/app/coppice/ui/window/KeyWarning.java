package app.coppice.ui.window;

import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Says in the sheet of a new session that no model would answer it, before anybody writes a long
/// prompt, and offers the ways out. Takes no room when one would. FX thread only.
final class KeyWarning extends VBox {
  private final MissingKey missing;
  private final BooleanProperty recorded;
  private final Label text = Sheet.paragraph("");
  private final Button mend = Verbatim.button();

  /// @param recorded whether the rehearsal is to answer, which needs no key
  /// @param leave closes the sheet, without a session
  KeyWarning(MissingKey missing, BooleanProperty recorded, Runnable leave) {
    this.missing = missing;
    this.recorded = recorded;
    getStyleClass().add("key-warning");
    text.setGraphic(Icon.KEY.node());
    mend.setOnAction(_ -> missing.mend());
    Button rehearse = Verbatim.button(Messages.text("window.new.rehearse"));
    rehearse.setOnAction(_ -> {
      leave.run();
      missing.rehearse();
    });
    HBox buttons = new HBox(mend, rehearse);
    buttons.getStyleClass().add("actions");
    getChildren().addAll(text, buttons);
    recorded.subscribe(this::look);
    look();
  }

  /// Asks the vault anew.
  final void look() {
    var lack = missing.lack().filter(_ -> !recorded.get());
    lack.ifPresent(it -> {
      text.setText(it.beforehand());
      mend.setText(it.verb());
    });
    boolean leaves = lack.isEmpty() && Focus.isIn(this);
    setVisible(lack.isPresent());
    setManaged(lack.isPresent());
    if (leaves && getParent() != null) {
      getParent().requestFocus();
    }
  }
}
