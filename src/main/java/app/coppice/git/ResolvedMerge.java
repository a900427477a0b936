package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      clean = merger.merge(distance.head(), distance.base());
    } else {
      Map<String, DirCacheEntry> modes = modes(ours, theirs, resolved);
      merger.setBase(distance.mergeBase());
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

  /// Theirs where it is, else ours: what a file is stays as one of them has it.
  private Map<String, DirCacheEntry> modes(
      ObjectId ours, ObjectId theirs, Map<String, Optional<String>> resolved) throws IOException {
    var modes = new TreeMap<String, DirCacheEntry>();
    for (ObjectId tree : List.of(ours, theirs)) {
      DirCache files = read(tree);
      for (String path : resolved.keySet()) {
        DirCacheEntry entry = files.getEntry(path);
        if (entry != null) {
          modes.put(path, entry);
        }
      }
    }
    return modes;
  }

  private DirCache read(ObjectId tree) throws IOException {
    try (var reader = jgit.newObjectReader()) {
      return DirCache.read(reader, tree);
    }
  }

  private ObjectId with(
      ObjectId tree, Map<String, Optional<String>> resolved, Map<String, DirCacheEntry> modes)
      throws IOException {
    DirCache files = read(tree);
    var editor = files.editor();
    for (var each : resolved.entrySet()) {
      if (each.getValue().isEmpty()) {
        editor.add(new DeletePath(each.getKey()));
        continue;
      }
      byte[] bytes = BranchUpdate.bytes(each.getValue().get());
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, bytes);
      DirCacheEntry like = modes.get(each.getKey());
      editor.add(
          new PathEdit(each.getKey()) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(like == null ? FileMode.REGULAR_FILE : like.getFileMode());
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
