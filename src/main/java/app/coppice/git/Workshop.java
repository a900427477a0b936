package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/// A folder beside a worktree, on the same disk, in which something is made that moves in when it
/// is whole. Its name is nobody else's and is written down, so that what a crash leaves goes with
/// the next one's opening. Blocking.
record Workshop(Path folder, Path note) implements AutoCloseable {
  private static final String NOTE = "coppice-workshop";
  private static final Pattern NAME = Pattern.compile("\\.making-[0-9a-f-]{36}");

  static Workshop open(Worktree worktree) throws IOException {
    Path note = worktree.adminFolder().resolve(NOTE);
    if (Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      String left = Files.readString(note).strip();
      if (NAME.matcher(left).matches()) {
        FolderRemoval.remove(worktree.folder().resolveSibling(left));
      }
    }
    String name = ".making-" + UUID.randomUUID();
    WholeText.write(note, name + "\n");
    return new Workshop(Files.createDirectory(worktree.folder().resolveSibling(name)), note);
  }

  /// Where one thing is made; whoever makes it moves it or takes it away.
  Path bench() {
    return folder.resolve("one");
  }

  @Override
  public void close() throws IOException {
    FolderRemoval.remove(folder);
    Files.deleteIfExists(note);
  }
}
