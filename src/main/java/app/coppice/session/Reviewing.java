package app.coppice.session;

import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice;
import app.coppice.session.CommitRequest.Extent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What a review does to a session beyond looking at it. Thread-safe; nothing blocks, results come
/// by the futures, and what changed comes with the next snapshot.
public interface Reviewing {
  /// What comes of a commit that somebody stopped before it was made: nothing went wrong.
  ActionResult COMMIT_STOPPED =
      new ActionResult.Refused(
          "The commit was stopped: branch and index are what they were before.");

  /// Makes the index hold these files as they are; of a renamed one the new name is enough.
  CompletableFuture<ActionResult> stage(SessionId id, List<String> paths);

  /// Makes the index hold of these files what HEAD has.
  CompletableFuture<ActionResult> unstage(SessionId id, List<String> paths);

  /// Makes the index hold these lines, too.
  CompletableFuture<ActionResult> stage(SessionId id, LineChoice lines);

  /// Takes these lines out of the index.
  CompletableFuture<ActionResult> unstage(SessionId id, LineChoice lines);

  /// Takes uncommitted lines back to HEAD; {@link Engine#undoDiscard} brings them again.
  CompletableFuture<ActionResult> discard(SessionId id, LineChoice lines);

  /// Commits with the person's hooks and signing. Where it fails, all is as it was.
  ///
  /// @param heard gets what git and the hooks say while they run, in pieces, without secrets, on
  ///   any thread
  CompletableFuture<ActionResult> commit(
      SessionId id, CommitRequest request, Consumer<String> heard);

  /// Sessions in which a commit runs in this process, or waits for its turn, whoever asked for it.
  default Set<SessionId> committing() {
    return Set.of();
  }

  /// Stops the commits of a session with their hooks, politely first; done when they have ended.
  /// One that was made already stays, and the answer says so.
  default CompletableFuture<ActionResult> stopCommit(SessionId id) {
    return CompletableFuture.completedFuture(
        new ActionResult.Refused("No commit runs in this session."));
  }

  CompletableFuture<Amendable> lastCommit(SessionId id);

  /// Asks the session's model for a message for what would be committed. Cancelling the future ends
  /// the request.
  CompletableFuture<MessageDraft> draftMessage(SessionId id, Extent extent, List<String> paths);

  /// Writes a comment on a line.
  ///
  /// @param where one line, with what it says
  CompletableFuture<ActionResult> comment(SessionId id, LineChoice where, String text);

  /// Where a comment that is being written stands by now; fails where the files cannot be read.
  CompletableFuture<CommentPlace> place(SessionId id, LineAnchor begun);

  /// Does something to a comment that is there.
  CompletableFuture<ActionResult> change(SessionId id, CommentChange change);

  /// Reads a text of the worktree to edit it.
  CompletableFuture<FileText> open(SessionId id, String path);

  /// Writes an edited text back unless the file has changed since it was read.
  CompletableFuture<FileText.Save> save(SessionId id, FileText.Opened opened, String text);
}
