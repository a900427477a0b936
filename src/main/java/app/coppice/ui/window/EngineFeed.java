package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FramePump;
import java.util.LinkedHashSet;
import java.util.Set;

/// Brings what the engine announces on any thread to the roster, once a pulse, newest state only.
final class EngineFeed implements Engine.Listener, AutoCloseable {
  /// What draws it. Called on the FX thread.
  interface View {
    /// @param rows whether rows of the sidebar came, went or moved
    void changed(Set<SessionId> sessions, boolean rows);
  }

  private final Engine engine;
  private final FramePump pump;
  private final Roster roster;
  private final View view;
  private final Runnable drain = this::drain;
  private final Set<SessionId> dirty = new LinkedHashSet<>();
  private final Engine.Subscription subscription;
  private boolean structure;

  EngineFeed(Engine engine, FramePump pump, Roster roster, View view) {
    this.engine = engine;
    this.pump = pump;
    this.roster = roster;
    this.view = view;
    this.subscription = engine.subscribe(this);
    roster.replace(engine);
  }

  @Override
  public void sessionChanged(SessionId id) {
    synchronized (dirty) {
      dirty.add(id);
    }
    pump.mark(drain);
  }

  @Override
  public void structureChanged() {
    synchronized (dirty) {
      structure = true;
    }
    pump.mark(drain);
  }

  private void drain() {
    Set<SessionId> due;
    boolean rows;
    synchronized (dirty) {
      due = new LinkedHashSet<>(dirty);
      dirty.clear();
      rows = structure;
      structure = false;
    }
    if (rows) {
      roster.replace(engine);
    }
    for (SessionId id : due) {
      rows |= engine.session(id).map(roster::put).orElseGet(() -> roster.remove(id));
    }
    view.changed(due, rows);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
