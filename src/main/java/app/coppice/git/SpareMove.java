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
      WholeText.write(folder.resolve(".git"), AdminFolder.gitFile(to.adminFolder()));
      Files.move(folder, to.folder(), StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.isDirectory(from.adminFolder(), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(to.adminFolder(), LinkOption.NOFOLLOW_LINKS)) {
      WholeText.write(from.adminFolder().resolve("gitdir"), to.folder().resolve(".git") + "\n");
      Files.move(from.adminFolder(), to.adminFolder(), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
