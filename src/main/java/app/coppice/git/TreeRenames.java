package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Tells which files of two trees are renamed. Reads only.
final class TreeRenames {
  /// Bytes of a file, and of all: beyond, only equal contents are found.
  private static final int LARGEST = 1 << 20;

  private static final int TOGETHER = 32 << 20;

  private TreeRenames() {}

  /// The paths without the old ones of renamed files, sorted.
  ///
  /// @param differing all paths that differ between the trees
  static List<String> once(
      ObjectReader reader, ObjectId before, ObjectId after, List<String> differing)
      throws IOException {
    var gone = new ArrayList<Renames.Candidate>();
    var come = new ArrayList<Renames.Candidate>();
    long read = 0;
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(before);
      walk.addTree(after);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        boolean was = isFile(walk.getFileMode(0));
        if (was != isFile(walk.getFileMode(1))) {
          ObjectId id = walk.getObjectId(was ? 0 : 1);
          byte[] content = content(reader, id, TOGETHER - read);
          read += content.length;
          (was ? gone : come).add(new Renames.Candidate(walk.getPathString(), content));
        }
      }
    }
    Set<String> old = new HashSet<>(Renames.find(gone, come).values());
    var paths = new TreeSet<>(differing);
    paths.removeAll(old);
    return List.copyOf(paths);
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  /// What a file holds; of a large one its name, which only an equal one has.
  private static byte[] content(ObjectReader reader, ObjectId id, long room) throws IOException {
    var loader = reader.open(id);
    return loader.getSize() > Math.min(LARGEST, room)
        ? id.name().getBytes(StandardCharsets.US_ASCII)
        : loader.getBytes();
  }
}
