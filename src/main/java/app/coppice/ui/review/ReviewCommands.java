package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.Focus;
import app.coppice.ui.review.diff.DiffPane;
import app.coppice.ui.review.diff.Spot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be asked of a review from outside it, by the window's keys and menus. FX thread only.
public final class ReviewCommands {
  private final ReviewPane pane;
  private final ReviewActions actions;
  private final CommitBar bar;
  private final FileList files;
  private final DiffPane diff;
  private final Supplier<Optional<SessionSnapshot>> newest;
  private final ReviewKeys keys;
  private final Runnable draw;

  /// @param draw brings what is shown up to the newest snapshot
  ReviewCommands(
      ReviewPane pane,
      ReviewActions actions,
      CommitBar bar,
      FileList files,
      DiffPane diff,
      ReviewKeys keys,
      Supplier<Optional<SessionSnapshot>> newest,
      Runnable draw) {
    this.pane = pane;
    this.actions = actions;
    this.bar = bar;
    this.files = files;
    this.diff = diff;
    this.keys = keys;
    this.newest = newest;
    this.draw = draw;
  }

  void bind(ReviewKeys all) {
    all.bind(ReviewKey.NEXT_FILE, this::nextFile)
        .bind(ReviewKey.PREVIOUS_FILE, this::previousFile)
        .bind(ReviewKey.NEXT_HUNK, this::nextHunk)
        .bind(ReviewKey.PREVIOUS_HUNK, this::previousHunk)
        .bind(ReviewKey.FOLD, () -> spot().ifPresent(it -> diff.toggle(it.file().path())))
        .bind(ReviewKey.FOLD_ALL, diff::toggleAll)
        .bind(ReviewKey.MESSAGE, this::focusCommit)
        .bind(ReviewKey.DRAFT, bar::draft);
  }

  /// What is selected: where the list of files has the focus, its file; else what the cursor of the
  /// diff stands on.
  Optional<Spot> spot() {
    return Focus.isIn(files) ? files.selected().map(Spot.WholeFile::new) : diff.spot();
  }

  /// Whether the focus is in the review.
  public boolean hasFocus() {
    return Focus.isIn(pane);
  }

  /// Opens the view in which conflicts with the base are resolved.
  public void resolve() {
    newest.get().ifPresent(it -> actions.resolve(it.id()));
  }

  /// What a key of the review would do with what is selected now; empty where it does nothing.
  public Optional<Runnable> meaning(ReviewKey key) {
    Optional<EditorPane> editor = pane.editors().editor();
    if (editor.isPresent()) {
      return editor.get().meaning(key); // it stands in the place of all else
    }
    return key == ReviewKey.CHOOSE
        ? files.selectedPath().map(_ -> files::chooseSelected)
        : keys.meaning(key);
  }

  /// Puts the caret into the commit message.
  public void focusCommit() {
    bar.focus();
  }

  /// Asks whether to land in the way that was chosen before, else in the one that the branches
  /// allow; where that is not possible, the reason is in view.
  public void askLand() {
    draw.run();
    bar.ask();
  }

  /// Asks whether to land; where that is not possible, the reason is in view.
  public void askLand(LandHow how) {
    draw.run();
    bar.ask(how);
  }

  /// Brings what its base has gained into the session's branch.
  public void update(UpdateHow how) {
    draw.run();
    bar.branch().update(how);
  }

  /// Takes the session's last landing back.
  public void undoLanding() {
    draw.run();
    bar.branch().undoLanding();
  }

  /// Pushes the session's branch.
  public void push() {
    draw.run();
    bar.branch().push();
  }

  /// Asks whether to take the chosen file's changes back.
  public void askDiscardFile() {
    draw.run();
    bar.question().ask(files.selectedPath().stream().toList());
  }

  /// Asks whether to take all uncommitted changes back.
  public void askDiscardAll() {
    draw.run();
    bar.question().ask(newest.get().isEmpty() ? List.of() : files.allUncommitted());
  }

  /// Brings back what the last discard took away.
  public void undoDiscard() {
    bar.question().undo();
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
    atHunk();
  }

  /// Goes to the previous hunk.
  public void previousHunk() {
    diff.previousHunk();
    atHunk();
  }

  /// The keys act on what the cursor was brought to, not on the whole file in the list.
  private void atHunk() {
    diff.spot()
        .ifPresent(spot -> {
          files.mark(spot.file().path());
          if (Focus.isIn(files)) {
            diff.requestFocus();
          }
        });
  }
}
