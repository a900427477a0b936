package app.coppice.git;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Whether a commit would hold anything that the one before it lacks, by the index as it stands.
/// Git finds that out too, but then tells how everything stands, and enters submodules to do so.
/// Reads only.
record Committable(QuietRepository jgit, CommitOrder order) {
  private static final int BEFORE = 0;
  private static final int HEAD = 1;
  private static final int INDEX = 2;

  /// True, too, where only git can tell.
  boolean holds() throws IOException {
    DirCache index = jgit.readDirCache();
    ObjectId id = jgit.resolve(Constants.HEAD);
    if (id == null || index.hasUnmergedPaths() || jgit.readMergeHeads() != null) {
      return true;
    }
    RevCommit head = jgit.parseCommit(id);
    RevCommit before = head;
    if (order.place() == CommitOrder.Place.INSTEAD_OF_LAST) {
      if (head.getParentCount() != 1) {
        return true;
      }
      before = jgit.parseCommit(head.getParent(0));
    }
    try (var walk = new TreeWalk(jgit)) {
      walk.addTree(before.getTree());
      walk.addTree(head.getTree());
      walk.addTree(new DirCacheIterator(index));
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      var chosen = new HashSet<>(order.paths());
      while (walk.next()) {
        int side = isTaken(chosen, walk.getPathString()) ? INDEX : HEAD;
        int mode = side == INDEX && isOnlyAnnounced(walk) ? 0 : walk.getRawMode(side);
        if (walk.getRawMode(BEFORE) != mode || (mode != 0 && !walk.idEqual(BEFORE, side))) {
          return true;
        }
      }
      return false;
    }
  }

  /// By `git add -N`, which no commit takes along.
  private static boolean isOnlyAnnounced(TreeWalk walk) {
    var entry = walk.getTree(INDEX, DirCacheIterator.class);
    return entry != null && entry.getDirCacheEntry().isIntentToAdd();
  }

  private boolean isTaken(Set<String> chosen, String path) {
    return switch (order.extent()) {
      case ALL, STAGED -> true;
      case FILES -> ChosenPaths.holds(chosen, path);
      case NONE -> false;
    };
  }
}
