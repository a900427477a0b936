package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// The commit that is checked out in a filled submodule, which is all that the repository around it
/// records. Its files are never looked at. Reads only.
final class SubmoduleHead {
  private static final int ID = 40;
  private static final int LONGEST = 4096;

  private SubmoduleHead() {}

  /// Empty where nobody has filled it, or what lies there is no repository with a commit.
  static Optional<ObjectId> of(Path submodule) throws IOException {
    Path git = submodule.resolve(".git");
    Path gitFolder = git;
    if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS) && Files.size(git) <= LONGEST) {
      gitFolder = GitFolders.target(git);
    }
    if (gitFolder == null || !GitFolders.isGitFolder(gitFolder)) {
      return Optional.empty();
    }
    Path head = gitFolder.resolve("HEAD");
    if (Files.size(head) > LONGEST) {
      return Optional.empty();
    }
    // As `git submodule update` leaves it. Opening the repository takes a hundred times as long.
    String text = Files.readString(head, StandardCharsets.ISO_8859_1).strip();
    if (text.length() == ID && ObjectId.isId(text)) {
      return Optional.of(ObjectId.fromString(text));
    }
    try (var jgit = QuietRepository.open(gitFolder, submodule)) {
      return Optional.ofNullable(jgit.resolve(Constants.HEAD));
    }
  }
}
