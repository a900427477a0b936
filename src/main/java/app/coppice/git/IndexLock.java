package app.coppice.git;

import java.nio.file.Path;
import java.util.Optional;

/// The `index.lock` that git holds while it works in a checkout, or that one left which was killed.
/// Blocking; thread-safe.
///
/// @param folder the checkout
/// @param gitFolder its own
public record IndexLock(Path folder, Path gitFolder) {
  Path file() {
    return gitFolder.resolve("index.lock");
  }

  boolean isThere() {
    return lock().isThere();
  }

  /// Whose it is and what to do, in sentences; empty when there is none.
  public Optional<String> problem() {
    return lock().problem();
  }

  private LeftLock lock() {
    return new LeftLock(file(), folder);
  }
}
