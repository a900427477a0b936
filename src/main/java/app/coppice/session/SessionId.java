package app.coppice.session;

import java.util.UUID;

/// The name of a session for ever: never a path, never a branch.
public record SessionId(UUID value) {
  public static SessionId random() {
    return new SessionId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
