package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;

/// Asks for the passphrase before a model is asked whose key lies in a locked vault. FX thread
/// only.
record VaultQuestion(Engine engine, VaultAccess vault, OverlayLayer overlays) {
  boolean isLocked() {
    return vault.state() instanceof VaultAccess.State.Locked;
  }

  /// Asks where the session's model needs a key; a rehearsal needs none.
  ///
  /// @param then runs once the vault is open; never when the person gives up
  /// @return false where nothing has to be asked
  boolean asksFirst(SessionId session, Runnable then) {
    boolean asks = isLocked() && engine.session(session).filter(it -> !it.recorded()).isPresent();
    if (asks) {
      VaultSheet.toSend(overlays, vault, then).open();
    }
    return asks;
  }

  /// Runs `then` at once, or once the vault is open.
  void before(SessionId session, Runnable then) {
    if (!asksFirst(session, then)) {
      then.run();
    }
  }
}
