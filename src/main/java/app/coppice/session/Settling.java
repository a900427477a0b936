package app.coppice.session;

import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What comes after the opening of a session: actions that were cut off are brought to an end, its
/// worktree is found again. Blocking; thread-safe.
///
/// @param sessions those that are open
record Settling(
    SessionActions actions,
    WorktreeBinding binding,
    Aftermath aftermath,
    DraftHandOver drafts,
    SessionShelf shelf,
    Listeners listeners,
    Map<SessionId, Session> sessions,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  /// No action begins meanwhile.
  void settle(Session opened, List<ActionAsked> underWay, CompletableFuture<Void> draft) {
    drafts.finish(opened.snapshot().id(), draft);
    try {
      var _ =
          opened.alone(session -> {
            Optional<ActionAsked> forget =
                underWay.stream().filter(asked -> asked.action() == Action.FORGET).findFirst();
            if (session.fold().deleted() && forget.isPresent()) {
              forgetAgain(session, forget.get());
              return session;
            }
            aftermath.settle(session, underWay);
            if (!session.fold().deleted()) {
              binding.attach(session);
            }
            return session;
          });
    } catch (IOException e) {
      LOG.warn("Session {} cannot be settled", opened.snapshot().id(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What fails again is over: it stays in the trash, and no later start deletes it unasked.
  private void forgetAgain(Session session, ActionAsked asked) {
    try {
      forget(session, actions::forget);
      listeners.structureChanged();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Session {} cannot be deleted for good", session.snapshot().id(), e);
      session.happened(
          new SessionEvent.ActionEnded(
              clock.instant(), asked.id(), asked.action(), "It failed: " + Background.reason(e)));
    }
  }

  /// What goes before a session's journal does.
  interface Forgetting {
    void forget(Session session) throws IOException;
  }

  /// Takes a session away for good, its journal last. Blocking.
  void forget(Session session, Forgetting first) throws IOException {
    SessionId id = session.snapshot().id();
    first.forget(session);
    session.close();
    shelf.remove(id);
    sessions.remove(id);
  }
}
