package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /// The session whose commit it is of.
  private Optional<SessionId> session = Optional.empty();

  /// What was written for commits that are not made: their question may have been taken back.
  private final Map<SessionId, String> unsent = new HashMap<>();

  LandMessage() {
    getStyleClass().add("land-message");
    text.setPrefRowCount(2);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    TabKey.leaves(text);
    label.getStyleClass().addAll("muted", "small");
    label.setLabelFor(text);
    text.focusedProperty().subscribe(this::lookAtUsual);
    getChildren().addAll(label, text);
    managedProperty().bind(visibleProperty());
    text.visibleProperty().bind(visibleProperty());
  }

  /// @param title stands there until {@link #propose} knows better
  void begin(SessionId of, LandHow how, String title) {
    take(how);
    known = false;
    begin(of, title);
  }

  private void begin(SessionId of, String usual) {
    remember();
    session = Optional.of(of);
    proposed = usual;
    text.setText(Objects.requireNonNullElse(unsent.remove(of), usual));
    text.end();
  }

  /// Words that nobody typed give way to the first that is.
  private void lookAtUsual() {
    if (text.isFocused() && text.getText().equals(proposed)) {
      text.selectAll();
    } else {
      text.deselect();
    }
  }

  /// What was written for a commit that is not made; empty for nothing.
  String begun(SessionId of) {
    remember();
    return unsent.getOrDefault(of, "");
  }

  private void remember() {
    session
        .filter(_ -> !text.getText().isBlank() && !text.getText().equals(proposed))
        .ifPresent(it -> unsent.put(it, text.getText()));
  }

  /// The commit is made: the next one of the session begins with what is proposed.
  void sent(SessionId of) {
    unsent.remove(of);
    if (session.filter(of::equals).isPresent()) {
      session = Optional.empty();
    }
  }

  /// The person lands in another way: what is proposed changes, what they wrote stays.
  void take(LandHow how) {
    needed = isNeeded(how);
    known = false;
    setVisible(needed);
    if (needed) {
      name(Messages.text("review.land." + LandMenu.key(how) + ".message"));
    }
  }

  /// Whether landing so makes a commit of its own.
  static boolean isNeeded(LandHow how) {
    return switch (how) {
      case MERGE, SQUASH -> true;
      case FAST_FORWARD, REBASE -> false;
    };
  }

  /// Of a merge commit that an update makes.
  void beginMerge(SessionId of, String usual) {
    needed = true;
    known = true;
    begin(of, usual);
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
    boolean untouched = text.getText().equals(proposed);
    proposed = message;
    if (untouched && !text.getText().equals(message)) {
      text.setText(message);
      text.end();
      lookAtUsual();
    }
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
