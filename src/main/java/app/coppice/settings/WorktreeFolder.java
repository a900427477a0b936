package app.coppice.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The check of a folder that the person wants worktrees in. Blocking; changes nothing.
public final class WorktreeFolder {
  private WorktreeFolder() {}

  /// Why worktrees cannot be kept there, in a sentence; empty when they can.
  ///
  /// @param text empty for the profile's own folder
  public static Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(text);
      return folder.isAbsolute()
          ? problem(folder.normalize())
          : Optional.of("The worktree folder must be an absolute path, not " + text + ".");
    } catch (InvalidPathException e) {
      return Optional.of(text + " is no path.");
    } catch (IOException e) {
      return Optional.of(text + " cannot be looked at: " + e.getMessage());
    }
  }

  private static Optional<String> problem(Path folder) throws IOException {
    Path there = folder;
    for (@Nullable Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at)) {
        there = at.toRealPath();
        break;
      }
    }
    if (!Files.isDirectory(there)) {
      return Optional.of(there + " is a file. Choose a folder for worktrees.");
    }
    if (!Files.isWritable(there)) {
      return Optional.of(there + " cannot be written to. Choose another folder for worktrees.");
    }
    for (@Nullable Path at = there; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(
            folder + " lies in the repository " + at + ". Choose a folder outside of any.");
      }
    }
    return Optional.empty();
  }
}
