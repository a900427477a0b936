package app.coppice.git;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// One of the files by which git keeps others away while it works, or that one left which was
/// killed. It is never removed here: the person is told whose it is. Blocking; thread-safe.
///
/// @param folder the checkout that git works in
record LeftLock(Path file, Path folder) {
  private static final Path PROCESSES = Path.of("/proc");

  boolean isThere() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whose it is and what to do, in sentences; empty when there is none.
  Optional<String> problem() {
    if (!isThere()) {
      return Optional.empty();
    }
    Optional<String> owner =
        ProcessHandle.allProcesses().filter(this::isOwner).findFirst().map(LeftLock::named);
    if (owner.isPresent()) {
      return Optional.of(
          "Git is at work in %s: %s holds %s. Try again when it has ended."
              .formatted(folder, owner.get(), file));
    }
    return Optional.of(
        isOfThisUser()
            ? "A git that was ended in %s left %s: no program that runs holds it. Remove it, then try"
                .formatted(folder, file)
                .concat(" again.")
            : "Git is at work in %s, or ended there without cleaning up: there is %s. Wait, or remove"
                .formatted(folder, file)
                .concat(" it when no git runs."));
  }

  /// It has the lock open; or it is git and works in the checkout, as while a hook runs.
  private boolean isOwner(ProcessHandle process) {
    Path known = PROCESSES.resolve(String.valueOf(process.pid()));
    return hasOpen(known.resolve("fd")) || (isGit(process) && isIn(known.resolve("cwd")));
  }

  private boolean hasOpen(Path descriptors) {
    try (var all = Files.newDirectoryStream(descriptors)) {
      for (Path each : all) {
        if (pointsTo(each, file)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or it has ended meanwhile.
    }
    return false;
  }

  private static boolean pointsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isGit(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName())
        .filter(name -> name.toString().startsWith("git"))
        .isPresent();
  }

  private boolean isIn(Path workingFolder) {
    try {
      return Files.readSymbolicLink(workingFolder).startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static String named(ProcessHandle process) {
    return "process "
        + process.pid()
        + process.info().command().map(of -> " (" + of + ")").orElse("");
  }

  /// Only of its own processes does a user see what they hold, and only on Linux do we.
  private boolean isOfThisUser() {
    try {
      return Files.isDirectory(PROCESSES.resolve("self/fd"))
          && Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
              .equals(Files.getOwner(PROCESSES.resolve("self")));
    } catch (IOException e) {
      return false;
    }
  }
}
