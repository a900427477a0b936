package app.coppice.session;

import java.nio.file.Path;

/// What came of keeping something that is begun.
public sealed interface KeepResult {
  /// All of it is on the disk.
  record Kept() implements KeepResult {}

  /// It holds a secret of the vault, which is never written: of decisions, those about other files
  /// are kept, of all else nothing.
  record Secret() implements KeepResult {}

  /// It could not be written; what was kept before is still there.
  ///
  /// @param folder where it would be
  /// @param reason as the system says it; may be empty
  record Failed(Path folder, String reason) implements KeepResult {}

  /// The session was deleted for good.
  record Gone() implements KeepResult {}

  default boolean isKept() {
    return this instanceof Kept;
  }
}
