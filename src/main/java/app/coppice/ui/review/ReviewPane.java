package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.SpentKey;
import app.coppice.ui.kit.text.DiffColumn;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The changes of one session: file list, unified diff, commit and land. FX thread only.
public final class ReviewPane extends BorderPane {
  private final FramePump pump;
  private final Runnable draw = this::draw;
  private final Label title = new Label();
  private final DiffCount count = new DiffCount();
  private final DiffColumn diff = new DiffColumn();
  private final CommitBar commitBar;
  private final FileList files;
  private final VBox content;
  private final Button archive;
  private final HBox head;
  private final EmptyState empty =
      new EmptyState(
          Icon.REVIEW, Messages.text("review.empty.title"), Messages.text("review.empty"));
  private final EmptyState landed =
      new EmptyState(Icon.LAND, Messages.text("review.landed.title"), "");
  private @Nullable SessionSnapshot snapshot;
  private @Nullable SessionSnapshot drawn;
  private final BooleanProperty canAct = new SimpleBooleanProperty();
  private boolean stale;

  public ReviewPane(FramePump pump, ReviewActions actions) {
    this.pump = pump;
    getStyleClass().addAll("review-pane", "syntax");
    getStylesheets()
        .addAll(
            Appearance.stylesheet("/app/coppice/ui/kit/text/text.css"),
            Appearance.stylesheet("/app/coppice/ui/review/review.css"));
    files = new FileList(diff::reveal, this::choiceChanged, this::discard);
    archive =
        landed.action(
            Messages.text("review.landed.archive"),
            actions.keyText("archive-session"),
            () -> {
              if (snapshot != null) {
                actions.archive(snapshot.id());
              }
            });
    commitBar = new CommitBar(actions, files::chosen, canAct, this::goHome);
    Button refresh = new Button();
    refresh.setGraphic(Icon.REFRESH.node());
    refresh.getStyleClass().addAll("flat", "icon-button");
    refresh.setAccessibleText(Messages.text("review.refresh"));
    refresh.setOnAction(_ -> {
      if (snapshot != null) {
        actions.submit(snapshot.id(), new SessionCommand.RefreshChanges());
      }
    });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    title.getStyleClass().add("medium");
    head = new HBox(title, count, gap, refresh);
    head.getStyleClass().add("review-head");
    VBox.setVgrow(diff, Priority.ALWAYS);
    content = new VBox(files, diff);
    setTop(head);
    setCenter(new StackPane(empty, landed, content));
    setBottom(commitBar);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    // A pane that comes back into a window draws what it missed.
    sceneProperty().subscribe(() -> pump.mark(draw));
  }

  /// Takes the newest snapshot, of the same session or another; it is drawn at the next pulse. A
  /// pane outside a window draws nothing until it is back.
  public void show(SessionSnapshot newest) {
    snapshot = newest;
    stale = true;
    pump.mark(draw);
  }

  /// Puts one more control at the start of the line above the files.
  public void lead(Node control) {
    head.getChildren().addFirst(control);
  }

