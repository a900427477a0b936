package app.coppice.vault;

/// Whether there is a vault, and whether it is open.
public enum VaultState {
  MISSING,
  LOCKED,
  UNLOCKED
}
