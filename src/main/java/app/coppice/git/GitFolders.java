package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// Finds the `.git` of a folder, without trusting what it says.
final class GitFolders {
  private GitFolders() {}

  /// What lies at or above a folder.
  sealed interface Found {
    record Nothing() implements Found {}

    /// @param worktree the main one
    /// @param gitFolder the repository's own, not a linked worktree's
    record Here(Path worktree, Path gitFolder) implements Found {}

    record Refused(String reason) implements Found {}
  }

  /// @param folder a real path
  static Found find(Path folder) throws IOException {
    for (@Nullable Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (isGitFolder(git)) {
        return new Found.Here(at, git);
      }
      if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
        return linked(at, git);
      }
      if (isGitFolder(at)) {
        return inside(at);
      }
    }
    return new Found.Nothing();
  }

  /// The path after `gitdir: `, resolved; empty file or other content gives null.
  static @Nullable Path target(Path gitFile) throws IOException {
    String text = Files.readString(gitFile, StandardCharsets.UTF_8).stripTrailing();
    String prefix = "gitdir: ";
    if (!text.startsWith(prefix) || text.indexOf('\0') >= 0) {
      return null;
    }
    return gitFile.resolveSibling(text.substring(prefix.length())).normalize();
  }

  static boolean isGitFolder(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"));
  }

  private static Found inside(Path gitFolder) {
    Path parent = gitFolder.getParent();
    if (parent != null && gitFolder.endsWith(".git")) {
      return new Found.Here(parent, gitFolder);
    }
    return new Found.Refused(
        gitFolder + " is a bare repository: it has no files to work on. Clone it, and open that.");
  }

  private static Found linked(Path worktree, Path gitFile) throws IOException {
    Path target = target(gitFile);
    if (target == null || !Files.isDirectory(target)) {
      return new Found.Refused(
          gitFile + " points to a repository that is not there. Try: git worktree repair");
    }
    Path common = target.resolve("commondir");
    if (Files.isRegularFile(common)) {
      Path gitFolder = target.resolve(Files.readString(common).strip()).toRealPath();
      Path main = gitFolder.getParent();
      if (!gitFolder.endsWith(".git") || main == null) {
        return new Found.Refused(
            worktree + " is a worktree of a bare repository. Clone it, and open the clone.");
      }
      return new Found.Here(main, gitFolder);
    }
    if (isGitFolder(target) && !target.endsWith(".git") && isBare(target)) {
      return new Found.Refused(
          worktree
              + " belongs to a bare repository, "
              + target
              + ". Clone it, and open the clone.");
    }
    return pointsBack(worktree, target)
        ? new Found.Here(worktree, target.toRealPath())
        : new Found.Refused(
            gitFile + " points to " + target + ", which does not point back. It was not opened.");
  }

  private static boolean isBare(Path gitFolder) throws IOException {
    Path file = gitFolder.resolve("config");
    var config = new Config();
    try {
      config.fromText(Files.isRegularFile(file) ? Files.readString(file) : "");
    } catch (ConfigInvalidException e) {
      return false;
    }
    return config.getBoolean("core", "bare", false);
  }

  /// A submodule's git folder names its worktree; a planted file's victim does not.
  private static boolean pointsBack(Path worktree, Path gitFolder) throws IOException {
    Path file = gitFolder.resolve("config");
    if (!isGitFolder(gitFolder) || !Files.isRegularFile(file)) {
      return false;
    }
    var config = new Config();
    try {
      config.fromText(Files.readString(file));
    } catch (ConfigInvalidException e) {
      return false;
    }
    String named = config.getString("core", null, "worktree");
    if (named == null) {
      return false;
    }
    Path back = gitFolder.resolve(named);
    return Files.isDirectory(back) && Files.isSameFile(back, worktree);
  }
}
