package app.coppice.git;

import app.coppice.git.FileVersions.Version;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// One path's entry in the index.
record IndexEntry(QuietRepository jgit, String path) {

  /// Makes it another one under git's own lock; false when it is no longer what was read.
  ///
  /// @param mode `MISSING` takes it away
  boolean replace(Version read, FileMode mode, ObjectId id) throws IOException {
    DirCache index = jgit.lockDirCache();
    try {
      DirCacheEntry now = index.getEntry(path);
      boolean same =
          now == null
              ? !read.isThere()
              : now.getStage() == 0 && read.isAt(now.getFileMode(), now.getObjectId());
      if (!same) {
        return false;
      }
      takeAwayAnnounced(index, List.of(path));
      var editor = index.editor();
      editor.add(mode.equals(FileMode.MISSING) ? new DeletePath(path) : edit(mode, id));
      editor.finish();
      index.write();
      return index.commit();
    } finally {
      index.unlock();
    }
  }

  /// Takes away what of these paths is only announced: an edited entry would go on being that to
  /// git.
  static void takeAwayAnnounced(DirCache index, Collection<String> paths) {
    var editor = index.editor();
    for (String path : paths) {
      DirCacheEntry entry = index.getEntry(path);
      if (entry != null && entry.isIntentToAdd()) {
        editor.add(new DeletePath(path));
      }
    }
    editor.finish();
  }

  private PathEdit edit(FileMode mode, ObjectId id) {
    return new PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(mode);
        entry.setObjectId(id);
        // Git looks at the file again.
        entry.setLength(0);
        entry.setLastModified(java.time.Instant.EPOCH);
      }
    };
  }
}
