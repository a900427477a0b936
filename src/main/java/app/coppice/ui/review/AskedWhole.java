package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.session.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Large files that the person asked for and that are being compared. FX thread only.
final class AskedWhole {
  private final Map<Asked, CompletableFuture<FileDiff>> waiting = new HashMap<>();

  private record Asked(SessionId session, String path) {}

  void add(SessionId session, String path, CompletableFuture<FileDiff> work) {
    waiting.values().removeIf(CompletableFuture::isDone);
    waiting.put(new Asked(session, path), work);
  }

  boolean holds(SessionId session, String path) {
    CompletableFuture<FileDiff> work = waiting.get(new Asked(session, path));
    return work != null && !work.isDone();
  }

  /// Nobody waits for it any more: its work ends soon.
  void cancel(SessionId session, String path) {
    CompletableFuture<FileDiff> work = waiting.remove(new Asked(session, path));
    if (work != null) {
      work.cancel(true);
    }
  }
}
