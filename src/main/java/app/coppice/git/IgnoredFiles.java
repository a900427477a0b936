package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The files of a worktree that are ignored and not tracked: those small enough to be kept with it
/// when it is put away, such as an `.env`, and those that are not.
///
/// @param kept relative paths
/// @param leftOut bytes by file or folder; a folder's name ends in a slash
/// @param scattered of a folder in `leftOut` that is not left out as a whole: its files that are
/// @param ignored what the ignore rules name, a folder as a whole; its name ends in a slash then
/// @param chosen those of `leftOut` that the person wants to keep all the same
/// @param odd files in ignored folders whose names are no text, as git quotes them; nothing keeps
///   them
record IgnoredFiles(
    List<String> kept,
    Map<String, Long> leftOut,
    Map<String, List<String>> scattered,
    Set<String> ignored,
    Set<String> chosen,
    List<String> odd) {
  private static final long LARGEST = 1 << 20;
  private static final long TOGETHER = 50 << 20;
  private static final int MOST = 10_000;
  private static final int NAMED = 5;

  /// Folders that a build or a package manager fills, and fills again.
  private static final Set<String> MADE_AGAIN =
      Set.of(
          "node_modules",
          "bower_components",
          "target",
          "build",
          "dist",
          "out",
          "obj",
          ".venv",
          "venv",
          ".tox",
          "__pycache__",
          ".gradle",
          ".terraform",
          ".next",
          ".nuxt",
          ".cache",
          ".mypy_cache",
          ".pytest_cache",
          "vendor",
          "Pods",
          "DerivedData");

  static boolean isMadeAgain(String folderName) {
    return MADE_AGAIN.contains(folderName);
  }

  /// Reads no file, only their names and sizes.
  ///
  /// @throws Snapshot.NestedRepositoryException when an ignored folder that no build fills is a
  ///   repository of its own
  static IgnoredFiles of(QuietRepository jgit, Path root) throws IOException {
    var search = new Search(root);
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(new DirCacheIterator(jgit.readDirCache()));
      var files = new FileTreeIterator(jgit);
      walk.addTree(files);
      files.setDirCacheIterator(walk, 0);
      while (walk.next()) {
        var file = walk.getTree(1, FileTreeIterator.class);
        boolean tracked = !walk.getFileMode(0).equals(FileMode.MISSING);
        if (!tracked && file != null && file.isEntryIgnored()) {
          search.add(root.resolve(walk.getPathString()));
        } else if (walk.isSubtree() && !walk.getFileMode(0).equals(FileMode.GITLINK)) {
          walk.enterSubtree();
        }
      }
    }
    return search.sorted();
  }

  /// The same with a choice made of what is left out; what is not left out is passed over.
  IgnoredFiles choosing(Collection<String> wanted) {
    var some = new TreeSet<>(wanted);
    some.retainAll(leftOut.keySet());
    return new IgnoredFiles(kept, leftOut, scattered, ignored, some, odd);
  }

  boolean isChosen(String path) {
    return chosen.contains(path);
  }

  /// Whether a build or a package manager fills a folder again.
  ///
  /// @param path of the folder, with a slash at its end
  boolean isFilledAgain(String path) {
    return path.endsWith("/")
        && MADE_AGAIN.contains(
            path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1));
  }

  /// Whether the rules ignore a file or a folder that it lies in.
  boolean isIgnored(String path) {
    if (ignored.contains(path)) {
      return true;
    }
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (ignored.contains(path.substring(0, end + 1))) {
        return true;
      }
    }
    return false;
  }

  /// Relative paths of all files that were chosen.
  List<String> chosenFiles(Path root) throws IOException {
    var files = new TreeSet<String>();
    for (String one : chosen) {
      if (scattered.containsKey(one)) {
        files.addAll(scattered.getOrDefault(one, List.of()));
      }
      if (!one.endsWith("/")) {
        files.add(one);
      } else if (isFilledAgain(one)) {
        try (var below = Files.walk(root.resolve(one))) {
          below
              .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
              .forEach(file -> files.add(PlainFiles.slashed(root.relativize(file))));
        }
      }
    }
    files.removeAll(kept);
    return List.copyOf(files);
  }

  /// What the person can choose to keep: what no build makes again, then the rest; the largest
  /// first.
  List<IgnoredItem> items() {
    var items = new ArrayList<IgnoredItem>();
    leftOut.forEach((path, bytes) -> items.add(new IgnoredItem(path, bytes, isFilledAgain(path))));
    items.sort(
        Comparator.comparing(IgnoredItem::madeAgain)
            .thenComparing(Comparator.comparingLong(IgnoredItem::bytes).reversed()));
    return items;
  }

  /// What a removal would lose, in sentences: the largest by name, the rest by number; without the
  /// folders that a build or a package manager fills again.
  List<String> lastingLosses() {
    var lasting = new TreeMap<>(leftOut);
    lasting.keySet().removeIf(this::isFilledAgain);
    return sentences(lasting);
  }

  private static List<String> sentences(Map<String, Long> leftOut) {
    var largest = new ArrayList<>(leftOut.entrySet());
    largest.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    var losses = new ArrayList<String>();
    for (var entry : largest.subList(0, Math.min(NAMED, largest.size()))) {
      losses.add("Ignored and not kept: " + entry.getKey() + ", " + size(entry.getValue()) + ".");
    }
    if (largest.size() > NAMED) {
      long rest = largest.stream().skip(NAMED).mapToLong(Map.Entry::getValue).sum();
      losses.add(
          "Ignored and not kept: " + (largest.size() - NAMED) + " more, " + size(rest) + ".");
    }
    return losses;
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? Math.max(1, (bytes + 1023) / 1024) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }

  /// One walk through what is ignored.
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Sized> small = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, List<String>> scattered = new TreeMap<>();
    private final Set<String> roots = new TreeSet<>();
    private final List<String> odd = new ArrayList<>();

    private record Sized(String path, long size) {}

    Search(Path root) {
      this.root = root;
    }

    void add(Path ignored) throws IOException {
      boolean folder = Files.isDirectory(ignored, LinkOption.NOFOLLOW_LINKS);
      roots.add(relative(ignored) + (folder ? "/" : ""));
      Files.walkFileTree(ignored, this);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Path name = folder.getFileName();
      if (name != null && MADE_AGAIN.contains(name.toString())) {
        leftOut.merge(relative(folder) + "/", FolderSize.of(folder), Long::sum);
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        throw new Snapshot.NestedRepositoryException(relative(folder));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isOther()) {
        // A socket or a pipe holds nothing.
        return FileVisitResult.CONTINUE;
      }
      String raw = RawPath.of(root, file);
      if (RawPath.isOdd(raw)) {
        odd.add(RawPath.shown(raw));
        return FileVisitResult.CONTINUE;
      }
      if (attributes.size() > LARGEST) {
        leftOut.put(relative(file), attributes.size());
      } else {
        small.add(new Sized(relative(file), attributes.size()));
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

    /// The smallest are kept first: what a person wrote is small.
    IgnoredFiles sorted() {
      small.sort(Comparator.comparingLong(Sized::size).thenComparing(Sized::path));
      var kept = new ArrayList<String>();
      long sum = 0;
      for (Sized file : small) {
        sum += file.size();
        if (sum > TOGETHER || kept.size() == MOST) {
          int slash = file.path().indexOf('/');
          String place = slash < 0 ? file.path() : file.path().substring(0, slash + 1);
          leftOut.merge(place, file.size(), Long::sum);
          if (slash >= 0) {
            scattered.computeIfAbsent(place, _ -> new ArrayList<>()).add(file.path());
          }
        } else {
          kept.add(file.path());
        }
      }
      kept.sort(null);
      return new IgnoredFiles(kept, leftOut, scattered, roots, Set.of(), odd);
    }

    private String relative(Path file) {
      return PlainFiles.slashed(root.relativize(file));
    }
  }
}
