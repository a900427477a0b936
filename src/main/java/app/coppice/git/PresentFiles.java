package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One walk through a worktree's files: those that something holds, and those that nothing holds
/// though they are not ignored. Of names that are no text nothing but a commit holds a file, so the
/// ignored ones are missing, too. Paths are those of [RawPath].
final class PresentFiles extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Set<String> held;
  private final Set<String> submodules;
  private final IgnoredFiles ignored;
  private final List<String> found = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  PresentFiles(Path root, Set<String> held, Set<String> submodules, IgnoredFiles ignored) {
    this.root = root;
    this.held = held;
    this.submodules = submodules;
    this.ignored = ignored;
  }

  List<String> found() {
    return found;
  }

  List<String> missing() {
    return missing;
  }

  /// What a build fills again is left out unless the person chose to keep it.
  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    String path = RawPath.of(root, folder);
    boolean own = path.equals(".git");
    boolean left = ignored.leftOut().containsKey(path + "/") && ignored.isFilledAgain(path + "/");
    return own || submodules.contains(path) || (left && !ignored.isChosen(path + "/"))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = RawPath.of(root, file);
    // A socket or pipe holds nothing.
    if (path.equals(".git") || attributes.isOther()) {
      return FileVisitResult.CONTINUE;
    }
    if (held.contains(path)) {
      found.add(path);
    } else if (RawPath.isOdd(path) || !ignored.isIgnored(path)) {
      missing.add(path);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
