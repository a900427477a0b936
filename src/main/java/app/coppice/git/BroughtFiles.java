package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The ignored files of the main checkout that new worktrees get a copy of, such as an `.env`.
/// Never a tracked file, never one outside of the checkout, never over one that is there; and none
/// that the worktree's own branch does not ignore, or it would be committed. Blocking; thread-safe.
public final class BroughtFiles {
  private static final int MOST = 10_000;
  private static final long TOGETHER = 512L << 20;
  private static final int PROPOSED = 50;

  /// What people keep beside a repository and no build makes again.
  private static final List<String> LIKELY =
      List.of(
          ".env",
          ".env.*",
          ".envrc",
          ".dev.vars",
          "*.local",
          "*.local.*",
          "local.properties",
          "secrets.*",
          "credentials.json",
          "master.key",
          "docker-compose.override.y*ml");

  private final Repository repository;
  private final Limits limits;
  private final Copying copying;

  /// Makes one file where nothing is.
  interface Copying {
    void copy(Path from, Path to) throws IOException;
  }

  /// How much may come along.
  record Limits(int files, long bytes) {
    private String sentence() {
      return String.format(
          Locale.ROOT, "at most %,d files of %,d MB together come along.", files, bytes >> 20);
    }
  }

  public BroughtFiles(Repository repository) {
    this(repository, new Limits(MOST, TOGETHER));
  }

  BroughtFiles(Repository repository, Limits limits) {
    this(repository, limits, PlainCopy::copy);
  }

  BroughtFiles(Repository repository, Limits limits, Copying copying) {
    this.repository = repository;
    this.limits = limits;
    this.copying = copying;
  }

  /// What came along.
  ///
  /// @param remarks what did not and why, in sentences
  public record Report(int files, List<String> remarks) {
    public Report {
      remarks = List.copyOf(remarks);
    }
  }

  /// The patterns of the checkout's `.worktreeinclude`; empty when there is none.
  public Optional<List<String>> named() throws IOException {
    return WorktreeInclude.read(repository.folder());
  }

  /// Makes the checkout's `.worktreeinclude`, for the person to commit.
  ///
  /// @param files relative paths
  public void writeInclude(List<String> files) throws IOException {
    WorktreeInclude.write(repository.folder(), anchored(files));
  }

  /// Patterns that name these files and no others.
  public static List<String> anchored(List<String> files) {
    return files.stream().map(file -> "/" + file.replaceAll("([\\\\*?\\[ ])", "\\\\$1")).toList();
  }

  /// Ignored files that a person may want in new worktrees, at most fifty; empty without git.
  public List<String> proposals() throws IOException, InterruptedException {
    return repository.program().version().isEmpty()
        ? List.of()
        : ignored().files(LIKELY).stream()
            .filter(file -> !belowMadeFolder(file, List.of()))
            .limit(PROPOSED)
            .toList();
  }

  private IgnoredPaths ignored() {
    return new IgnoredPaths(repository.program(), repository.place());
  }

  /// Copies what the patterns name into a worktree, each file whole or not at all. An interrupt
  /// ends it between two files, and so does a cancel, which leaves a remark.
  ///
  /// @param progress told how many of how many are done
  public Report bring(Worktree worktree, List<String> patterns, CheckoutProgress progress)
      throws IOException, InterruptedException {
    if (patterns.isEmpty()) {
      return new Report(0, List.of());
    }
    List<String> files =
        ignored().files(patterns).stream()
            .filter(file -> !belowMadeFolder(file, patterns))
            .toList();
    List<String> remarks = new ArrayList<>();
    List<String> reached = new ArrayList<>();
    for (String file : files) {
      if (isBeyondLink(worktree.folder(), file)) {
        remark(remarks, file + " was not brought along: a link stands in its way.");
      } else {
        reached.add(file);
      }
    }
    if (reached.isEmpty()) {
      return new Report(0, remarks);
    }
    Set<String> safe = new HashSet<>(inWorktree(worktree).ignored(reached));
    try (var workshop = Workshop.open(worktree)) {
      var run = new Run(worktree.folder(), workshop.bench(), remarks, progress);
      return new Report(copyAll(reached, safe, run), remarks);
    }
  }

