package app.coppice.ui.review;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FramePump;
import javafx.scene.layout.BorderPane;

/// The changes of one session: file list, unified diff, commit and land. FX thread only.
public final class ReviewPane extends BorderPane {
  private final FramePump pump;
  private final ReviewActions actions;

  public ReviewPane(FramePump pump, ReviewActions actions) {
    this.pump = pump;
    this.actions = actions;
    getStyleClass().add("review-pane");
  }

  /// Takes the newest snapshot, of the same session or another; it is drawn at the next pulse.
  public void show(SessionSnapshot snapshot) {
    pump.mark(() -> actions.submit(snapshot.id(), new SessionCommand.MarkRead()));
  }

  /// Scrolls to one changed file; does nothing when it is not among the changes.
  public void reveal(String path) {}

  /// Puts the focus on the list of files.
  public void focusFiles() {}

  /// Puts the caret into the commit message.
  public void focusCommit() {}

  /// Goes to the next file.
  public void nextFile() {}

  /// Goes to the previous file.
  public void previousFile() {}

  /// Goes to the next hunk.
  public void nextHunk() {}

  /// Goes to the previous hunk.
  public void previousHunk() {}
}
