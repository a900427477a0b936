package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A copy of a worktree's index that is ours alone, for one look after the other: there git notes
/// what it found of files and folders, so that the next look asks for their times only. The
/// worktree's own index is not written. One thread.
final class StatusIndex {
  private static final String NAME = "coppice-status";

  /// Folders whose time stands are not listed again; git takes that of its own note only while it
  /// is asked for the same kind of status.
  static final List<String> REMEMBERING =
      List.of(
          "-c",
          "core.untrackedCache=true",
          "-c",
          "status.showUntrackedFiles=all",
          "-c",
          "core.splitIndex=false");

  private final Worktree worktree;
  private String copied = "";

  StatusIndex(Worktree worktree) {
    this.worktree = worktree;
  }

  /// Variables of a run of git that is to use it, copied anew when the index is another by now;
  /// empty where there is no index to copy, or no room for one.
  Optional<Map<String, String>> variables() {
    Path copy = worktree.adminFolder().resolve(NAME);
    try {
      String seen = WholeLook.indexSeen(worktree);
      if (seen.equals("none")) {
        return Optional.empty();
      }
      if (!seen.equals(copied) || !Files.exists(copy)) {
        copied = "";
        // What a git left that was killed; nobody else writes this one.
        Files.deleteIfExists(worktree.adminFolder().resolve(NAME + ".lock"));
        // With its time: by that git knows which files may have changed unseen.
        Files.copy(
            worktree.adminFolder().resolve("index"),
            copy,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        copied = seen.equals(WholeLook.indexSeen(worktree)) ? seen : "";
      }
      return copied.isEmpty()
          ? Optional.empty()
          : Optional.of(Map.of("GIT_INDEX_FILE", copy.toString(), "GIT_OPTIONAL_LOCKS", "1"));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException _) {
      // Without it a look takes longer, and that is all.
      copied = "";
      return Optional.empty();
    }
  }
}
