package app.coppice.git;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Brings what a snapshot had staged back into the index.
record SnapshotIndex(QuietRepository jgit, Snapshot snapshot) {

  /// @param paths to stage as the snapshot had them; the others stay
  void stage(Collection<String> paths) throws IOException {
    if (paths.isEmpty()) {
      return;
    }
    DirCache index = jgit.lockDirCache();
    try {
      IndexEntry.takeAwayAnnounced(index, paths);
      var editor = index.editor();
      for (String path : paths) {
        editor.add(edit(path));
      }
      editor.finish();
      index.write();
      index.commit();
    } finally {
      index.unlock();
    }
  }

  private org.eclipse.jgit.dircache.DirCacheEditor.PathEdit edit(String path) throws IOException {
    try (var walk = TreeWalk.forPath(jgit, path, snapshot.index())) {
      if (walk == null || walk.getFileMode(0).equals(FileMode.TREE)) {
        return new DeletePath(path);
      }
      FileMode mode = walk.getFileMode(0);
      var id = walk.getObjectId(0);
      return new PathEdit(path) {
        @Override
        public void apply(DirCacheEntry entry) {
          if (!entry.getObjectId().equals(id) || !entry.getFileMode().equals(mode)) {
            entry.setFileMode(mode);
            entry.setObjectId(id);
            // Else it would count as what lies on disk.
            entry.setLength(0);
          }
        }
      };
    }
  }
}
