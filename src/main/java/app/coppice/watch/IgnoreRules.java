package app.coppice.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What git ignores in one worktree: the same answers as `git check-ignore --no-index`, from every
/// nested `.gitignore`, the repository's `info/exclude` and the person's global excludes.
///
/// Files are read when something in their folder is first asked for and kept: after a change of an
/// ignore file, make new rules. A file that can't be read has no rules. Thread-safe.
public final class IgnoreRules {
  /// Longer ignore files are taken for a mistake and skipped.
  private static final long LONGEST_FILE = 4 << 20;

  private final Path root;
  private final ExcludeFiles excludes;
  private final boolean foldCase;

  /// The files of rules outside the tree.
  private final Map<Path, Seen> outside = new HashMap<>();

  /// The own files of folders, by the folder. Sorted, as the folders are: what lies below one that
  /// went is one stretch, however many there are.
  private final ConcurrentSkipListMap<String, Seen> seen = new ConcurrentSkipListMap<>();

  private final ConcurrentSkipListMap<String, Folder> folders = new ConcurrentSkipListMap<>();

  private IgnoreRules(Path root, ExcludeFiles excludes) {
    this.root = root;
    this.excludes = excludes;
    this.foldCase = excludes.foldCase();
    // Weakest first: a later source overrules an earlier one.
    List<RuleFile> outer = new ArrayList<>();
    for (Path file : excludes.files()) {
      outside.put(file, Seen.of(file));
      add(outer, "", file);
    }
    folders.put("", new Folder(false, List.copyOf(outer)));
  }

  /// The rules of a worktree's root folder, a linked worktree's too.
  public static IgnoreRules of(Path root) {
    return new IgnoreRules(root, ExcludeFiles.of(root));
  }

  /// Whether a file is ignored, by itself or because a folder above it is.
  ///
  /// @param path relative to the root, `/`-separated
  public boolean ignoresFile(String path) {
    Folder parent = folder(parentOf(path));
    return parent.ignored || decides(parent, path, false);
  }

  /// Whether a folder is ignored, and so everything below it.
  ///
  /// @param path relative to the root, `/`-separated; the root itself ("") is never ignored
  public boolean ignoresFolder(String path) {
    return folder(path).ignored;
  }

  private Folder folder(String path) {
    Folder known = folders.get(path);
    if (known != null) {
      return known;
    }
    Folder parent = folder(parentOf(path));
    boolean ignored = parent.ignored || decides(parent, path, true);
    Folder made = new Folder(ignored, ignored ? List.of() : files(parent, parentOf(path)));
    folders.put(path, made);
    return made;
  }

  /// Reads a folder's own file when something in the folder is first asked for: who watches the
  /// folder before that misses no change of it.
  private List<RuleFile> files(Folder folder, String path) {
    List<RuleFile> files = folder.files;
    if (files == null) {
      files = withOwn(path, folder.outer);
      folder.files = files;
    }
    return files;
  }

  /// Forgets what was read below a folder, since the folder came or went.
  void forget(String folder) {
    forget(folders, folder);
    forget(seen, folder);
  }

  private static void forget(ConcurrentSkipListMap<String, ?> known, String folder) {
    known.remove(folder);
    // The character after the slash: nothing else lies between.
    known.subMap(folder + "/", folder + "0").clear();
  }

  /// Whether all files that rules were read from, or looked for in, are as they were. Blocking.
  boolean areCurrent() {
    return ExcludeFiles.of(root).equals(excludes)
        && outside.entrySet().stream().allMatch(it -> Seen.of(it.getKey()).equals(it.getValue()))
        && seen.entrySet().stream()
            .allMatch(it -> Seen.of(ownFile(it.getKey())).equals(it.getValue()));
  }

  private Path ownFile(String folder) {
    return root.resolve(folder).resolve(".gitignore");
  }

  /// What a file looked like before it was read.
  ///
  /// @param key its identity; empty where there is none
  private record Seen(Object key, long size, long time) {
    private static final Seen NOTHING = new Seen("", -1, 0);

    static Seen of(Path file) {
      try {
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        Object key = found.fileKey();
        return new Seen(
            key == null ? "" : key,
            found.size(),
            found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
      } catch (IOException _) {
        return NOTHING;
      }
    }
  }

  private static String parentOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private boolean decides(Folder parent, String path, boolean isFolder) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    // Git never looks at its own folder.
    if (name.equals(".git")) {
      return true;
    }
    String nameBytes = IgnoreRule.bytes(name);
    List<RuleFile> files = files(parent, parentOf(path));
    for (int i = files.size() - 1; i >= 0; i--) {
      RuleFile file = files.get(i);
      String below = IgnoreRule.bytes(path.substring(file.base().length()));
      for (int j = file.rules().size() - 1; j >= 0; j--) {
        IgnoreRule rule = file.rules().get(j);
        if (rule.matches(below, nameBytes, isFolder)) {
          return !rule.negated();
        }
      }
    }
    return false;
  }

  private List<RuleFile> withOwn(String folder, List<RuleFile> outer) {
    Path file = ownFile(folder);
    seen.put(folder, Seen.of(file));
    // Git doesn't follow a link here either, so a repository can't make us read another file.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return outer;
    }
    List<RuleFile> files = new ArrayList<>(outer);
    add(files, folder.isEmpty() ? "" : folder + "/", file);
    return List.copyOf(files);
  }

  private void add(List<RuleFile> files, String base, Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE) {
        files.add(new RuleFile(base, IgnoreRule.parseAll(Files.readAllBytes(file), foldCase)));
      }
    } catch (IOException e) {
      // Gone or not readable: git goes on without it too.
      return;
    }
  }

  /// What holds for the children of one folder.
  private static final class Folder {
    private final boolean ignored;

    /// Of the folders above.
    private final List<RuleFile> outer;

    /// With its own; null until somebody asks.
    private volatile @Nullable List<RuleFile> files;

    Folder(boolean ignored, List<RuleFile> outer) {
      this.ignored = ignored;
      this.outer = outer;
    }
  }

  /// @param base the folder of the file with a slash at its end, or ""
  private record RuleFile(String base, List<IgnoreRule> rules) {}
}
