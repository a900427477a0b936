package app.coppice.watch;

import java.util.HashSet;
import java.util.Set;

/// Files that git tracks although a rule ignores them, and the ignored folders that lead to them.
record ForcedFiles(Set<String> files, Set<String> folders) {
  static final ForcedFiles NONE = new ForcedFiles(Set.of(), Set.of());

  ForcedFiles {
    files = Set.copyOf(files);
    folders = Set.copyOf(folders);
  }

  /// Collects them from all that git tracks.
  static final class Collector {
    private final IgnoreRules rules;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    Collector(IgnoreRules rules) {
      this.rules = rules;
    }

    void add(String tracked) {
      if (!rules.ignoresFile(tracked)) {
        return;
      }
      files.add(tracked);
      for (int end = tracked.lastIndexOf('/'); end > 0; end = tracked.lastIndexOf('/', end - 1)) {
        String folder = tracked.substring(0, end);
        if (!rules.ignoresFolder(folder)) {
          return;
        }
        folders.add(folder);
      }
    }

    ForcedFiles all() {
      return new ForcedFiles(files, folders);
    }
  }
}
