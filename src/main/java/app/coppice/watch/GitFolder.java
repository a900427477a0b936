package app.coppice.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What of a worktree's own git folder, and of the one that all worktrees share, is worth a watch.
///
/// @param own the worktree's
/// @param common the repository's; the same for the main worktree
record GitFolder(Path own, Path common) {
  /// In bytes; longer than any that Linux takes.
  private static final int LONGEST_PATH = 8_192;

  /// What moves when HEAD, the index or an operation under way does.
  private static final Set<String> OWN_FILES =
      Set.of(
          "HEAD",
          "index",
          "ORIG_HEAD",
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "REBASE_HEAD",
          "logs/HEAD",
          // What makes a folder a linked worktree, and a session's.
          "gitdir",
          "commondir",
          "config.worktree",
          "locked",
          "coppice-session");

  /// What a change in a git folder means.
  enum Meaning {
    NOTHING,
    /// HEAD, the index or a branch moved.
    MOVED,
    /// What is ignored may have changed.
    RULES
  }

  /// Believes what leads from a worktree's folder to the shared one only where the worktree's lies
  /// in it, as git makes them: an agent can write there, and a watch on any other folder would be
  /// none of ours.
  ///
  /// @param own without links
  static GitFolder of(Path own) {
    Path link = own.resolve("commondir");
    try {
      if (Files.isRegularFile(link)) {
        Path common = own.resolve(path(link)).toRealPath();
        return new GitFolder(own, own.startsWith(common.resolve("worktrees")) ? common : own);
      }
    } catch (IOException | InvalidPathException e) {
      // Without it, the worktree's own folder is all that is known.
      return new GitFolder(own, own);
    }
    return new GitFolder(own, own);
  }

  private static String path(Path link) throws IOException {
    try (InputStream in = Files.newInputStream(link)) {
      byte[] read = in.readNBytes(LONGEST_PATH + 1);
      if (read.length > LONGEST_PATH) {
        throw new IOException("Too long for a path: " + link);
      }
      return new String(read, StandardCharsets.UTF_8).strip();
    }
  }

  /// Folders to be watched without what lies below them.
  List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    add(folders, own);
    add(folders, own.resolve("logs"));
    add(folders, common);
    add(folders, common.resolve("info"));
    return folders;
  }

  /// Folders of the branches, local and remote, whose names may have slashes.
  List<Path> branches() {
    return List.of(common.resolve("refs/heads"), common.resolve("refs/remotes"));
  }

  private static void add(List<Path> folders, Path folder) {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !folders.contains(folder)) {
      folders.add(folder);
    }
  }

  Meaning meaning(Path changed) {
    if (changed.startsWith(own) && OWN_FILES.contains(relative(own, changed))) {
      return Meaning.MOVED;
    }
    if (changed.startsWith(common)) {
      String path = relative(common, changed);
      boolean isBranch =
          (path.startsWith("refs/heads/") || path.startsWith("refs/remotes/"))
              && !path.endsWith(".lock");
      if (isBranch || path.equals("packed-refs")) {
        return Meaning.MOVED;
      }
      return path.equals("info/exclude") ? Meaning.RULES : Meaning.NOTHING;
    }
    return Meaning.NOTHING;
  }

  private static String relative(Path from, Path path) {
    return from.relativize(path).toString().replace(from.getFileSystem().getSeparator(), "/");
  }
}
