package app.coppice.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/// What a landing would bring, and what would keep it from being done. Reads only.
///
/// @param commits newest first: short id and first line; the first hundred
/// @param count of all of them
/// @param files that change in the branch that is landed in, sorted, a renamed one once, by its new
///   path; empty with conflicts
/// @param conflicts files that do not go together, sorted
/// @param problem why the checkout would refuse it; empty when it would not
/// @param refusal why this style cannot be taken, and which can; empty when it can
public record LandingPreview(
    List<String> commits,
    int count,
    List<String> files,
    List<String> conflicts,
    String problem,
    String refusal) {
  private static final int MOST = 100;

  /// @param worktree its base is where to land
  public static LandingPreview of(Repository repository, Worktree worktree, LandingStyle style)
      throws IOException {
    var distance = Distance.between(repository, worktree);
    var jgit = repository.jgit();
    var commits = new ArrayList<String>();
    int count = 0;
    try (var walk = new RevWalk(jgit)) {
      walk.markStart(walk.parseCommit(distance.head()));
      walk.markUninteresting(walk.parseCommit(distance.base()));
      for (RevCommit commit : walk) {
        count++;
        if (commits.size() < MOST) {
          commits.add(commit.getId().abbreviate(8).name() + " " + commit.getShortMessage());
        }
      }
    }
    var way = WayIn.of(repository, worktree, style, distance);
    var merge = InMemoryMerge.of(jgit, distance.base(), distance.head());
    if (!way.conflicts().isEmpty() || !way.refusal().isEmpty() || !merge.conflicts().isEmpty()) {
      return new LandingPreview(commits, count, List.of(), way.conflicts(), "", way.refusal());
    }
    try (var walk = new RevWalk(merge.objects().reader())) {
      ObjectId before = walk.parseCommit(distance.base()).getTree();
      ObjectId after = walk.parseCommit(merge.commit()).getTree();
      List<String> files = LandingSide.differing(merge.objects(), before, after);
      Optional<BaseCheckout> checkout = BaseCheckout.find(repository, worktree.base());
      String problem =
          checkout.isEmpty()
              ? ""
              : checkout
                  .get()
                  .refusal(before, files)
                  .map(why -> why.reason() + " Files: " + String.join(", ", why.files()))
                  .orElse("");
      List<String> once = TreeRenames.once(walk.getObjectReader(), before, after, files);
      return new LandingPreview(commits, count, once, List.of(), problem, "");
    }
  }
}
