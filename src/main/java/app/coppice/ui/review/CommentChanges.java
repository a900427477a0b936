package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.CommentChange;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.concurrent.CompletableFuture;

/// Changes comments that are kept, and says what could not be. FX thread only.
record CommentChanges(ReviewActions actions, ResultLine result) {
  /// Keeps another text of the card's comment.
  void edit(SessionId session, ReviewComment comment, CommentCard card, String text) {
    told(
        actions.review().change(session, new CommentChange.Edit(comment.id(), text)),
        () -> {
          // Where another session is in view by now, nobody else tells that it is done.
          actions.beginnings().drop(session, Begun.Change.name(comment.id()));
          card.written();
        });
  }

  /// Deletes a comment, and offers to bring it back.
  void delete(SessionId session, ReviewComment comment) {
    told(
        actions.review().change(session, new CommentChange.Delete(comment.id())),
        () ->
            result.show(
                new ActionResult.Done(Messages.text("review.comment.deleted")),
                Messages.text("review.discard.undo"),
                () ->
                    told(
                        actions.review().change(session, new CommentChange.BringBack(comment)),
                        () -> {})));
  }

  /// Resolves an open comment, opens a resolved one.
  void resolve(SessionId session, ReviewComment comment) {
    CommentChange change =
        comment.resolved()
            ? new CommentChange.Reopen(comment.id())
            : new CommentChange.Resolve(comment.id());
    told(actions.review().change(session, change), () -> {});
  }

  /// Does what follows when a change is made, else says why it is not.
  void told(CompletableFuture<ActionResult> change, Runnable done) {
    FxThread.deliver(
        change,
        outcome -> {
          if (outcome instanceof ActionResult.Done) {
            done.run();
          } else {
            result.show(outcome);
          }
        },
        failure ->
            result.show(
                new ActionResult.Refused(Messages.text("review.failed", String.valueOf(failure)))));
  }
}
