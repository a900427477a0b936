package app.coppice.agent;

/// Where a turn reports to. All calls come from the turn's threads and may block: that is the
/// back-pressure.
public interface TurnListener {
  /// Takes an event that changes nothing outside.
  void post(TurnEvent event);

  /// Takes an event that announces a side effect; returns when its record is on disk.
  void announce(TurnEvent event);

  /// Asks the person; returns with the answer. A cancelled turn answers with `Deny`.
  PermissionDecision ask(PermissionRequest request) throws InterruptedException;
}
