package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// What differs between two stored trees, by path; no file is looked at. Reads only.
record TreeDifference(QuietRepository repository) {

  /// The paths, but for those that are no text, see [OddNames].
  List<String> paths(AnyObjectId oneTree, AnyObjectId otherTree) throws IOException {
    var paths = new ArrayList<String>();
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(oneTree);
      walk.addTree(otherTree);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        if (OddNames.isText(walk.getRawPath())) {
          paths.add(walk.getPathString());
        }
      }
    }
    return paths;
  }

  /// Adds what differs, as what the second tree has of it.
  void addTo(NamedChanges named, AnyObjectId baseTree, AnyObjectId headTree) throws IOException {
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(baseTree);
      walk.addTree(headTree);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(1);
        boolean isThere = !mode.equals(FileMode.MISSING);
        named.addSettled(walk.getPathString(), isThere ? mode : null, walk.getObjectId(1));
      }
    }
  }
}
