package app.coppice.ui.review;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import org.jspecify.annotations.Nullable;

/// Tells when what came of an action is no longer so, because something else has landed the session
/// since, taken that back, or committed to its branch. An action itself changes at most once what
/// has landed, and how far ahead the branch is; snapshots may tell it before or after its end. FX
/// thread only.
final class Overtaken {
  private @Nullable SessionId session;
  private String landed = "";
  private int ahead;
  private int landings;
  private int moves;

  /// Takes how the session stands before an action.
  void begin(SessionSnapshot now) {
    session = now.id();
    landings = 0;
    moves = 0;
    take(now);
  }

  /// Whether more has changed by now than the action did; of another session nothing is told.
  boolean follow(SessionSnapshot newest) {
    if (!newest.id().equals(session)) {
      return false;
    }
    landings += newest.landed().equals(landed) ? 0 : 1;
    moves += newest.changes().ahead() == ahead ? 0 : 1;
    take(newest);
    return landings > 1 || moves > 1;
  }

  private void take(SessionSnapshot now) {
    landed = now.landed();
    ahead = now.changes().ahead();
  }
}
