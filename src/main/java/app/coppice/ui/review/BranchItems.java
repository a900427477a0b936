package app.coppice.ui.review;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.git.ReceivingHooks;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What can be done with a session's branch besides landing: take the base in, undo the landing,
/// push; and the two ways on from a conflict. FX thread only.
final class BranchItems {
  private final UpdateConfirmation confirmation = new UpdateConfirmation();
  private final ReviewActions actions;
  private final ResultLine result;
  private final LandMenu.Work work;
  private final Runnable land;
  private final UpstreamOffer upstream;
  private final MenuItem merge = item("review.update.merge", () -> update(UpdateHow.MERGE));
  private final MenuItem rebase = item("review.update.rebase", () -> update(UpdateHow.REBASE));
  private final MenuItem undo = item("review.undo-landing", this::undoLanding);
  private final MenuItem push = item("review.push", this::push);
  private @Nullable SessionSnapshot snapshot;

  /// Whether conflicts with the base were told last, and the base was seen to have what the branch
  /// lacks. They may be out of view since: the view in which they are resolved was asked for.
  private Disputed disputed = Disputed.NOT;

  private enum Disputed {
    NOT,
    SAID,
    SEEN
  }

  /// @param land asks whether to land
  BranchItems(ReviewActions actions, ResultLine result, LandMenu.Work work, Runnable land) {
    this.land = land;
    this.actions = actions;
    this.result = result;
    this.work = work;
    upstream =
        new UpstreamOffer(actions, result, work, this::offerWaysWith, this::push, this::isShown);
  }

  private static MenuItem item(String key, Runnable run) {
    MenuItem item = Verbatim.menuItem(Messages.text(key));
    item.setOnAction(_ -> run.run());
    return item;
  }

  UpdateConfirmation confirmation() {
    return confirmation;
  }

  List<MenuItem> items() {
    return List.of(new SeparatorMenuItem(), merge, rebase, undo, push);
  }

  /// Takes the newest snapshot; answers whether any of them makes sense.
  boolean show(SessionSnapshot newest) {
    boolean other = !isShown(newest);
    snapshot = newest;
    settle(newest, other);
    confirmation.follow(newest);
    boolean away = Obstacles.isAway(newest);
    merge.setDisable(away || !Obstacles.isMovedOn(newest));
    rebase.setDisable(merge.isDisable());
    undo.setDisable(away || newest.landed().isEmpty());
    push.setDisable(away);
    return !away;
  }

  /// A merge commit says something: its message is asked for.
  void update(UpdateHow how) {
    SessionSnapshot now = snapshot;
    boolean commits = now != null && how == UpdateHow.MERGE && now.changes().ahead() > 0;
    if (now == null || !commits || !Obstacles.isMovedOn(now)) {
      update(how, "");
    } else if (!work.isBusy()) {
      confirmation.show(now, message -> update(how, message));
    }
  }

  private void update(UpdateHow how, String message) {
    run(
        now -> {
          CompletableFuture<ActionResult> updating =
              actions.landings().update(now.id(), how, Resolution.NONE, message);
          whenDone(updating, () -> confirmation.sent(now.id()));
          return updating;
        },
        outcome -> {
          result.show(outcome);
          offerWays(outcome, true);
          SessionSnapshot now = snapshot;
          if (now != null && outcome instanceof ActionResult.Done && canLand(now)) {
            result.show(outcome, Messages.text("review.land"), land);
            result.add(Messages.text("review.can-land"));
          }
        });
  }

  /// Something else is begun: what was offered before is over.
  void begin() {
    disputed = Disputed.NOT;
  }

  /// Conflicts that are resolved, here or elsewhere, are no reason any more.
  private void settle(SessionSnapshot newest, boolean other) {
    if (other) {
      disputed = Disputed.NOT;
    } else if (disputed != Disputed.NOT && Obstacles.isMovedOn(newest)) {
      disputed = Disputed.SEEN;
    } else if (disputed == Disputed.SEEN && canLand(newest)) {
      disputed = Disputed.NOT;
      result.show(
          new ActionResult.Done(Messages.text("review.brought-in", newest.base(), newest.branch())),
          Messages.text("review.land"),
          land);
    }
  }

  private static boolean canLand(SessionSnapshot now) {
    return now.changes().ahead() > 0 && now.changes().uncommitted().isEmpty();
  }

  /// Also where another session is in view by then.
  static void whenDone(CompletableFuture<ActionResult> action, Runnable then) {
    FxThread.deliver(
        action,
        outcome -> {
          if (outcome instanceof ActionResult.Done) {
            then.run();
          }
        },
        _ -> {});
  }

