package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// What stands where files are about to be written and is kept nowhere: git, and a checkout, would
/// remove it without a word.
///
/// @param held relative paths whose content can be had again
record InTheWay(Path root, Set<String> held) {
  InTheWay {
    held = Set.copyOf(held);
  }

  /// The first thing that writing these would lose, in a sentence; empty when none would be.
  ///
  /// @param paths relative; of files, none of submodules
  Optional<String> of(Collection<String> paths) throws IOException {
    for (String path : paths) {
      String lost = lostFor(path);
      if (!lost.isEmpty()) {
        return Optional.of(
            RawPath.shown(lost)
                + " would be lost: it stands in the way of "
                + RawPath.shown(path)
                + ", and nothing keeps what it holds. Move it away first.");
      }
    }
    return Optional.empty();
  }

  private String lostFor(String path) throws IOException {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      String parent = path.substring(0, end);
      if (isFile(parent)) {
        return held.contains(parent) ? "" : parent;
      }
    }
    if (isFile(path)) {
      return held.contains(path) ? "" : path;
    }
    var below = new FirstNotHeld();
    Path folder = RawPath.resolve(root, path);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(folder, below);
    }
    return below.path;
  }

  /// A link is one, wherever it leads.
  private boolean isFile(String path) {
    Path file = RawPath.resolve(root, path);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  private final class FirstNotHeld extends SimpleFileVisitor<Path> {
    private String path = "";

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String relative = RawPath.of(root, file);
      if (held.contains(relative)) {
        return FileVisitResult.CONTINUE;
      }
      path = relative;
      return FileVisitResult.TERMINATE;
    }
  }
}