  /// One call: where a file is made before it moves in, and who is told.
  private record Run(Path worktree, Path bench, List<String> remarks, CheckoutProgress progress) {}

  private int copyAll(List<String> files, Set<String> safe, Run run)
      throws IOException, InterruptedException {
    long bytes = 0;
    int done = 0;
    for (String file : files) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (run.progress().isCancelled()) {
        remark(
            run.remarks(),
            done + " of " + files.size() + " files came along; the others stay out, as you asked.");
        break;
      }
      if (!safe.contains(file)) {
        remark(run.remarks(), file + " was not brought along: this branch does not ignore it.");
        continue;
      }
      long size = size(repository.folder().resolve(file));
      if (done == limits.files() || bytes + size > limits.bytes()) {
        remark(run.remarks(), file + " and what follows it were left out: " + limits.sentence());
        break;
      }
      Optional<String> problem = copy(file, run);
      if (problem.isPresent()) {
        remark(run.remarks(), problem.get());
      } else {
        bytes += size;
        done++;
        run.progress().advanced(done, files.size());
      }
    }
    return done;
  }

  private IgnoredPaths inWorktree(Worktree worktree) {
    return new IgnoredPaths(
        repository.program(), new GitProgram.Place(worktree.folder(), worktree.adminFolder()));
  }

  private static boolean isBeyondLink(Path root, String file) {
    Path at = root;
    for (Path name : Path.of(file)) {
      if (Files.isSymbolicLink(at)) {
        return true;
      }
      at = at.resolve(name);
    }
    return false;
  }

  private static void remark(List<String> remarks, String sentence) {
    if (remarks.size() < PROPOSED) {
      remarks.add(sentence);
    }
  }

  /// A pattern such as `.env` means none of those that packages bring with them, unless it names
  /// their folder.
  private static boolean belowMadeFolder(String file, List<String> patterns) {
    String[] names = file.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      String name = names[i];
      if (IgnoredFiles.isMadeAgain(name)
          && patterns.stream().noneMatch(pattern -> pattern.contains(name))) {
        return true;
      }
    }
    return false;
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).size()
        : 0;
  }

  /// @return why not, in a sentence
  private Optional<String> copy(String name, Run run) throws IOException {
    Path from = repository.folder().resolve(name);
    Path to = run.worktree().resolve(name);
    if (!isPlainFolder(repository.folder(), from.resolveSibling(""))) {
      return Optional.of(name + " was not brought along: a link leads to it.");
    }
    try {
      if (!makeFolder(run.worktree(), to.resolveSibling(""))) {
        return Optional.of(name + " was not brought along: a link stands in its way.");
      }
      if (Files.isSymbolicLink(from)) {
        return copyLink(name, from, to);
      }
      if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(name + " was not brought along: it is no plain file.");
      }
      if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
        copying.copy(from, run.bench());
        Files.move(run.bench(), to);
      }
      return Optional.empty();
    } catch (FileAlreadyExistsException e) {
      // What is there is the person's, or came along in an earlier try.
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(name + " went away meanwhile.");
    } finally {
      Files.deleteIfExists(run.bench());
    }
  }

  private Optional<String> copyLink(String name, Path from, Path to) throws IOException {
    Path target = Files.readSymbolicLink(from);
    boolean inside =
        !target.isAbsolute()
            && from.resolveSibling(target).normalize().startsWith(repository.folder());
    if (!inside) {
      return Optional.of(name + " was not brought along: it links out of the repository.");
    }
    Files.createSymbolicLink(to, target);
    return Optional.empty();
  }

  /// Whether no link lies on the way from a real path to a folder below it.
  private static boolean isPlainFolder(Path root, Path folder) throws IOException {
    return Files.isDirectory(folder) && folder.toRealPath().equals(plain(root, folder));
  }

  private static Path plain(Path root, Path folder) throws IOException {
    return root.toRealPath().resolve(root.relativize(folder)).normalize();
  }

  private static boolean makeFolder(Path root, Path folder) throws IOException {
    Path at = root;
    for (Path name : root.relativize(folder)) {
      if (name.toString().isEmpty()) {
        break;
      }
      at = at.resolve(name);
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
          return false;
        }
        Files.createDirectory(at);
      }
    }
    return isPlainFolder(root, folder);
  }
}
