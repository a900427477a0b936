package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;

/// The submodules of an index that are repositories on disk: those that git would look into, with
/// whatever programs their own configuration names. Reads no file of theirs.
///
/// @param paths those of [RawPath], sorted
/// @param noted those of them whose commit counts: the person has not told git to take them as they
///   are in the index
record FilledSubmodules(List<String> paths, List<String> noted) {
  FilledSubmodules {
    paths = List.copyOf(paths);
    noted = List.copyOf(noted);
  }

  /// @param root of the worktree
  static FilledSubmodules of(DirCache index, Path root) {
    var filled = new TreeSet<String>();
    var noted = new TreeSet<String>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      var entry = index.getEntry(i);
      if (FileMode.GITLINK.equals(entry.getRawMode())) {
        // Of a merge that is not done, every side has one.
        String path = RawPath.of(entry.getRawPath());
        if (isFilled(root, path)) {
          filled.add(path);
          if (!entry.isSkipWorkTree()) {
            noted.add(path);
          }
        }
      }
    }
    return new FilledSubmodules(new ArrayList<>(filled), new ArrayList<>(noted));
  }

  /// Behind a link there is nothing of this worktree.
  private static boolean isFilled(Path root, String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      if (!isFolder(RawPath.resolve(root, path.substring(0, end)))) {
        return false;
      }
    }
    return isFolder(RawPath.resolve(root, path))
        && Files.exists(RawPath.resolve(root, path + "/.git"), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isFolder(Path folder) {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether one lies in this folder.
  boolean liesAny(String folder) {
    return paths.stream().anyMatch(path -> path.startsWith(folder + "/"));
  }

  /// Those whose commit counts and that are one of the paths, or lie in one.
  List<String> notedWithin(Collection<String> chosen) {
    var all = new TreeSet<>(chosen);
    return noted.stream().filter(path -> ChosenPaths.holds(all, path)).toList();
  }
}
