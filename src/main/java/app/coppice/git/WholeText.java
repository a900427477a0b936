package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A short file that is written whole or not at all, and never through a link: one that lies in its
/// place is replaced. Blocking.
final class WholeText {
  /// What the name of a file that is being written ends in.
  static final String SUFFIX = ".coppice";

  private WholeText() {}

  /// A crash leaves the old text or the new.
  static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + SUFFIX);
    // What a crash left, or a link that somebody laid there.
    Files.deleteIfExists(next);
    Files.writeString(next, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
