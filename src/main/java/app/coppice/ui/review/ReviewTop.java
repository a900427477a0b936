package app.coppice.ui.review;

import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.VBox;

/// What is above the files: what is compared, how it is shown, and the choice of both. FX thread
/// only.
final class ReviewTop extends VBox {
  private final FilesInReview files;
  private final ComparePicker picker;
  private final ReviewHead head;
  private final Runnable changed;
  private final Runnable home;

  /// @param refresh looks at the worktree again
  /// @param changed called when something else is to be shown
  /// @param home takes the focus after a choice
  ReviewTop(
      ReviewActions actions,
      Supplier<Optional<SessionId>> session,
      Runnable refresh,
      Runnable changed,
      Runnable home) {
    this.changed = changed;
    this.home = home;
    files = new FilesInReview(actions, changed);
    CompareForm form = new CompareForm(this::compare, home);
    picker = new ComparePicker(actions, session, this::compare, form::open);
    head = new ReviewHead(picker, refresh, this::otherLayout, this::otherBlanks);
    getChildren().addAll(head, form);
  }

  FilesInReview files() {
    return files;
  }

  ReviewHead head() {
    return head;
  }

  void bind(ReviewKeys keys) {
    keys.bind(ReviewKey.LAYOUT, this::otherLayout)
        .bind(ReviewKey.BLANKS, this::otherBlanks)
        .bind(ReviewKey.COMPARE, picker::show);
  }

  void look(ReviewLook look) {
    files.look(look);
    head.show(look);
    changed.run();
  }

  void compare(Comparison what) {
    files.compare(what);
    changed.run();
    home.run();
  }

  /// Shows what there is of it now.
  void draw() {
    picker.show(files.comparison());
    head.show(files.shown(), files.viewed().size());
  }

  private void otherLayout() {
    look(files.look().withOtherLayout());
  }

  private void otherBlanks() {
    look(files.look().withOtherBlanks());
  }
}
