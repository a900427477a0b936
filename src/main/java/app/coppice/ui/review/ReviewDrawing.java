package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.review.diff.DiffPane;
import java.util.Collection;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/// Brings all parts of a review to what a snapshot says. FX thread only.
final class ReviewDrawing {
  private final ReviewTop top;
  private final FileList files;
  private final DiffPane diff;
  private final ReviewStates states;
  private final ReviewVerbs verbs;
  private final CommitBar commitBar;
  private final BooleanProperty canAct;
  private final ReviewSights sights;
  private @Nullable SessionSnapshot drawn;
  private Comparison drawnComparison = Comparison.WHOLE;

  /// @param canAct whether there is anything to commit or land
  ReviewDrawing(
      ReviewTop top,
      FileList files,
      DiffPane diff,
      ReviewStates states,
      ReviewVerbs verbs,
      CommitBar commitBar,
      BooleanProperty canAct) {
    this.top = top;
    this.files = files;
    this.diff = diff;
    this.states = states;
    this.verbs = verbs;
    this.commitBar = commitBar;
    this.canAct = canAct;
    sights = new ReviewSights(diff, files);
  }

  /// The session as it is drawn; empty before the first.
  Optional<SessionSnapshot> session() {
    return Optional.ofNullable(drawn);
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    top.files().keepOnly(there);
    sights.keepOnly(there);
    verbs.keepOnly(there);
    commitBar.keepOnly(there);
  }

  /// @param waiting whether the focus waits in the review for something to be there
  void draw(SessionSnapshot now, boolean waiting) {
    boolean other = drawn == null || !drawn.id().equals(now.id());
    drawn = now;
    Changes changes = now.changes();
    FilesInReview shown = top.files();
    shown.show(now);
    if (other) {
      sights.turn(now.id());
    } else if (!shown.comparison().equals(drawnComparison)) {
      sights.forget();
    }
    drawnComparison = shown.comparison();
    top.draw();
    files.show(changes, shown.shown(), shown.viewed());
    verbs.show(now);
    diff.viewed(shown.viewed());
    diff.layout(shown.look().layout());
    diff.show(shown.shown());
    if (!shown.isWaiting()) {
      sights.arrived();
    }
    states.show(now, shown, waiting);
    boolean away = now.state() == SessionState.ARCHIVED;
    canAct.set(!changes.files().isEmpty() || changes.ahead() > 0 || away);
    commitBar.show(now);
    verbs.bringBack();
  }
}
