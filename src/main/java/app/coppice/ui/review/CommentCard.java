package app.coppice.ui.review;

import app.coppice.session.ReviewComment;
import app.coppice.session.ReviewComment.Standing;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import app.coppice.ui.kit.Verbatim;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One comment below its line, to read or to write. FX thread only.
final class CommentCard extends VBox {
  private static final PseudoClass RESOLVED = PseudoClass.getPseudoClass("resolved");
  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");

  /// A node that leaves its place loses the focus in the same frame.
  private static final long AT_ONCE = 50_000_000;

  /// What a card asks for.
  interface Desk {
    /// The text is to be kept.
    void save(CommentCard card, String text);

    /// What is written has changed.
    void typed(CommentCard card);

    /// Nothing is to be written after all.
    void cancel(CommentCard card);

    void delete(ReviewComment comment);

    void resolve(ReviewComment comment);

    /// Its height is another.
    void resized(CommentCard card);

    /// It is to be sent, or not.
    void chosen();
  }

  private final Desk desk;
  private final String path;
  private final Label place = new Label();
  private final Label text = new Label();
  private final TextArea writing = new TextArea();
  private final CheckBox send = Verbatim.checkBox(Messages.text("review.comment.send"));
  private final Button edit = button("edit", Icon.EDIT);
  private final Button resolve = button("resolve", Icon.CHECK);
  private final Button delete = button("delete", Icon.DELETE);
  private final HBox reading;
  private final HBox saving;
  private Optional<ReviewComment> comment = Optional.empty();
  private boolean wantsFocus;

  /// When the field lost the focus, by `System.nanoTime()`.
  private long lost = System.nanoTime() - AT_ONCE;

  private boolean editing;
  private boolean sent;

  /// Whether the person was in the field since the window opened.
  private boolean visited;

