package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// The links of an index to which JGit has just added all files: it takes what a link holds for
/// text, and stores something else where it is none.
record AddedLinks(QuietRepository jgit) {
  /// Has the index hold them as they are.
  void correct() throws IOException {
    DirCache index = jgit.lockDirCache();
    try (var inserter = jgit.newObjectInserter()) {
      var editor = index.editor();
      for (int i = 0; i < index.getEntryCount(); i++) {
        DirCacheEntry entry = index.getEntry(i);
        Path file = RawPath.resolve(jgit.getWorkTree().toPath(), RawPath.of(entry.getRawPath()));
        if (FileMode.SYMLINK.equals(entry.getRawMode()) && Files.isSymbolicLink(file)) {
          ObjectId id = inserter.insert(Constants.OBJ_BLOB, LinkTarget.of(file));
          editor.add(
              new PathEdit(entry) {
                @Override
                public void apply(DirCacheEntry edited) {
                  edited.setObjectId(id);
                }
              });
        }
      }
      inserter.flush();
      editor.finish();
      index.write();
      index.commit();
    } finally {
      index.unlock();
    }
  }
}
