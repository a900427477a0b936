package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a review pane asks of the window. Called on the FX thread; nothing here may block, and the
/// futures may complete on any thread.
public interface ReviewActions {
  /// Answers false where the session takes nothing any more.
  boolean submit(SessionId session, SessionCommand command);

  /// Commits `paths`, all changes when empty.
  CompletableFuture<ActionResult> commit(SessionId session, List<String> paths, String message);

  /// Brings the session's branch into its base.
  CompletableFuture<ActionResult> land(SessionId session, LandHow how);
}
