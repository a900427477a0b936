package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.session.Comparison;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The files and their diff, or what is said where there are none: nothing changed yet, or all has
/// landed. FX thread only.
final class ReviewStates extends StackPane {
  private final EmptyState empty =
      new EmptyState(
          Icon.REVIEW, Messages.text("review.empty.title"), Messages.text("review.empty"));
  private final EmptyState landed =
      new EmptyState(Icon.LAND, Messages.text("review.landed.title"), "");
  private final Region content;
  private final Button archive;
  private final Button update;
  private final Runnable home;

  /// @param update brings the base into the branch
  /// @param home takes the focus when the content comes or goes
  ReviewStates(
      Region content,
      String archiveKey,
      Runnable putAway,
      Runnable undoLanding,
      Runnable update,
      Runnable home) {
    this.content = content;
    this.home = home;
    archive = landed.action(Messages.text("review.landed.archive"), archiveKey, putAway);
    landed.action(Messages.text("review.undo-landing"), "", undoLanding);
    this.update = landed.action(Messages.text("review.landed.update"), "", update);
    getChildren().addAll(empty, landed, content);
  }

  EmptyState landed() {
    return landed;
  }

  boolean showsContent() {
    return content.isVisible();
  }

  /// The button that puts a landed session away, where it is in view.
  boolean focusArchive() {
    boolean offered = landed.isVisible() && archive.getParent().isVisible();
    if (offered) {
      archive.requestFocus();
    }
    return offered;
  }

  /// @param waiting whether the focus waits in the review for something to be there
  void show(SessionSnapshot now, FilesInReview files, boolean waiting) {
    Changes changes = now.changes();
    boolean nothing = files.shown().isEmpty();
    boolean whole = files.comparison().equals(Comparison.WHOLE);
    boolean done = whole && isDone(now);
    say(files, whole);
    boolean away = now.state() == SessionState.ARCHIVED;
    String landedText =
        away
            ? "review.landed.away"
            : changes.behind() == 0 ? "review.landed" : "review.landed.behind";
    landed.say(
        Messages.text("review.landed.title"),
        Messages.text(landedText, now.landed(), now.base(), changes.behind()));
    update.setVisible(changes.behind() > 0);
    update.setManaged(changes.behind() > 0);
    archive.getParent().setVisible(!away);
    archive.getParent().setManaged(!away);
    landed.setVisible(done);
    empty.setVisible(nothing && !done);
    showContent(!nothing, waiting);
  }

  private void say(FilesInReview files, boolean whole) {
    if (!files.problem().isEmpty()) {
      empty.say(Messages.text("review.compare.failed"), files.problem());
    } else if (files.isWaiting()) {
      empty.say(Messages.text("review.compare.waiting"), "");
    } else if (!whole) {
      empty.say(Messages.text("review.compare.same"), Messages.text("review.compare.same.what"));
    } else {
      empty.say(Messages.text("review.empty.title"), Messages.text("review.empty"));
    }
  }

  /// Nothing is left of a session that has landed.
  private static boolean isDone(SessionSnapshot now) {
    Changes changes = now.changes();
    return changes.files().isEmpty() && changes.ahead() == 0 && !now.landed().isEmpty();
  }

  /// The focus neither leaves the review with the list nor stays behind when the list is back.
  private void showContent(boolean shown, boolean waiting) {
    boolean leaves = !shown && Focus.isIn(content);
    content.setVisible(shown);
    if (leaves || (shown && waiting)) {
      home.run();
    }
  }
}
