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
/// @param refusal why nothing can land, or not by this style, and what to do; empty when it can
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
    if (BaseRef.commit(repository, worktree.base()) == null) {
      String why = new LandingCheck(repository, worktree).refusal().orElse("");
      return new LandingPreview(List.of(), 0, List.of(), List.of(), "", why);
    }
    var distance = Distance.between(repository, worktree);
    var commits = new ArrayList<String>();
    int count = 0;
    try (var walk = new RevWalk(repository.jgit())) {
      walk.setRetainBody(false);
      distance.markOwn(walk);
      for (RevCommit commit : walk) {
        count++;
        if (commits.size() < MOST) {
          walk.parseBody(commit);
          commits.add(commit.getId().abbreviate(8).name() + " " + commit.getShortMessage());
        }
      }
    }
    var check = new LandingCheck(repository, worktree);
    var refusal = check.foreseen();
    if (refusal.isPresent()) {
      return new LandingPreview(commits, count, List.of(), List.of(), "", refusal.get());
    }
    return switch (WayIn.of(repository, worktree, style, distance)) {
      case WayIn.Refused(String reason) ->
          new LandingPreview(commits, count, List.of(), List.of(), "", reason);
      case WayIn.Nothing() ->
          new LandingPreview(
              commits, count, List.of(), List.of(), "", check.nothingForeseen().orElse(""));
      case WayIn.Conflicts(List<String> files) ->
          new LandingPreview(commits, count, List.of(), files, "", "");
      case WayIn.Open(ObjectId after, UnstoredObjects objects) -> {
        ObjectId before = repository.jgit().parseCommit(distance.base()).getTree();
        List<String> files = LandingSide.differing(objects, before, after);
        String problem = problem(repository, worktree.base(), before, files);
        try (var reader = objects.reader()) {
          List<String> once = TreeRenames.once(reader, before, after, files);
          yield new LandingPreview(commits, count, once, List.of(), problem, "");
        }
      }
    };
  }

  private static String problem(
      Repository repository, String base, ObjectId before, List<String> files) throws IOException {
    Optional<BaseCheckout> checkout = BaseCheckout.find(repository, base);
    return checkout.isEmpty()
        ? ""
        : checkout
            .get()
            .refusal(before, files)
            .map(why -> why.reason() + " Files: " + String.join(", ", why.files()))
            .orElse("");
  }
}
