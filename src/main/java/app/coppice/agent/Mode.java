package app.coppice.agent;

/// How much an agent may do without asking.
public enum Mode {
  /// Reads only; edits and commands are refused.
  PLAN,
  /// Edits and commands ask the person. The default.
  ASK,
  /// Edits are allowed, commands ask.
  ACCEPT_EDITS,
  /// Everything is allowed; commands still ask while no sandbox confines them.
  AUTO
}
