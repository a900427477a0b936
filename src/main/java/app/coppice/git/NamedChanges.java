package app.coppice.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// What `git status --porcelain=v2 -z` said: the paths that differ between HEAD, index and files,
/// and as much of the index as concerns them, so that nobody has to read all of it.
///
/// Format: `git-status(1)`, "Porcelain Format Version 2".
final class NamedChanges {
  static final ObjectId EMPTY_BLOB =
      ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

  /// Where nothing was said.
  static final NamedChanges NOBODYS = new NamedChanges();

  private final Map<String, List<DirCacheEntry>> entries = new HashMap<>();
  private final Set<String> planned = new HashSet<>();
  private final Set<String> notStaged = new HashSet<>();

  NamedChanges() {}

  /// @throws IllegalArgumentException when it is not what git writes
  static NamedChanges parse(String said) {
    var named = new NamedChanges();
    for (int start = 0; start < said.length(); ) {
      int end = said.indexOf('\0', start);
      if (end < 0) {
        throw new IllegalArgumentException("cut off: " + said.substring(start));
      }
      named.add(said.substring(start, end));
      start = end + 1;
    }
    return named;
  }

  private void add(String line) {
    switch (line.charAt(0)) {
      // 1 XY sub mH mI mW hH hI path
      case '1' -> {
        String[] parts = line.split(" ", 9);
        boolean isPlanned = parts[4].equals("000000") && parts[1].endsWith("A");
        String mode = isPlanned ? parts[5] : parts[4];
        ObjectId id = isPlanned ? EMPTY_BLOB : ObjectId.fromString(parts[7]);
        if (isPlanned || (parts[1].startsWith("D") && !parts[4].equals("000000"))) {
          planned.add(parts[8]);
        } else if (parts[1].startsWith(".")) {
          notStaged.add(parts[8]);
        }
        var entry = entry(parts[8], 0, mode, id);
        entries.computeIfAbsent(parts[8], _ -> new ArrayList<>()).addAll(entry);
      }
      // u XY sub m1 m2 m3 mW h1 h2 h3 path
      case 'u' -> {
        String[] parts = line.split(" ", 11);
        var stages = new ArrayList<DirCacheEntry>();
        for (int stage = 1; stage <= 3; stage++) {
          var id = ObjectId.fromString(parts[6 + stage]);
          stages.addAll(entry(parts[10], stage, parts[2 + stage], id));
        }
        entries.put(parts[10], stages);
      }
      // A repository within ends in a slash.
      case '?' -> {
        String path = line.substring(2);
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        entries.computeIfAbsent(name, _ -> new ArrayList<>());
      }
      default -> throw new IllegalArgumentException("unknown line: " + line);
    }
  }

  private static List<DirCacheEntry> entry(String path, int stage, String octal, ObjectId id) {
    int mode = Integer.parseInt(octal, 8);
    if (mode == 0) {
      return List.of();
    }
    var entry = new DirCacheEntry(Constants.encode(path), stage);
    entry.setFileMode(FileMode.fromBits(mode));
    entry.setObjectId(id);
    return List.of(entry);
  }

  /// Adds a path that is in the files what HEAD has of it, but differs from the base.
  ///
  /// @param mode of HEAD; null when HEAD does not have it
  void addSettled(String path, @Nullable FileMode mode, ObjectId id) {
    if (entries.containsKey(path)) {
      return;
    }
    var one = new ArrayList<DirCacheEntry>();
    if (mode != null) {
      var entry = new DirCacheEntry(Constants.encode(path));
      entry.setFileMode(mode);
      entry.setObjectId(id);
      // Git has compared it already.
      entry.setAssumeValid(true);
      one.add(entry);
    }
    entries.put(path, one);
  }

  /// Adds a path as if the index had something else of it than HEAD and the files.
  void addUnlike(String path, FileMode mode) {
    var entry = new DirCacheEntry(Constants.encode(path));
    entry.setFileMode(mode);
    entry.setObjectId(EMPTY_BLOB);
    entries.put(path, List.of(entry));
  }

  /// Whether the index has no more of a path than that it will be added. Of one whose file is gone
  /// git says that HEAD and the index have the same of it, which HEAD has not.
  boolean announces(String path, boolean inHead) {
    return planned.contains(path) || (!inHead && notStaged.contains(path));
  }

  Set<String> paths() {
    return entries.keySet();
  }

  /// The index as far as these paths go.
  DirCache index() {
    var index = DirCache.newInCore();
    var builder = index.builder();
    entries.values().stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing(DirCacheEntry::getRawPath, (a, b) -> Arrays.compareUnsigned(a, b))
                .thenComparingInt(DirCacheEntry::getStage))
        .forEach(builder::add);
    builder.finish();
    return index;
  }
}
