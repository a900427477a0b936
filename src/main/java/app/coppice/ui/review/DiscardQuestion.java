package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Asks before files go back to the last commit, and offers to bring them again. FX thread only.
final class DiscardQuestion extends Question {
  private final ReviewActions actions;
  private final Obstacles obstacles;
  private final ResultLine result;
  private final LandMenu.Work work;
  private final WhyNot whyNot;
  private Optional<SessionSnapshot> shown = Optional.empty();

  DiscardQuestion(
      ReviewActions actions, Obstacles obstacles, ResultLine result, LandMenu.Work work) {
    this.actions = actions;
    this.obstacles = obstacles;
    this.result = result;
    this.work = work;
    whyNot = new WhyNot(result);
  }

  /// Takes the question back where it can no longer be answered with yes.
  void show(SessionSnapshot newest) {
    if (shown.filter(it -> !it.id().equals(newest.id())).isPresent()) {
      hide();
      whyNot.forget();
    }
    shown = Optional.of(newest);
    String reason = obstacles.discard(newest);
    whyNot.follow(reason);
    if (isVisible() && !reason.isEmpty()) {
      hide();
      whyNot.say(reason, Messages.text("review.discard.withdrawn", reason));
    }
  }

  /// Says what would be taken back and waits for a second yes; where it is not possible, says why.
  void ask(List<String> paths) {
    if (shown.isEmpty() || work.isBusy()) {
      return;
    }
    SessionSnapshot now = shown.get();
    List<String> open = paths.stream().filter(now.changes().uncommitted()::contains).toList();
    String reason = obstacles.discard(now);
    if (open.isEmpty()) {
      result.remark(Messages.text("review.discard.none"));
      return;
    }
    if (!reason.isEmpty()) {
      whyNot.say(reason);
      return;
    }
    ask(
        open.size() == 1
            ? Messages.text("review.discard.ask.one", Escapes.visibleOnOneLine(open.getFirst()))
            : Messages.text("review.discard.ask", open.size()),
        Messages.text("review.discard.verb"),
        "danger",
        () -> run(actions.discard(now.id(), open)));
  }

  /// Shows what comes of a discard, with its undo.
  void run(CompletableFuture<ActionResult> discarding) {
    work.run(
        discarding,
        outcome -> result.show(outcome, Messages.text("review.discard.undo"), this::undo));
  }

  /// Takes back the last discard.
  void undo() {
    if (shown.isPresent() && !work.isBusy()) {
      work.run(actions.undoDiscard(shown.get().id()), result::show);
    }
  }
}
