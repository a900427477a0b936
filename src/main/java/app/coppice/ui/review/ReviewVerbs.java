package app.coppice.ui.review;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice;
import app.coppice.git.Point;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.diff.Spot;
import java.util.Collection;
import java.util.Optional;

/// Hangs what can be done with files, hunks and lines into the review. FX thread only.
final class ReviewVerbs {
  private final ReviewPane pane;
  private final ReviewActions actions;
  private final CommentDesk comments;
  private final EditorDesk editors;
  private final CommitBar bar;
  private final StagedHunks staged;

  ReviewVerbs(ReviewPane pane, ReviewActions actions, CommitBar bar) {
    this.pane = pane;
    this.actions = actions;
    this.bar = bar;
    comments = new CommentDesk(pane, actions, bar);
    editors = new EditorDesk(actions, pane::edit, bar.result()::remark);
    staged = new StagedHunks(actions, this::choosable, pane.diff()::marksChanged, pane::indexMoved);
    pane.diff().hunkWords(staged::words);
    for (StagingAction.Verb verb : StagingAction.Verb.values()) {
      pane.addSpotAction(
          new StagingAction(verb, actions, pane::session, this::choosable, staged, bar));
    }
    pane.addSpotAction(
        new FileAction(
            ReviewKey.COMMENT,
            Messages.text("review.comment.write"),
            spot -> commented(spot).isPresent() && isThere(),
            spot -> commented(spot).ifPresent(line -> comment(spot, line))));
    pane.addSpotAction(
        new FileAction(
            ReviewKey.EDIT,
            Messages.text("review.edit"),
            spot -> isThere() && spot.file().change() != FileDiff.Change.DELETED,
            this::edit));
    pane.addSpotAction(
        new FileAction(
            ReviewKey.OPEN_EXTERNALLY,
            Messages.text("review.open-externally"),
            _ -> isThere(),
            this::openExternally));
    pane.lineNotes(comments.notes());
    pane.head().trail(comments.sendButton());
    pane.below(comments.strays());
  }

  void bind(ReviewKeys keys) {
    keys.bind(ReviewKey.NEXT_COMMENT, () -> comments.step(1))
        .bind(ReviewKey.PREVIOUS_COMMENT, () -> comments.step(-1))
        .bind(ReviewKey.SEND_COMMENTS, comments::sendChosen)
        .otherwise(
            ReviewKey.COMMENT,
            () ->
                bar.result()
                    .remark(
                        Messages.text(
                            isThere() ? "review.comment.no-line" : "review.comment.no-worktree")));
  }

  /// The comparison whose lines can be staged; empty for one of states that are past.
  private Optional<LineChoice.Comparison> choosable() {
    Comparison compared = pane.comparison();
    return switch (compared.from()) {
      case Point.Base _ -> files(LineChoice.Comparison.BASE);
      case Point.Head _ ->
          compared.to() instanceof Point.Index
              ? Optional.of(LineChoice.Comparison.STAGED)
              : files(LineChoice.Comparison.UNCOMMITTED);
      case Point.Index _ -> files(LineChoice.Comparison.UNSTAGED);
      case Point.Named _, Point.Files _ -> Optional.empty();
    };
  }

  private Optional<LineChoice.Comparison> files(LineChoice.Comparison choice) {
    return pane.comparison().to() instanceof Point.Files ? Optional.of(choice) : Optional.empty();
  }

  private boolean isThere() {
    return pane.session().filter(it -> !Obstacles.isAway(it)).isPresent();
  }

  private void edit(Spot spot) {
    pane.session().ifPresent(it -> editors.edit(it.id(), spot.file().path(), spot.newLine()));
  }

  private void openExternally(Spot spot) {
    pane.session()
        .ifPresent(it ->
            bar.result()
                .showProblem(
                    actions.openExternally(it.id(), spot.file().path(), spot.newLine(), 1)));
  }

  /// A comment on several lines stands below the last of them, one on a file or a hunk below the
  /// first that changed.
  private Optional<DiffLine> commented(Spot spot) {
    return switch (spot) {
      case Spot.WholeFile _, Spot.WholeHunk _ ->
          spot.changed().stream().filter(comments.notes()::fits).findFirst();
      case Spot.Lines lines -> Optional.of(lines.lines().getLast()).filter(comments.notes()::fits);
    };
  }

  private void comment(Spot spot, DiffLine line) {
    if (!(spot instanceof Spot.Lines)) {
      // Its line may be folded away or out of view, and so would what is typed be.
      pane.diff().stand(spot.file().path(), line);
    }
    comments.write(spot.file(), line);
  }

  EditorDesk editors() {
    return editors;
  }

  CommentDesk comments() {
    return comments;
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    editors.keepOnly(there);
  }

  void keepBegun() {
    editors.keepBegun();
    comments.keepBegun();
    bar.keepBegun();
  }

  /// Brings back what was begun in a session that has come into view, and says so: after everybody
  /// has shown the session, since what was said in the one before goes then.
  void bringBack() {
    comments.bringBack();
  }

  void show(SessionSnapshot newest) {
    staged.show(newest);
    comments.show(newest);
    editors.show(newest);
  }
}
