package app.coppice.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/// How far a worktree's HEAD and its base have grown apart.
///
/// @param mergeBase where HEAD left the base; the base itself when they share no history
/// @param ahead commits of HEAD that the base lacks
/// @param behind commits of the base that HEAD lacks
record Distance(ObjectId head, ObjectId base, ObjectId mergeBase, int ahead, int behind) {

  static Distance between(Repository repository, Worktree worktree) throws IOException {
    var jgit = repository.jgit(worktree);
    ObjectId base = BaseRef.commit(repository, worktree.base());
    if (base == null) {
      throw new IOException("The base “" + worktree.base() + "” is gone. Make it again to go on.");
    }
    ObjectId head = jgit.resolve(Constants.HEAD);
    if (head == null) {
      throw new IOException("The branch of " + worktree.folder() + " has no commit.");
    }
    return between(jgit, head, base);
  }

  static Distance between(org.eclipse.jgit.lib.Repository jgit, ObjectId headId, ObjectId baseId)
      throws IOException {
    try (var walk = new RevWalk(jgit)) {
      RevCommit head = walk.parseCommit(headId);
      RevCommit base = walk.parseCommit(baseId);
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(head);
      walk.markStart(base);
      RevCommit common = walk.next();
      walk.reset();
      walk.setRevFilter(RevFilter.ALL);
      RevCommit from = common == null ? base : common;
      return new Distance(
          headId,
          baseId,
          from.copy(),
          RevWalkUtils.count(walk, head, from),
          RevWalkUtils.count(walk, base, from));
    }
  }
}