  void undoLanding() {
    run(now -> actions.landings().undo(now.id()), result::show);
  }

  /// Pushes; where the receiving repository is one of this disk with hooks, once the person has
  /// seen which, and lets them run.
  void push() {
    SessionSnapshot now = snapshot;
    if (now != null && !work.isBusy()) {
      FxThread.deliver(
          actions.landings().receivingHooks(now.id()),
          hooks -> hooks.ifPresentOrElse(it -> ask(now, it), () -> push(now, "")),
          failure -> {
            if (isShown(now)) {
              result.show(new ActionResult.Refused(String.valueOf(failure.getMessage())));
            }
          });
    }
  }

  /// Whether the bar still is that session's.
  private boolean isShown(SessionSnapshot asked) {
    return snapshot != null && snapshot.id().equals(asked.id());
  }

  private void ask(SessionSnapshot now, ReceivingHooks hooks) {
    if (!isShown(now)) {
      return;
    }
    result.show(
        new ActionResult.Refused(
            Messages.text(
                "review.push.hooks",
                Escapes.visibleOnOneLine(hooks.repository().toString()),
                Escapes.visibleOnOneLine(String.join(", ", hooks.names())))));
    result.offer(
        Messages.text("review.push.run-hooks"),
        () -> push(now, hooks.fingerprint()),
        Messages.text("review.push.not"),
        () -> {});
    if (work.isFocusFree()) {
      result.other().requestFocus();
    }
  }

  /// @param agreed the fingerprint of the hooks that may run
  private void push(SessionSnapshot asked, String agreed) {
    if (isShown(asked)) {
      run(
          it ->
              actions
                  .landings()
                  .push(it.id(), agreed, step -> FxThread.run(() -> tellStep(asked, step))),
          outcome -> {
            result.show(outcome);
            upstream.afterPush(asked, outcome);
          });
    }
  }

  private void tellStep(SessionSnapshot asked, String step) {
    if (work.isBusy() && isShown(asked)) {
      result.remark(Messages.text("review.push.step", step));
    }
  }

  private void run(
      Function<SessionSnapshot, CompletableFuture<ActionResult>> action,
      Consumer<ActionResult> tell) {
    SessionSnapshot now = snapshot;
    if (now != null && !work.isBusy()) {
      work.run(action.apply(now), tell);
    }
  }

  /// After conflicts: the three-way view, or the agent.
  ///
  /// @param ofBase whether it is the base that the branch conflicts with
  void offerWays(ActionResult outcome, boolean ofBase) {
    SessionSnapshot now = snapshot;
    if (now != null && outcome instanceof ActionResult.Conflicts) {
      disputed = !ofBase ? Disputed.NOT : Obstacles.isMovedOn(now) ? Disputed.SEEN : Disputed.SAID;
      offerWays(
          now,
          () -> actions.resolve(now.id()),
          () -> askAgent(now, now.base(), actions.landings().conflicts(now.id())));
    }
  }

  /// After conflicts with what others pushed to the branch.
  private void offerWaysWith(SessionSnapshot now, String fetched) {
    disputed = Disputed.NOT;
    offerWays(
        now,
        () -> actions.resolveFetched(now.id(), fetched),
        () -> askAgent(now, fetched, actions.landings().conflictsWithFetched(now.id())));
  }

  private void offerWays(SessionSnapshot now, Runnable resolve, Runnable askAgent) {
    result.offer(
        Messages.text("review.conflicts.resolve"),
        resolve,
        Messages.text("review.conflicts.agent"),
        () -> {
          if (!actions.asksFirst(now.id(), askAgent)) {
            askAgent.run();
          }
        });
    if (work.isFocusFree()) {
      result.next().requestFocus();
    }
  }

  /// @param other what the branch conflicts with
  private void askAgent(SessionSnapshot now, String other, CompletableFuture<Dispute> conflicts) {
    FxThread.deliver(
        conflicts,
        dispute -> {
          if (dispute.isEmpty()) {
            result.remark(Messages.text("review.conflicts.none", other));
          } else {
            String prompt = ConflictPrompt.of(now.branch(), other, dispute.conflicts());
            boolean taken = actions.submit(now.id(), new SessionCommand.SendPrompt(prompt));
            result.remark(
                Messages.text(taken ? "review.conflicts.sent" : "review.conflicts.not-sent"));
          }
        },
        failure -> result.remark(String.valueOf(failure.getMessage())));
  }
}
