package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/// A merge of a base into a branch whose conflicts somebody has resolved: both sides get the
/// resolved file before they are merged, so that they agree on it. Writes objects alone.
final class ResolvedMerge {
  private final QuietRepository jgit;
  private final ObjectInserter inserter;
  private final Distance distance;
  private List<String> conflicts = List.of();

  ResolvedMerge(QuietRepository jgit, ObjectInserter inserter, Distance distance) {
    this.jgit = jgit;
    this.inserter = inserter;
    this.distance = distance;
  }

  /// @param resolved what files shall hold; empty for one that shall not be
  /// @return the result; empty when there are conflicts beyond those
  Optional<ObjectId> tree(Map<String, Optional<String>> resolved) throws IOException {
    ObjectId ours = jgit.parseCommit(distance.head()).getTree();
    ObjectId theirs = jgit.parseCommit(distance.base()).getTree();
    if (!(MergeStrategy.RECURSIVE.newMerger(jgit, true) instanceof ResolveMerger merger)) {
      throw new IllegalStateException("the recursive strategy resolves");
    }
    boolean clean;
    if (resolved.isEmpty()) {
      distance.startFrom(merger);
      clean = merger.merge(distance.head(), distance.base());
    } else {
      Map<String, FileMode> modes = modes(ours, theirs, resolved.keySet());
      merger.setBase(distance.since());
      clean = merger.merge(with(ours, resolved, modes), with(theirs, resolved, modes));
    }
    if (!clean) {
      conflicts = merger.getUnmergedPaths().stream().distinct().sorted().toList();
      return Optional.empty();
    }
    return Optional.of(merger.getResultTreeId());
  }

  List<String> conflicts() {
    return conflicts;
  }

  /// What the resolved files are after the merge; those that are no plain file on either side are
  /// left out, and so stay conflicts.
  private Map<String, FileMode> modes(ObjectId ours, ObjectId theirs, Set<String> paths)
      throws IOException {
    DirCache our = read(ours);
    DirCache their = read(theirs);
    DirCache before = read(jgit.parseCommit(distance.since()).getTree());
    var modes = new TreeMap<String, FileMode>();
    for (String path : paths) {
      FileMode left = mode(our, path);
      FileMode right = mode(their, path);
      if (isPlain(left) && isPlain(right)) {
        modes.put(path, merged(mode(before, path), left, right));
      }
    }
    return modes;
  }

  /// Whoever changed it since they parted decides; of a file that both made, whoever made it
  /// executable.
  private static FileMode merged(FileMode before, FileMode left, FileMode right) {
    if (left.equals(FileMode.MISSING)) {
      return right;
    }
    if (right.equals(FileMode.MISSING)) {
      return left;
    }
    if (!isPlain(before) || before.equals(FileMode.MISSING)) {
      return left.equals(FileMode.EXECUTABLE_FILE) ? left : right;
    }
    return left.equals(before) ? right : left;
  }

  private static boolean isPlain(FileMode mode) {
    return mode.equals(FileMode.MISSING)
        || mode.equals(FileMode.REGULAR_FILE)
        || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  private static FileMode mode(DirCache files, String path) {
    DirCacheEntry entry = files.getEntry(path);
    if (entry != null) {
      return entry.getFileMode();
    }
    return files.getEntriesWithin(path).length > 0 ? FileMode.TREE : FileMode.MISSING;
  }

  private DirCache read(ObjectId tree) throws IOException {
    try (var reader = jgit.newObjectReader()) {
      return DirCache.read(reader, tree);
    }
  }

  private ObjectId with(
      ObjectId tree, Map<String, Optional<String>> resolved, Map<String, FileMode> modes)
      throws IOException {
    DirCache files = read(tree);
    var editor = files.editor();
    for (var each : resolved.entrySet()) {
      FileMode mode = modes.get(each.getKey());
      if (mode == null) {
        continue;
      }
      if (each.getValue().isEmpty()) {
        editor.add(new DeletePath(each.getKey()));
        continue;
      }
      byte[] bytes = BranchUpdate.bytes(each.getValue().get());
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, bytes);
      editor.add(
          new PathEdit(each.getKey()) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(mode.equals(FileMode.MISSING) ? FileMode.REGULAR_FILE : mode);
              entry.setObjectId(id);
            }
          });
    }
    editor.finish();
    ObjectId written = files.writeTree(inserter);
    inserter.flush();
    return written;
  }
}
