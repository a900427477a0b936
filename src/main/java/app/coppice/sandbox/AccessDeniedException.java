package app.coppice.sandbox;

import java.io.IOException;

/// A path that the capability's scope does not hold, or that the rules protect. The message is
/// meant for the one who asked: it names the path as given and what to do instead, nothing of what
/// lies behind it.
public final class AccessDeniedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  AccessDeniedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// The rule that denied.
  public enum Reason {
    /// No path below the root: absolute, `..`, a URL, a control character.
    MALFORMED,
    /// A symbolic link on the way.
    LINK,
    /// A file with a second name, which may lie outside.
    HARD_LINK,
    /// Git's own files, or configuration that makes other programs run something.
    PROTECTED,
    /// A device, pipe or socket.
    SPECIAL_FILE,
    /// The verb is not in the scope, or the capability was revoked.
    NOT_GRANTED,
    /// The root folder is not the one the capability was granted for.
    ROOT_REPLACED
  }
}
