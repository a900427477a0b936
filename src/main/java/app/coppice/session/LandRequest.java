package app.coppice.session;

/// How a person wants a session landed.
///
/// @param into a local branch; empty for the base
/// @param message of the merge or squash commit; empty for the one that {@link LandPreview#message}
///   proposes; the other ways make no commit of their own
public record LandRequest(LandHow how, String into, String message) {
  public LandRequest {
    message = message.strip();
  }

  /// A landing in the base, its commit with the message that is proposed.
  public static LandRequest of(LandHow how) {
    return new LandRequest(how, "", "");
  }
}
