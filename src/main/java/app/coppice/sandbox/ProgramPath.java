package app.coppice.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds a program by the `PATH` the child gets. `ProcessBuilder` would look along the app's own
/// one, which may hold relative folders.
final class ProgramPath {
  private ProgramPath() {}

  /// The absolute path of `program`; empty when it has a folder already or is nowhere.
  static Optional<Path> find(String program, String path) {
    if (program.isEmpty() || program.indexOf('/') >= 0 || program.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
