package app.coppice.session;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.git.ReceivingHooks;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What goes beyond one landing, of the sessions of this process. Thread-safe; each work runs on a
/// virtual thread of its own.
final class LandingDesk implements Landings {
  private final ReviewDesk.Desk desk;
  private final LandingPlans plans;
  private final SessionActions actions;
  private final SessionGit git;
  private final Clock clock;

  LandingDesk(
      ReviewDesk.Desk desk,
      LandingPlans plans,
      SessionActions actions,
      SessionGit git,
      Clock clock) {
    this.desk = desk;
    this.plans = plans;
    this.actions = actions;
    this.git = git;
    this.clock = clock;
  }

  @Override
  public Optional<LandingPlan> plan(Path repository) {
    return plans.plan(repository);
  }

  @Override
  public CompletableFuture<LandingPlan> replan(Path repository) {
    return plans.replan(repository);
  }

  @Override
  public CompletableFuture<String> undoable(SessionId id) {
    return desk.with(id, session -> git.landing().undoable(session.snapshot()), "");
  }

  @Override
  public CompletableFuture<ActionResult> undo(SessionId id) {
    return desk.act(
        id,
        session -> {
          String base = git.landing().undoable(session.snapshot());
          return actions.moving(
              session,
              Action.UNDO_LAND,
              base.isEmpty() ? session.snapshot().base() : base,
              it -> undone(it, git.landing().undo(it.snapshot())));
        });
  }

  /// A landing before it may stand, to be undone next.
  private ActionResult undone(Session session, ActionResult result) throws IOException {
    if (result instanceof ActionResult.Done) {
      String earlier = git.landing().undoable(session.snapshot());
      session.happened(SessionEvent.Landed.in(clock.instant(), earlier));
    }
    return result;
  }

  @Override
  public CompletableFuture<ActionResult> update(
      SessionId id, UpdateHow how, Resolution resolved, String message) {
    return moving(
        id, it -> git.landing().update(it.snapshot(), UpdateFrom.BASE, how, resolved, message));
  }

  private CompletableFuture<ActionResult> moving(
      SessionId id, SessionManager.Work<ActionResult> work) {
    return desk.act(
        id, session -> actions.moving(session, Action.UPDATE, session.snapshot().branch(), work));
  }

  @Override
  public CompletableFuture<ActionResult> updateFromFetched(SessionId id, Resolution resolved) {
    return moving(
        id,
        it ->
            git.landing()
                .update(it.snapshot(), UpdateFrom.UPSTREAM, UpdateHow.MERGE, resolved, ""));
  }

  @Override
  public CompletableFuture<ActionResult> updateFromUpstream(
      SessionId id, UpdateHow how, String message, Consumer<String> progress) {
    return moving(
        id, it -> git.landing().updateFromUpstream(it.snapshot(), how, message, progress));
  }

  @Override
  public CompletableFuture<String> upstreamAhead(SessionId id) {
    return desk.with(id, session -> git.landing().upstreamAhead(session.snapshot()), "");
  }

  @Override
  public CompletableFuture<Dispute> conflictsWithFetched(SessionId id) {
    return desk.with(
        id,
        session -> git.landing().conflicts(session.snapshot(), UpdateFrom.UPSTREAM),
        Dispute.NONE);
  }

  @Override
  public CompletableFuture<Optional<ReceivingHooks>> receivingHooks(SessionId id) {
    return desk.with(
        id, session -> git.landing().receivingHooks(session.snapshot()), Optional.empty());
  }

  @Override
  public CompletableFuture<ActionResult> push(
      SessionId id, String agreed, Consumer<String> progress) {
    return desk.act(
        id,
        session ->
            actions.recorded(
                session,
                Action.PUSH,
                session.snapshot().branch(),
                it -> git.landing().push(it.snapshot(), agreed, progress)));
  }

  @Override
  public CompletableFuture<LandPreview> preview(SessionId id, LandHow how, String into) {
    return desk.with(
        id, session -> git.landing().preview(session.snapshot(), how, into), LandPreview.NONE);
  }

  @Override
  public CompletableFuture<Dispute> conflicts(SessionId id) {
    return desk.with(
        id, session -> git.landing().conflicts(session.snapshot(), UpdateFrom.BASE), Dispute.NONE);
  }
}
