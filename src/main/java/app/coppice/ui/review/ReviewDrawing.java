package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.review.diff.DiffPane;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Brings all parts of a review to what a snapshot says. FX thread only.
final class ReviewDrawing {
  /// What takes less than this, in nanoseconds, leaves time for another part in the same pulse.
  private static final long SHORT = 2_000_000;

  private final Node whole;
  private final ReviewTop top;
  private final FileList files;
  private final DiffPane diff;
  private final ReviewStates states;
  private final ReviewVerbs verbs;
  private final CommitBar commitBar;
  private final BooleanProperty canAct;
  private final ReviewSights sights;
  private final Deque<Runnable> parts = new ArrayDeque<>();
  private @Nullable SessionSnapshot newest;
  private boolean stale;
  private @Nullable SessionSnapshot drawn;
  private Comparison drawnComparison = Comparison.WHOLE;

  /// @param whole the review; while it has the focus itself, that waits for something to be there
  /// @param canAct whether there is anything to commit or land
  ReviewDrawing(
      Node whole,
      ReviewTop top,
      FileList files,
      DiffPane diff,
      ReviewStates states,
      ReviewVerbs verbs,
      CommitBar commitBar,
      BooleanProperty canAct) {
    this.whole = whole;
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

  /// The newest state of the session in view, drawn or not; empty before the first.
  Optional<SessionSnapshot> newest() {
    return Optional.ofNullable(newest);
  }

  /// Takes what is to be drawn.
  void show(SessionSnapshot now) {
    newest = now;
    stale = true;
  }

  /// Something else is to be shown of the same session.
  void again() {
    stale = true;
  }

  /// Whether anything is still to be drawn. A review outside a window waits until it is back.
  boolean isDue() {
    return !parts.isEmpty() || (stale && newest != null && whole.getScene() != null);
  }

  /// Draws all that is due at once.
  void draw() {
    finish();
    drawNext();
    finish();
  }

  /// Draws the next part, and more while that takes no time: a review of a thousand files is too
  /// much for one pulse, so the list of files and the differences are each styled and laid out in
  /// the pulse that drew them.
  void drawSome() {
    long end = System.nanoTime() + SHORT;
    do {
      drawNext();
    } while (isDue() && System.nanoTime() < end);
  }

  private void finish() {
    while (!parts.isEmpty()) {
      drawNext();
    }
  }

  private void drawNext() {
    SessionSnapshot now = newest;
    if (parts.isEmpty() && isDue() && now != null) {
      stale = false;
      boolean waiting = whole.isFocused();
      parts.add(() -> drawHead(now));
      parts.add(() -> drawDifferences(now, waiting));
    }
    Runnable next = parts.poll();
    if (next != null) {
      next.run();
    }
  }

  /// The files come with the head where they are others altogether: nobody selects one of another
  /// session, or of what was compared before.
  private void drawHead(SessionSnapshot now) {
    boolean other = drawn == null || !drawn.id().equals(now.id());
    drawn = now;
    FilesInReview shown = top.files();
    shown.show(now);
    boolean otherwise = !shown.comparison().equals(drawnComparison);
    drawnComparison = shown.comparison();
    if (other) {
      sights.turn(now.id());
    } else if (otherwise) {
      sights.forget();
    }
    top.draw();
    if (other || otherwise) {
      drawFiles(now);
    } else {
      parts.addFirst(() -> drawFiles(now));
    }
  }

  private void drawFiles(SessionSnapshot now) {
    Changes changes = now.changes();
    files.show(changes, top.files().shown(), top.files().viewed());
    verbs.show(now);
    boolean away = now.state() == SessionState.ARCHIVED;
    canAct.set(!changes.files().isEmpty() || changes.ahead() > 0 || away);
    commitBar.show(now);
  }

  private void drawDifferences(SessionSnapshot now, boolean waiting) {
    FilesInReview shown = top.files();
    diff.viewed(shown.viewed());
    diff.layout(shown.look().layout());
    diff.show(shown.shown());
    if (!shown.isWaiting()) {
      sights.arrived();
    }
    states.show(now, shown, waiting);
    verbs.bringBack();
  }
}
