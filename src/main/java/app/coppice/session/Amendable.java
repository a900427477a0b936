package app.coppice.session;

/// Whether the last commit of a session may be amended.
public sealed interface Amendable {
  /// @param commit the last one, in hexadecimal
  /// @param message of it
  record Yes(String commit, String message) implements Amendable {}

  /// @param reason in sentences
  record No(String reason) implements Amendable {}
}
