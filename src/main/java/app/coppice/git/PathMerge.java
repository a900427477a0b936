package app.coppice.git;

import app.coppice.git.TreeScan.Side;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/// A merge of a few paths of a large tree, in memory: only what both sides changed can conflict, so
/// only that is merged.
///
/// @param conflicts paths that do not go together, sorted; empty when the merge is clean
/// @param merged what each path holds then; empty with conflicts
/// @param objects that hold it
record PathMerge(Set<String> conflicts, Map<String, Side> merged, UnstoredObjects objects) {

  /// @param base the paths as they were; these are merged
  /// @param ours their state on one side; as in the base where it tells nothing
  static PathMerge of(
      QuietRepository jgit,
      Map<String, Side> base,
      Map<String, Side> ours,
      Map<String, Side> theirs,
      UnstoredObjects... sides)
      throws IOException {
    var objects = new UnstoredObjects(jgit, sides);
    if (base.isEmpty()) {
      return new PathMerge(Set.of(), Map.of(), objects);
    }
    try (var inserter = objects.inserter()) {
      if (!(MergeStrategy.RESOLVE.newMerger(inserter, jgit.getConfig())
          instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the resolve strategy resolves");
      }
      merger.setBase(tree(inserter, base, base));
      if (!merger.merge(tree(inserter, base, ours), tree(inserter, base, theirs))) {
        var files = new TreeSet<String>(merger.getUnmergedPaths());
        if (merger.getFailingPaths() != null) {
          files.addAll(merger.getFailingPaths().keySet());
        }
        return new PathMerge(files, Map.of(), objects);
      }
      return new PathMerge(
          Set.of(), held(objects, merger.getResultTreeId(), base.keySet()), objects);
    }
  }

  private static ObjectId tree(
      ObjectInserter inserter, Map<String, Side> paths, Map<String, Side> state)
      throws IOException {
    var files = DirCache.newInCore();
    var builder = files.builder();
    for (var path : paths.entrySet()) {
      Side side = state.getOrDefault(path.getKey(), path.getValue());
      if (side.isThere()) {
        var entry = new DirCacheEntry(path.getKey());
        entry.setFileMode(side.mode());
        entry.setObjectId(side.id());
        builder.add(entry);
      }
    }
    builder.finish();
    return files.writeTree(inserter);
  }

  private static Map<String, Side> held(
      UnstoredObjects objects, AnyObjectId tree, Set<String> paths) throws IOException {
    var held = new TreeMap<String, Side>();
    paths.forEach(path -> held.put(path, Side.ABSENT));
    try (var reader = objects.reader();
        var walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        held.put(walk.getPathString(), new Side(walk.getFileMode(0), walk.getObjectId(0)));
      }
    }
    return held;
  }

  /// These paths of a commit.
  static Map<String, Side> at(QuietRepository jgit, ObjectId commit, Set<String> paths)
      throws IOException {
    var found = new TreeMap<String, Side>();
    ObjectId tree = jgit.parseCommit(commit).getTree();
    paths.forEach(path -> found.put(path, Side.ABSENT));
    if (paths.isEmpty()) {
      return found;
    }
    try (var reader = jgit.newObjectReader();
        var walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathFilterGroup.createFromStrings(paths));
      while (walk.next()) {
        // What lies below a folder is not the folder.
        found.computeIfPresent(
            walk.getPathString(), (_, _) -> new Side(walk.getFileMode(0), walk.getObjectId(0)));
      }
    }
    return found;
  }

  /// The paths of one that are paths of the other, or folders above or below one.
  static Set<String> meeting(Set<String> some, Set<String> others) {
    var met = new TreeSet<String>();
    meet(some, others, met);
    meet(others, some, met);
    return met;
  }

  private static void meet(Set<String> some, Set<String> others, Set<String> met) {
    for (String path : some) {
      if (others.contains(path)) {
        met.add(path);
      }
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (others.contains(path.substring(0, end))) {
          met.add(path);
          met.add(path.substring(0, end));
        }
      }
    }
  }
}
