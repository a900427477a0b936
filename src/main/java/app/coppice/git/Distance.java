package app.coppice.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/// How far a worktree's HEAD and its base have grown apart. What landed by other commits, as by a
/// squash, counts as if the base's commit were a merge of the session's.
///
/// @param mergeBase where HEAD left the base; the base itself when they share no history
/// @param since what merges of the two start from: the merge base, or the later commit of HEAD that
///   landed by other commits
/// @param landed the last commit of HEAD that landed so; the merge base when none did
/// @param by the commit of the base that holds what it changed
/// @param ahead commits of HEAD that the base lacks, without those that landed
/// @param behind commits of the base that HEAD lacks
record Distance(
    ObjectId head,
    ObjectId base,
    ObjectId mergeBase,
    ObjectId since,
    ObjectId landed,
    ObjectId by,
    int ahead,
    int behind) {

  /// Where both stand.
  record Tips(ObjectId head, ObjectId base) {
    static Tips of(Repository repository, Worktree worktree) throws IOException {
      ObjectId base = BaseRef.commit(repository, worktree.base());
      if (base == null) {
        throw new IOException(
            "The base “" + worktree.baseName() + "” is gone. Make it again to go on.");
      }
      ObjectId head = repository.jgit(worktree).resolve(Constants.HEAD);
      if (head == null) {
        throw new IOException("The branch of " + worktree.folder() + " has no commit.");
      }
      return new Tips(head, base);
    }
  }

  static Distance between(Repository repository, Worktree worktree) throws IOException {
    return between(
        repository, worktree.sessionId(), worktree.base(), Tips.of(repository, worktree));
  }

  /// @param base what the tips' base is called
  static Distance between(Repository repository, String session, String base, Tips tips)
      throws IOException {
    var plain = between(repository.jgit(), tips.head(), tips.base());
    if (plain.isWithinBase()) {
      return plain;
    }
    var standing = StandingLanding.of(repository, session, base, tips.head(), tips.base());
    return standing.isEmpty() ? plain : plain.from(repository.jgit(), standing.get());
  }

  /// By their commits alone.
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
      ObjectId parted = from.copy();
      return new Distance(
          headId,
          baseId,
          parted,
          parted,
          parted,
          parted,
          RevWalkUtils.count(walk, head, from),
          RevWalkUtils.count(walk, base, from));
    }
  }

  private Distance from(QuietRepository jgit, LandedRecord record) throws IOException {
    try (var walk = new RevWalk(jgit)) {
      // Once HEAD has the base's own commit of it, or later ones, their merge base says it all.
      boolean later =
          !StandingLanding.isWithin(walk, record.to(), head)
              && (record.head().equals(head)
                  || StandingLanding.isWithin(walk, mergeBase, record.head()));
      ObjectId start = later ? record.head() : mergeBase;
      var counted =
          new Distance(head, base, mergeBase, start, record.head(), record.to(), ahead, behind);
      walk.reset();
      walk.setRetainBody(false);
      counted.markOwn(walk);
      int own = 0;
      while (walk.next() != null) {
        own++;
      }
      return new Distance(head, base, mergeBase, start, record.head(), record.to(), own, behind);
    }
  }

  boolean isOf(Tips tips) {
    return head.equals(tips.head()) && base.equals(tips.base());
  }

  /// What a merge of two sessions starts from: where their branches parted, or what landed of one
  /// where the other has it from the base.
  static ObjectId parting(QuietRepository jgit, Distance one, Distance other) throws IOException {
    ObjectId parted = between(jgit, one.head(), other.head()).mergeBase();
    try (var walk = new RevWalk(jgit)) {
      if (one.hasLandedIn(other, parted, walk)) {
        return one.landed();
      }
      return other.hasLandedIn(one, parted, walk) ? other.landed() : parted;
    }
  }

  private boolean hasLandedIn(Distance other, ObjectId parted, RevWalk walk) throws IOException {
    return !landed.equals(mergeBase)
        && StandingLanding.isWithin(walk, by, other.head)
        && StandingLanding.isWithin(walk, parted, landed);
  }

  /// Whether the base has HEAD itself.
  boolean isWithinBase() {
    return mergeBase.equals(head);
  }

  /// Has a walk find the commits that the base lacks, without those that landed.
  void markOwn(RevWalk walk) throws IOException {
    walk.markStart(walk.parseCommit(head));
    walk.markUninteresting(walk.parseCommit(base));
    walk.markUninteresting(walk.parseCommit(landed));
  }

  /// Has a merge of the two start from where it shall; else it finds that by their commits.
  void startFrom(ThreeWayMerger merger) throws IOException {
    if (!since.equals(mergeBase)) {
      merger.setBase(since);
    }
  }
}
