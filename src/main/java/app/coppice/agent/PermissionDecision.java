package app.coppice.agent;

/// The answer to a permission request.
public sealed interface PermissionDecision {
  record AllowOnce() implements PermissionDecision {}

  record AllowForSession() implements PermissionDecision {}

  /// @param reason a word of why for the model; may be empty
  record Deny(String reason) implements PermissionDecision {}
}
