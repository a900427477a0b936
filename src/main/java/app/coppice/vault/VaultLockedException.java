package app.coppice.vault;

import java.io.IOException;

/// Something was asked of a vault that must be unlocked for it.
public final class VaultLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  VaultLockedException() {
    super("The vault is locked. Unlock it first.");
  }
}
