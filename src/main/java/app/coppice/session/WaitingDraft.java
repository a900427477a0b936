package app.coppice.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/// What a person typed for a session whose journal another process writes, in a file beside that
/// journal until the session can take it. Blocking.
record WaitingDraft(Path file) {
  Optional<String> read() throws IOException {
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /// Keeps this text and no other; an empty one is none.
  void write(String text) throws IOException {
    if (text.isBlank()) {
      remove();
      return;
    }
    Path folder = Objects.requireNonNull(file.getParent());
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
