package app.coppice.session;

/// Whether the last commit of a session may be amended.
public sealed interface Amendable {
  /// @param message of the last commit
  record Yes(String message) implements Amendable {}

  /// @param reason in sentences
  record No(String reason) implements Amendable {}
}