  /// Scrolls to one changed file; does nothing when it is not among the changes.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  public void reveal(String path, int line) {
    draw();
    files.mark(path);
    diff.reveal(path, line);
  }

  /// Puts the focus on the list of files; where there is none, on what can be done instead, else it
  /// waits here for one.
  public void focusFiles() {
    if (!content.isVisible()) {
      (landed.isVisible() && archive.getParent().isVisible() ? archive : this).requestFocus();
    } else {
      goHome();
    }
  }

  /// Where the focus goes by itself: never to a button that does something.
  private void goHome() {
    if (!content.isVisible()) {
      requestFocus();
      return;
    }
    files.requestFocus();
    if (files.selectedPath().isEmpty()) {
      files.step(0);
    }
  }

  /// Puts the caret into the commit message.
  public void focusCommit() {
    commitBar.focus();
  }

  /// Asks whether to land in the way that the branches allow; where that is not possible, the
  /// reason is in view.
  public void askLand() {
    askLand(snapshot == null ? LandHow.FAST_FORWARD : Obstacles.usual(snapshot));
  }

  /// Asks whether to land; where that is not possible, the reason is in view.
  public void askLand(LandHow how) {
    draw();
    commitBar.ask(how);
  }

  /// Asks whether to take the chosen file's changes back.
  public void askDiscardFile() {
    draw();
    commitBar.askDiscard(files.selectedPath().stream().toList());
  }

  /// Asks whether to take all uncommitted changes back.
  public void askDiscardAll() {
    draw();
    commitBar.askDiscard(snapshot == null ? List.of() : files.allUncommitted());
  }

  /// Brings back what the last discard took away.
  public void undoDiscard() {
    commitBar.undoDiscard();
  }

  private void discard(String path) {
    commitBar.askDiscard(List.of(path));
  }

  /// Goes to the next file.
  public void nextFile() {
    files.step(1);
  }

  /// Goes to the previous file.
  public void previousFile() {
    files.step(-1);
  }

  /// Goes to the next hunk.
  public void nextHunk() {
    diff.nextHunk();
    diff.fileInView().ifPresent(files::mark);
  }

  /// Goes to the previous hunk.
  public void previousHunk() {
    diff.previousHunk();
    diff.fileInView().ifPresent(files::mark);
  }

  FileList files() {
    return files;
  }

  DiffColumn diff() {
    return diff;
  }

  EmptyState landed() {
    return landed;
  }

  CommitBar commitBar() {
    return commitBar;
  }

  private void draw() {
    SessionSnapshot now = snapshot;
    if (now == null || !stale || getScene() == null) {
      return;
    }
    boolean other = drawn == null || !drawn.id().equals(now.id());
    drawn = now;
    stale = false;
    if (other) {
      diff.reset();
      files.reset();
    }
    Changes changes = now.changes();
    title.setText(Messages.text("review.title", changes.files().size()));
    count.show(changes.added(), changes.removed());
    files.show(changes);
    diff.show(changes.files());
    boolean nothing = changes.files().isEmpty();
    boolean away = now.state() == SessionState.ARCHIVED;
    boolean done = nothing && changes.ahead() == 0 && !now.landed().isEmpty();
    landed.say(
        Messages.text("review.landed.title"),
        Messages.text(
            away
                ? "review.landed.away"
                : changes.behind() == 0 ? "review.landed" : "review.landed.behind",
            now.landed(),
            now.base(),
            changes.behind()));
    archive.getParent().setVisible(!away);
    archive.getParent().setManaged(!away);
    landed.setVisible(done);
    empty.setVisible(nothing && !done);
    showContent(!nothing);
    canAct.set(!nothing || changes.ahead() > 0 || away);
    commitBar.show(now);
  }

  /// The focus neither leaves the review with the list nor stays behind when the list is back.
  private void showContent(boolean shown) {
    boolean leaves = !shown && Focus.isIn(content);
    content.setVisible(shown);
    if (leaves || (shown && isFocused())) {
      goHome();
    }
  }

  private void choiceChanged() {
    commitBar.refresh();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isAltDown()
        || event.getTarget() instanceof TextInputControl) {
      return;
    }
    for (ReviewKey key : ReviewKey.values()) {
      if (key.matches(event)) {
        press(key);
        SpentKey.of(event, getScene());
        event.consume();
      }
    }
  }

  private void press(ReviewKey key) {
    switch (key) {
      case NEXT_FILE -> nextFile();
      case PREVIOUS_FILE -> previousFile();
      case NEXT_HUNK -> nextHunk();
      case PREVIOUS_HUNK -> previousHunk();
      case MESSAGE -> focusCommit();
      // The list of files and the message answer these themselves.
      case CHOOSE, DISCARD, COMMIT -> {}
    }
  }
}
