package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The move of a spare worktree to a session's own names: both folders, and what each says of the
/// other. May be done again after a crash at any point, from whichever end it was left at.
record SpareMove(Worktree from, Worktree to) {

  void run() throws IOException {
    Path folder = from.folder();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(to.folder(), LinkOption.NOFOLLOW_LINKS)) {
      replace(folder.resolve(".git"), "gitdir: " + to.adminFolder() + "\n");
      Files.move(folder, to.folder(), StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.isDirectory(from.adminFolder(), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(to.adminFolder(), LinkOption.NOFOLLOW_LINKS)) {
      replace(from.adminFolder().resolve("gitdir"), to.folder().resolve(".git") + "\n");
      Files.move(from.adminFolder(), to.adminFolder(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// A crash leaves the old text or the new.
  static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".coppice");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
