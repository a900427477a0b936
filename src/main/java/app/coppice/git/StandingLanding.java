package app.coppice.git;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Finds the last landing of a session that its base still holds and its branch goes on from, by
/// whatever commits. One that was undone, reset away or reverted is none. Stateless; reads only.
final class StandingLanding {
  /// Commits that changed the same lines again which are asked whether they did so after a revert.
  private static final int MOST = 100;

  private StandingLanding() {}

  /// @param head of the session's branch
  /// @param tip of the base
  static Optional<LandedRecord> of(
      Repository repository, String session, String base, ObjectId head, ObjectId tip)
      throws IOException {
    for (LandedRecord landed : LandedRecord.all(repository, session)) {
      if (landed.base().equals(base) && stands(repository.jgit(), landed, head, tip)) {
        return Optional.of(landed);
      }
    }
    return Optional.empty();
  }

  private static boolean stands(
      QuietRepository jgit, LandedRecord landed, ObjectId head, ObjectId tip) throws IOException {
    try (var walk = new RevWalk(jgit)) {
      return isWithin(walk, landed.head(), head)
          && isWithin(walk, landed.to(), tip)
          && !isReverted(jgit, walk, landed, tip);
    } catch (MissingObjectException e) {
      // The base was put back by other means, and git has tidied the landing away.
      return false;
    }
  }

  static boolean isWithin(RevWalk walk, ObjectId one, ObjectId other) throws IOException {
    return walk.isMergedInto(walk.parseCommit(one), walk.parseCommit(other));
  }

  /// Whether the base is without all that the landing brought: to take it back once more would
  /// leave the base as it is. Where others have changed the same lines that cannot be told; then
  /// the newest commit before that tells it.
  private static boolean isReverted(
      QuietRepository jgit, RevWalk ancestry, LandedRecord landed, ObjectId tip)
      throws IOException {
    Set<String> paths;
    try (var reader = jgit.newObjectReader()) {
      ObjectId before = jgit.parseCommit(landed.from()).getTree();
      ObjectId brought = jgit.parseCommit(landed.to()).getTree();
      paths = LandingSide.changed(reader, before, brought).keySet();
    }
    if (paths.isEmpty()) {
      return false;
    }
    try (var walk = new RevWalk(jgit)) {
      walk.setFirstParent(true);
      walk.setRewriteParents(false);
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(tip));
      walk.markUninteresting(walk.parseCommit(landed.to()));
      int asked = 0;
      for (RevCommit commit : walk) {
        if (++asked > MOST || !isWithin(ancestry, landed.to(), commit)) {
          return false;
        }
        var without = MergedTree.of(jgit, landed.to(), commit, landed.from());
        if (without.isPresent()) {
          return without.get().equals(commit.getTree());
        }
      }
    }
    return false;
  }
}