  CommentCard(String path, Desk desk) {
    this.path = path;
    this.desk = desk;
    getStyleClass().add("comment-card");
    setFocusTraversable(true);
    setAccessibleText(Messages.text("review.comment"));
    place.getStyleClass().addAll("muted", "small");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    writing.setWrapText(true);
    writing.setPrefRowCount(3);
    writing.setPromptText(Messages.text("review.comment.prompt"));
    writing.setAccessibleText(Messages.text("review.comment.prompt"));
    writing.textProperty().subscribe((_, _) -> desk.typed(this));
    TabKey.leaves(writing);
    writing.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    send.setSelected(true);
    send.setOnAction(_ -> desk.chosen());
    edit.setOnAction(_ -> write());
    resolve.setOnAction(_ -> comment.ifPresent(desk::resolve));
    delete.setOnAction(_ -> comment.ifPresent(desk::delete));
    Button save = Verbatim.button(Messages.text("review.comment.save"));
    save.getStyleClass().add("accent");
    save.setGraphic(new KeyHint(ReviewKey.COMMIT.combination()));
    save.setContentDisplay(ContentDisplay.RIGHT);
    save.setOnAction(_ -> save());
    Button cancel = Verbatim.button(Messages.text("review.question.cancel"));
    cancel.setGraphic(new KeyHint("Esc"));
    cancel.setContentDisplay(ContentDisplay.RIGHT);
    cancel.setOnAction(_ -> cancel());
    reading = new HBox(send, edit, resolve, delete);
    saving = new HBox(save, cancel);
    reading.getStyleClass().add("buttons");
    saving.getStyleClass().add("buttons");
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            // It moves with its line: what is typed is still meant for it.
            wantsFocus = wantsFocus || writing.isFocused() || lostJustNow();
          } else if (wantsFocus) {
            requestLayout();
          }
        });
    writing
        .focusedProperty()
        .subscribe(focused -> {
          visited = visited || focused;
          if (!focused) {
            lost = System.nanoTime();
          }
        });
    getChildren().setAll(writing, saving);
  }

  private static Button button(String what, Icon icon) {
    Button button = Verbatim.button(Messages.text("review.comment." + what));
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void key(KeyEvent event) {
    if (ReviewKey.COMMIT.matches(event)) {
      save();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      cancel();
      event.consume();
    }
  }

  /// Shows a comment that is kept; what is being written stays.
  void show(ReviewComment newest) {
    comment = Optional.of(newest);
    text.setText(newest.text());
    boolean outdated = newest.standing() == Standing.OUTDATED;
    place.setText(
        Messages.text(
            outdated ? "review.comment.outdated" : "review.comment.line",
            newest.anchor().line(),
            newest.anchor().text().strip()));
    place.setVisible(outdated || newest.resolved());
    place.setManaged(place.isVisible());
    if (newest.resolved() && !outdated) {
      place.setText(Messages.text("review.comment.resolved"));
    }
    pseudoClassStateChanged(RESOLVED, newest.resolved());
    pseudoClassStateChanged(OUTDATED, outdated);
    resolve.setText(
        Messages.text(newest.resolved() ? "review.comment.reopen" : "review.comment.resolve"));
    send.setVisible(!newest.resolved());
    send.setManaged(send.isVisible());
    if (!editing) {
      read();
    }
  }

  /// Says whether a prompt took it along: it is then not sent again unless the person ticks it.
  void sent(boolean now) {
    if (sent != now) {
      sent = now;
      send.setSelected(!now);
      send.setText(Messages.text(now ? "review.comment.sent" : "review.comment.send"));
    }
  }

  private void read() {
    getChildren().setAll(place, text, reading);
    desk.resized(this);
  }

  /// Lets the person write, over what is kept.
  void write() {
    editing = true;
    comment.ifPresent(it -> writing.setText(it.text()));
    getChildren().setAll(writing, saving);
    desk.resized(this);
    focus();
  }

  /// Goes on with what was begun before.
  void takeUp(String begun) {
    editing = comment.isPresent();
    writing.setText(begun);
    getChildren().setAll(writing, saving);
    desk.resized(this);
  }

  /// A card on which what is begun here goes on, in a file that has another name now.
  CommentCard under(String newPath) {
    CommentCard card = new CommentCard(newPath, desk);
    card.writing.setText(writing.getText());
    card.writing.positionCaret(writing.getCaretPosition());
    card.visited = visited;
    if (writing.isFocused()) {
      card.focus();
    }
    return card;
  }

  /// Whether another text is being written for a comment that is kept.
  boolean isEditing() {
    return editing;
  }

  /// Whether the person has seen what is being written, since the window opened.
  boolean isVisited() {
    return visited;
  }

  /// What was written is kept: it is read again.
  void written() {
    editing = false;
    writing.clear();
    if (comment.isPresent()) {
      read();
      requestFocus();
    }
  }

  private void save() {
    if (!writing.getText().isBlank()) {
      desk.save(this, writing.getText().strip());
    }
  }

  private void cancel() {
    if (comment.isPresent()) {
      written();
    } else {
      desk.cancel(this);
    }
  }

  private boolean lostJustNow() {
    return isOpen() && System.nanoTime() - lost < AT_ONCE;
  }

  private boolean isOpen() {
    return getChildren().contains(writing);
  }

  /// Takes the focus, at the latest when it comes into view.
  void focus() {
    wantsFocus = true;
    requestLayout();
  }

  /// Only what is laid out in view can have the focus.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (wantsFocus && getScene() != null) {
      wantsFocus = false;
      (isOpen() ? writing : this).requestFocus();
    }
  }

  Optional<ReviewComment> comment() {
    return comment;
  }

  String path() {
    return path;
  }

  boolean isToBeSent() {
    return send.isSelected() && comment.filter(it -> !it.resolved()).isPresent();
  }

  TextArea writing() {
    return writing;
  }

  CheckBox send() {
    return send;
  }
}
