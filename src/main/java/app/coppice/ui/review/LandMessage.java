package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// The message of the commit that a landing makes, to be written anew where the one that is
/// proposed does not fit. FX thread only.
final class LandMessage extends VBox {
  private final Label label = new Label();
  private final TextArea text = new TextArea();

  /// What stands in the field without a word of the person.
  private String proposed = "";

  private boolean known;
  private boolean needed;

  LandMessage() {
    getStyleClass().add("land-message");
    text.setPrefRowCount(2);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    TabKey.leaves(text);
    label.getStyleClass().addAll("muted", "small");
    label.setLabelFor(text);
    getChildren().addAll(label, text);
    managedProperty().bind(visibleProperty());
    text.visibleProperty().bind(visibleProperty());
  }

  /// @param title stands there until {@link #propose} knows better
  void begin(LandHow how, String title) {
    take(how);
    known = false;
    proposed = title;
    text.setText(title);
  }

  /// The person lands in another way: what is proposed changes, what they wrote stays.
  void take(LandHow how) {
    needed =
        switch (how) {
          case MERGE, SQUASH -> true;
          case FAST_FORWARD, REBASE -> false;
        };
    known = false;
    setVisible(needed);
    if (needed) {
      name(Messages.text("review.land." + LandMenu.key(how) + ".message"));
    }
  }

  /// Of a merge commit that an update makes.
  void beginMerge(String usual) {
    needed = true;
    known = true;
    proposed = usual;
    text.setText(usual);
    name(Messages.text("review.land.merge.message"));
  }

  private void name(String what) {
    label.setText(what);
    text.setAccessibleText(what);
  }

  void propose(String message) {
    if (message.isEmpty()) {
      return;
    }
    known = true;
    if (text.getText().equals(proposed)) {
      text.setText(message);
    }
    proposed = message;
  }

  /// Empty for what is proposed at the time, where that is not known yet.
  String written() {
    boolean untouched = text.getText().equals(proposed);
    return !needed || (untouched && !known) ? "" : text.getText();
  }

  TextArea field() {
    return text;
  }
}
