package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.Beginnings;
import app.coppice.session.Comparer;
import app.coppice.session.LandRequest;
import app.coppice.session.Landings;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a review pane asks of the window. Called on the FX thread; nothing here may block, and the
/// futures may complete on any thread.
public interface ReviewActions {
  /// Answers false where the session takes nothing any more.
  boolean submit(SessionId session, SessionCommand command);

  /// Commits, staging, comments, drafted messages and edits.
  Reviewing review();

  /// Asks for the passphrase first, where the key for the session's model lies in a locked vault.
  ///
  /// @param then runs once the vault is open; never when the person gives up
  /// @return false where nothing has to be asked
  default boolean asksFirst(SessionId session, Runnable then) {
    return false;
  }

  /// What is begun in the review and not brought to its end.
  default Beginnings beginnings() {
    return Beginnings.NONE;
  }

  /// Puts a text below what the session's composer holds, and the caret there: the person reads it
  /// before it is sent.
  void compose(SessionId session, String text);

  /// Opens a file of the session's worktree in the person's own editor.
  ///
  /// @param line from 1
  /// @param column from 1
  /// @return what came of it; that it was opened is said already
  CompletableFuture<ActionResult> openExternally(
      SessionId session, String path, int line, int column);

  /// Brings the session's branch into another.
  CompletableFuture<ActionResult> land(SessionId session, LandRequest request);

  /// What goes beyond one landing.
  default Landings landings() {
    return Landings.NONE;
  }

  /// Opens the view in which conflicts with the base are resolved.
  default void resolve(SessionId session) {}

  /// The same with what was fetched of the branch that the session's is pushed to.
  ///
  /// @param upstream its name, as `origin/fix`
  default void resolveFetched(SessionId session, String upstream) {}

  /// Takes uncommitted changes of `paths` back.
  CompletableFuture<ActionResult> discard(SessionId session, List<String> paths);

  /// Brings back what the last discard took away.
  CompletableFuture<ActionResult> undoDiscard(SessionId session);

  /// Local branches of a session's repository.
  CompletableFuture<List<String>> branches(SessionId session);

  /// Compares other states of a session's files than its snapshot does.
  default Comparer comparer() {
    return Comparer.NONE;
  }

  /// Puts a session away; the window says what came of it.
  void archive(SessionId session);

  /// The key of an action of the window, as the platform writes it; empty without one.
  String keyText(String action);
}
