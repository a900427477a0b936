package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.function.Predicate;

/// The way on from a push that was rejected because others have pushed to the same branch: to fetch
/// that and bring it in, as the base comes in, and to push again. FX thread only.
final class UpstreamOffer {
  /// What is offered after conflicts.
  interface Ways {
    /// @param upstream what the branch conflicts with, as `origin/fix`
    void offer(SessionSnapshot now, String upstream);
  }

  private final ReviewActions actions;
  private final ResultLine result;
  private final LandMenu.Work work;
  private final Ways ways;
  private final Runnable push;
  private final Predicate<SessionSnapshot> inView;

  /// @param inView whether the session is still the one in view
  UpstreamOffer(
      ReviewActions actions,
      ResultLine result,
      LandMenu.Work work,
      Ways ways,
      Runnable push,
      Predicate<SessionSnapshot> inView) {
    this.actions = actions;
    this.result = result;
    this.work = work;
    this.ways = ways;
    this.push = push;
    this.inView = inView;
  }

  /// Offers it where the push came to that.
  void afterPush(SessionSnapshot now, ActionResult outcome) {
    if (!(outcome instanceof ActionResult.Refused)) {
      return;
    }
    String said = result.text();
    FxThread.deliver(
        actions.landings().upstreamAhead(now.id()),
        upstream -> {
          if (!upstream.isEmpty()
              && inView.test(now)
              && !work.isBusy()
              && result.text().equals(said)) {
            offer(now, upstream);
          }
        },
        _ -> {});
  }

  private void offer(SessionSnapshot now, String upstream) {
    result.offer(
        Messages.text("review.upstream.merge"),
        () -> update(now, upstream, UpdateHow.MERGE),
        Messages.text("review.upstream.rebase"),
        () -> update(now, upstream, UpdateHow.REBASE));
    if (work.isFocusFree()) {
      result.next().requestFocus();
    }
  }

  private void update(SessionSnapshot now, String upstream, UpdateHow how) {
    if (!inView.test(now) || work.isBusy()) {
      return;
    }
    work.run(
        actions
            .landings()
            .updateFromUpstream(now.id(), how, "", step -> FxThread.run(() -> tell(now, step))),
        outcome -> {
          result.show(outcome, Messages.text("review.push"), push);
          if (outcome instanceof ActionResult.Conflicts) {
            ways.offer(now, upstream);
          }
        });
  }

  private void tell(SessionSnapshot now, String step) {
    if (inView.test(now) && work.isBusy()) {
      result.remark(Messages.text("review.upstream.step", step));
    }
  }
}
