package app.coppice.agent;

/// What holds child processes back.
public enum Confinement {
  /// Nothing but the person's permission.
  NONE,
  /// A sandbox of the operating system.
  SANDBOXED
}
