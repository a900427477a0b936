package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.StagedMark.Extent;
import app.coppice.ui.review.diff.Spot;
import app.coppice.ui.review.diff.SpotAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Stages, unstages or discards what the cursor stands on. FX thread only.
///
/// @param session the one that is drawn
/// @param comparison what the diff compares; empty where nothing of it can be staged
/// @param hunks how much of each is staged
record StagingAction(
    Verb verb,
    ReviewActions actions,
    Supplier<Optional<SessionSnapshot>> session,
    Supplier<Optional<Comparison>> comparison,
    StagedHunks hunks,
    CommitBar bar)
    implements SpotAction {

  /// What is done.
  enum Verb {
    STAGE(ReviewKey.STAGE),
    UNSTAGE(ReviewKey.UNSTAGE),
    DISCARD(ReviewKey.DISCARD);

    private final ReviewKey key;

    Verb(ReviewKey key) {
      this.key = key;
    }
  }

  @Override
  public PaneKey key() {
    return verb.key;
  }

  @Override
  public String title(Spot spot) {
    String what =
        switch (spot) {
          case Spot.WholeFile _ -> "file";
          case Spot.WholeHunk _ -> isWhole(spot) ? "file" : "hunk";
          case Spot.Lines lines -> lines.changed().size() == 1 ? "line" : "lines";
        };
    return Messages.text("review." + verb.name().toLowerCase(Locale.ROOT) + "." + what);
  }

  @Override
  public boolean isPossible(Spot spot) {
    Optional<SessionSnapshot> now = session.get();
    if (now.isEmpty() || Obstacles.isAway(now.get()) || comparison.get().isEmpty()) {
      return false;
    }
    Changes changes = now.get().changes();
    String path = spot.file().path();
    boolean inDoubt = hunks.isInDoubt(path);
    boolean some = isWhole(spot) || !spot.changed().isEmpty();
    return some
        && switch (verb) {
          case STAGE -> (changes.unstaged().contains(path) || inDoubt) && !isOnly(Extent.ALL, spot);
          case UNSTAGE ->
              (changes.staged().contains(path) || inDoubt) && !isOnly(Extent.NONE, spot);
          case DISCARD -> changes.uncommitted().contains(path);
        };
  }

  private boolean isOnly(Extent extent, Spot spot) {
    return !isWhole(spot) && hunks.of(spot).filter(extent::equals).isPresent();
  }

  /// A copy is a new file: what its hunks leave out came as well.
  static boolean isWhole(Spot spot) {
    return switch (spot) {
      case Spot.WholeFile _ -> true;
      case Spot.WholeHunk hunk -> hunk.file().change() == FileDiff.Change.COPIED;
      case Spot.Lines _ -> false;
    };
  }

  @Override
  public boolean onHeads() {
    return verb != Verb.DISCARD;
  }

  @Override
  public void run(Spot spot) {
    SessionId id = session.get().orElseThrow().id();
    Reviewing review = actions.review();
    List<String> file = List.of(spot.file().path());
    if (isWhole(spot)) {
      switch (verb) {
        case STAGE -> staging(id, spot, review.stage(id, file));
        case UNSTAGE -> staging(id, spot, review.unstage(id, file));
        case DISCARD -> bar.question().ask(file);
      }
      return;
    }
    LineChoice lines = LineChoice.of(spot.file(), spot.changed(), comparison.get().orElseThrow());
    switch (verb) {
      case STAGE -> staging(id, spot, review.stage(id, lines));
      case UNSTAGE -> staging(id, spot, review.unstage(id, lines));
      case DISCARD -> bar.question().run(review.discard(id, lines));
    }
  }

  private void staging(SessionId id, Spot spot, CompletableFuture<ActionResult> doing) {
    // The next key counts on what this one does.
    hunks.doubt(id, spot.file().path(), doing);
    bar.quietly(doing);
  }
}
