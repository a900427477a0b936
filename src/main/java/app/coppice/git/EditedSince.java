package app.coppice.git;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// The files that hold what a rewind that was cut off did not leave: neither what was there before
/// it nor what it makes, nor the beginning of that; of those that it changes, one that is missing
/// holds nothing. Blocking.
///
/// @param now what the worktree holds
record EditedSince(Repository repository, Snapshot now, Snapshot before, Snapshot target) {

  /// Relative, sorted as git does.
  List<String> paths() throws IOException {
    var alone = unkept();
    var edited = new ArrayList<String>();
    try (var walk = new TreeWalk(repository.jgit())) {
      walk.addTree(now.tree());
      walk.addTree(before.tree());
      walk.addTree(target.tree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        String path = RawPath.shown(RawPath.of(walk.getRawPath()));
        if (!alone.contains(path) && isEdited(walk)) {
          edited.add(path);
        }
      }
    }
    return edited;
  }

  /// A rewind leaves them as they are, so it tells nothing that one of the three does not hold
  /// them.
  private Set<String> unkept() {
    var paths = new HashSet<String>();
    for (Snapshot one : List.of(now, before, target)) {
      paths.addAll(Unkept.paths(one.unkept()));
    }
    return paths;
  }

  private boolean isEdited(TreeWalk walk) throws IOException {
    ObjectId held = walk.getObjectId(0);
    ObjectId old = walk.getObjectId(1);
    ObjectId made = walk.getObjectId(2);
    FileMode mode = walk.getFileMode(0);
    if (mode.equals(FileMode.GITLINK) || held.equals(old) || held.equals(made)) {
      return false;
    }
    // The rewind has no business with a file that it leaves as it was.
    return old.equals(made)
        || !(mode.equals(FileMode.MISSING) || begins(held, walk.getFileMode(2), made));
  }

  private boolean begins(ObjectId held, FileMode mode, ObjectId whole) throws IOException {
    boolean file = (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    try (InputStream beginning = content(held);
        InputStream all = file ? content(whole) : InputStream.nullInputStream()) {
      int next = beginning.read();
      while (next >= 0) {
        if (next != all.read()) {
          return false;
        }
        next = beginning.read();
      }
      return true;
    }
  }

  private InputStream content(ObjectId blob) throws IOException {
    return new BufferedInputStream(repository.jgit().open(blob, Constants.OBJ_BLOB).openStream());
  }
}
