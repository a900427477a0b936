package app.coppice.session;

import app.coppice.agent.Cancellation;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.text.Redactor;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the sessions of one engine have done for them.
record ManagedWork(
    SessionActions actions,
    WorktreeBinding binding,
    Rewinds rewinds,
    ChangeTracker changes,
    SessionTurns turns,
    Listeners listeners,
    Redactor redactor,
    Map<SessionId, Session> sessions,
    AtomicBoolean resting,
    FirstOfAll firstOfAll)
    implements SessionWork {

  /// What has to stand before anything of a turn runs. Blocking.
  interface FirstOfAll {
    void stands(SessionSnapshot session) throws InterruptedException;
  }

  @Override
  public boolean startsTurns() {
    return !resting.get();
  }

  @Override
  public StopReason runTurn(
      SessionSnapshot session, TurnListener listener, Cancellation cancellation)
      throws InterruptedException {
    Session own = sessions.get(session.id());
    if (own == null || !binding.isSound(own, listener)) {
      return StopReason.FAILED;
    }
    rewinds.keep(own, session);
    firstOfAll.stands(session);
    try {
      return turns.run(session, listener, cancellation);
    } finally {
      changes.refresh(session.id());
    }
  }

  @Override
  public void prepare(SessionSnapshot session) {
    Session own = sessions.get(session.id());
    if (own != null) {
      Thread.ofVirtual().name("prepare-" + session.id()).start(() -> actions.prepare(own));
    }
  }

  @Override
  public void refreshChanges(SessionSnapshot session) {
    Session own = sessions.get(session.id());
    if (own != null && session.state() == SessionState.ARCHIVED) {
      Thread.ofVirtual().name("shelved-" + session.id()).start(() -> actions.showShelved(own));
    } else {
      changes.refresh(session.id());
    }
  }

  @Override
  public void published(SessionSnapshot before, SessionSnapshot now) {
    if (before.mode() != now.mode()) {
      turns.modeChanged(now.id(), now.mode());
    }
    listeners.sessionChanged(now.id());
  }
}
