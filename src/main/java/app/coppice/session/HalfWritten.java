package app.coppice.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of what is begun while they are written: beside the one that each shall replace, with the
/// writing process in the name, so that what a killed one left is known for that. Blocking.
final class HalfWritten {
  private static final Logger LOG = LoggerFactory.getLogger(HalfWritten.class);
  private static final String END = ".new";

  /// The process is missing in the names of versions before.
  private static final Pattern NAME =
      Pattern.compile("begun-[0-9a-f]+\\.json(?:\\.(?<process>\\d+)-)?\\d+\\.new");

  private HalfWritten() {}

  /// Puts a text in the place of a file, wholly or not at all; only the person can read it.
  static void replace(Path file, String text) throws IOException {
    String start = file.getFileName() + "." + ProcessHandle.current().pid() + "-";
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), start, END);
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Takes away what processes left in a folder that are no more, this one's own included: call it
  /// before anything is written there.
  static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + END)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && !isWritten(name.group("process"))) {
          Files.deleteIfExists(file);
          LOG.info("{} was left half written and is gone", file.getFileName());
        }
      }
    }
  }

  /// Whether another process may be writing it at this moment.
  private static boolean isWritten(@Nullable String process) {
    if (process == null) {
      return false;
    }
    try {
      long pid = Long.parseLong(process);
      return pid != ProcessHandle.current().pid()
          && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    } catch (NumberFormatException e) {
      return false; // no process has such a number
    }
  }
}
