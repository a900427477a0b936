package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folders of the main checkout that a package manager or a build has filled, cloned into a new
/// worktree where the file system can, so that they cost neither time nor space. Blocking;
/// thread-safe.
public final class DependencyFolders {
  /// How many are named.
  private static final int SHOWN = 5;

  private static final String LEFT =
      "Not all dependency folders came along; the others stay out, as you asked.";

  private final Repository repository;
  private final Cloning cloning;

  /// Clones one file; false when the file system cannot.
  interface Cloning {
    boolean clone(Path from, Path to) throws IOException;
  }

  /// What becomes of a folder that cannot be cloned.
  public enum Uncloned {
    LEAVE,
    LINK
  }

  public DependencyFolders(Repository repository) {
    this(repository, new FileClone()::clone);
  }

  DependencyFolders(Repository repository, Cloning cloning) {
    this.repository = repository;
    this.cloning = cloning;
  }

  /// What came of it.
  ///
  /// @param cloned relative paths
  /// @param linked relative paths
  /// @param left relative paths of those that could not be cloned and were not to be linked
  /// @param remarks what else was left and why, in sentences
  public record Report(
      List<String> cloned, List<String> linked, List<String> left, List<String> remarks) {
    public Report {
      cloned = List.copyOf(cloned);
      linked = List.copyOf(linked);
      left = List.copyOf(left);
      remarks = List.copyOf(remarks);
    }

    /// What was left because the disk cannot clone it, and how to have it; empty when nothing was.
    public Optional<String> leftOut() {
      if (left.isEmpty()) {
        return Optional.empty();
      }
      String shown = String.join(", ", left.stream().limit(SHOWN).toList());
      int more = left.size() - SHOWN;
      return Optional.of(
          "Left out of the worktree, because this disk cannot clone folders: "
              + (more > 0 ? shown + " and " + more + " more" : shown)
              + ". Fill them in a shell of this session, or choose in the repository's settings to"
              + " link them or to run a set-up script that does.");
    }
  }

  /// Brings what the patterns name into a worktree, each folder whole or not at all. An interrupt
  /// and a cancel take the one under way back; the latter leaves a remark.
  ///
  /// @param patterns in the syntax of `.gitignore`
  /// @param progress told how many files of a folder are done; nobody knows of how many
  public Report bring(
      Worktree worktree, List<String> patterns, Uncloned otherwise, CheckoutProgress progress)
      throws IOException, InterruptedException {
    List<String> folders = folders(patterns);
    if (folders.isEmpty()) {
      return new Report(List.of(), List.of(), List.of(), List.of());
    }
    try (var workshop = Workshop.open(worktree)) {
      return bring(worktree, folders, otherwise, new Bench(workshop.bench(), progress));
    }
  }

  /// Where a folder is cloned, and who is told.
  private record Bench(Path place, CheckoutProgress progress) {}

  private Report bring(Worktree worktree, List<String> folders, Uncloned otherwise, Bench bench)
      throws IOException, InterruptedException {
    var cloned = new ArrayList<String>();
    var linked = new ArrayList<String>();
    var remarks = new ArrayList<String>();
    var left = new ArrayList<String>();
    for (String folder : folders) {
      Path from = repository.folder().resolve(folder);
      Path to = worktree.folder().resolve(folder);
      boolean fits =
          Files.isDirectory(to.resolveSibling(""), LinkOption.NOFOLLOW_LINKS)
              && to.resolveSibling("").toRealPath().equals(to.resolveSibling("").normalize())
              && from.toRealPath().equals(from);
      if (!fits || Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (bench.progress().isCancelled()) {
        remarks.add(LEFT);
        break;
      }
      if (cloned(from, to, bench)) {
        cloned.add(folder);
      } else if (bench.progress().isCancelled()) {
        remarks.add(LEFT);
        break;
      } else if (otherwise == Uncloned.LINK) {
        link(worktree, folder, remarks).ifPresent(linked::add);
      } else {
        left.add(folder);
      }
    }
    return new Report(cloned, linked, left, remarks);
  }

  private List<String> folders(List<String> patterns) throws IOException, InterruptedException {
    return repository.program().version().isEmpty()
        ? List.of()
        : new IgnoredPaths(repository.program(), repository.place()).folders(patterns);
  }

  /// Made beside the worktree and moved in when it is whole: nobody ever sees half of it.
  private boolean cloned(Path from, Path to, Bench bench) throws IOException, InterruptedException {
    var copy = new TreeClone(from, bench.place(), bench.progress());
    try {
      Files.walkFileTree(from, copy);
      if (copy.interrupted) {
        throw new InterruptedException();
      }
      if (!copy.possible) {
        return false;
      }
      Files.move(bench.place(), to);
      return true;
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster, in the worktree's shell.
      return false;
    } finally {
      FolderRemoval.remove(bench.place());
    }
  }

  /// A rule such as `node_modules/` means folders alone: a link would be offered for a commit.
  private Optional<String> link(Worktree worktree, String folder, List<String> remarks)
      throws IOException, InterruptedException {
    var place = new GitProgram.Place(worktree.folder(), worktree.adminFolder());
    if (new IgnoredPaths(repository.program(), place).ignored(List.of(folder)).isEmpty()) {
      remarks.add(
          folder
              + " was not linked: the repository ignores it only as a folder. Ignore “"
              + folder
              + "” without a slash at its end to have it linked.");
      return Optional.empty();
    }
    Files.createSymbolicLink(
        worktree.folder().resolve(folder), repository.folder().resolve(folder));
    return Optional.of(folder);
  }

  /// One walk that clones all it comes to, until a file cannot be.
  private final class TreeClone extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final CheckoutProgress progress;
    private int files;
    private boolean possible = true;
    private boolean interrupted;

    TreeClone(Path from, Path to, CheckoutProgress progress) {
      this.from = from;
      this.to = to;
      this.progress = progress;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectory(target(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      PlainCopy.attributes(folder, target(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (progress.isCancelled()) {
        possible = false;
        return FileVisitResult.TERMINATE;
      }
      interrupted = Thread.interrupted();
      if (interrupted) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        Path pointsTo = Files.readSymbolicLink(file);
        Files.createSymbolicLink(target(file), pointsTo);
      } else if (attributes.isRegularFile()) {
        possible = cloning.clone(file, target(file));
        if (!possible) {
          return FileVisitResult.TERMINATE;
        }
        PlainCopy.attributes(file, target(file));
      }
      files++;
      progress.advanced(files, 0);
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path source) {
      return to.resolve(from.relativize(source));
    }
  }
}
