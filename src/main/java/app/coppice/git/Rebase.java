package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/// A branch's commits made anew on top of its base, unless they stand on it already. Their objects
/// are written, no ref moves and no file changes. Authors, their times and the messages stay.
sealed interface Rebase {
  /// @param tip of the new commits, or of the old ones where they can stay; the base itself when it
  ///   has all that they changed
  record Done(ObjectId tip) implements Rebase {}

  /// @param commit the first that does not go onto those before it, by its first line
  record Conflicts(String commit, List<String> files) implements Rebase {}

  record Refused(String reason) implements Rebase {}

  static Rebase of(QuietRepository jgit, Distance distance) throws IOException {
    try (var inserter = jgit.newObjectInserter()) {
      return onto(jgit, distance, inserter);
    }
  }

  /// What {@link #of} would come to, in memory: not even an object is written.
  ///
  /// @param objects get what is made
  static Rebase tried(QuietRepository jgit, Distance distance, UnstoredObjects objects)
      throws IOException {
    try (var inserter = objects.inserter()) {
      return onto(jgit, distance, inserter);
    }
  }

  private static Rebase onto(QuietRepository jgit, Distance distance, ObjectInserter inserter)
      throws IOException {
    List<RevCommit> commits = commits(jgit, distance);
    if (commits.stream().anyMatch(commit -> commit.getParentCount() > 1)) {
      return new Refused(
          "The branch has merge commits, which a rebase would take apart. "
              + (distance.behind() == 0 ? "Fast-forward, merge" : "Merge")
              + " or squash instead.");
    }
    if (commits.stream().anyMatch(commit -> commit.getParentCount() == 0)) {
      return new Refused(
          "The branch and its base share no history, so its first commit has nothing to be made"
              + " anew from. Merge instead.");
    }
    if (distance.behind() == 0) {
      // As git does it: they stand on the base already.
      return new Done(distance.head());
    }
    if (jgit.getConfig().getBoolean("commit", "gpgsign", false)) {
      return new Refused(
          "Your commits are signed, and commits that are made anew would not be. Merge instead, or"
              + " run git rebase yourself.");
    }
    ObjectId tip = distance.base();
    ObjectId held = jgit.parseCommit(tip).getTree();
    for (RevCommit commit : commits) {
      if (!(MergeStrategy.RECURSIVE.newMerger(inserter, jgit.getConfig())
          instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the recursive strategy resolves");
      }
      merger.setBase(commit.getParent(0));
      if (!merger.merge(tip, commit)) {
        var files = merger.getUnmergedPaths().stream().distinct().sorted().toList();
        return new Conflicts(commit.getShortMessage(), files);
      }
      ObjectId tree = merger.getResultTreeId();
      if (!tree.equals(held) || isEmpty(jgit, commit)) {
        var anew = new CommitBuilder();
        anew.setTreeId(tree);
        anew.setParentId(tip);
        anew.setAuthor(commit.getAuthorIdent());
        anew.setCommitter(new PersonIdent(jgit));
        anew.setEncoding(StandardCharsets.UTF_8);
        anew.setMessage(commit.getFullMessage());
        tip = inserter.insert(anew);
        held = tree;
        inserter.flush();
      }
    }
    return new Done(tip);
  }

  private static boolean isEmpty(QuietRepository jgit, RevCommit commit) throws IOException {
    return jgit.parseCommit(commit.getParent(0)).getTree().equals(commit.getTree());
  }

  /// Oldest first.
  private static List<RevCommit> commits(QuietRepository jgit, Distance distance)
      throws IOException {
    var commits = new ArrayList<RevCommit>();
    try (var walk = new RevWalk(jgit)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      distance.markOwn(walk);
      for (RevCommit commit : walk) {
        walk.parseBody(commit);
        commits.add(walk.parseCommit(commit));
      }
    }
    return commits;
  }
}
