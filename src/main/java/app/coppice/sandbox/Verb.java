package app.coppice.sandbox;

/// What a capability lets its holder do with files.
public enum Verb {
  READ,
  WRITE
}
