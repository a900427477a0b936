package app.coppice.ui.review;

import app.coppice.session.SessionId;
import app.coppice.ui.review.diff.DiffPane;
import app.coppice.ui.review.diff.Sight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How each session's review was looked at when another came into view: folds, what was in view,
/// cursor, selected and unticked files. It is looked at so again for as long as the window lives.
/// FX thread only.
final class ReviewSights {
  private final DiffPane diff;
  private final FileList files;
  private final Map<SessionId, Both> earlier = new HashMap<>();

  /// Of the session in view, until its files are there.
  private @Nullable Both pending;

  private @Nullable SessionId session;

  private record Both(Sight diff, FileList.Sight files) {}

  ReviewSights(DiffPane diff, FileList files) {
    this.diff = diff;
    this.files = files;
  }

  /// Another session comes into view: remembers the one before, and begins with nothing shown.
  void turn(SessionId next) {
    if (session != null) {
      // One whose files never came is still looked at as before.
      earlier.put(session, pending == null ? new Both(diff.sight(), files.sight()) : pending);
    }
    session = next;
    pending = earlier.remove(next);
    diff.reset();
    files.reset();
    if (pending != null) {
      files.takeUp(pending.files());
    }
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    earlier.keySet().retainAll(there);
  }

  /// The files of the session in view are shown now.
  void arrived() {
    if (pending != null) {
      Both again = pending;
      pending = null;
      files.look(again.files());
      diff.look(again.diff());
    }
  }

  /// What was looked at is no more: something else is compared.
  void forget() {
    pending = null;
    diff.reset();
  }
}
