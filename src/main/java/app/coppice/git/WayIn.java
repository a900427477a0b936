package app.coppice.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/// What a landing of one style would meet, tried in memory; by the checks that the landing itself
/// makes. Reads only.
sealed interface WayIn {
  /// It goes.
  ///
  /// @param tree that the branch would have then
  /// @param objects that hold it
  record Open(ObjectId tree, UnstoredObjects objects) implements WayIn {}

  /// The base has it all.
  record Nothing() implements WayIn {}

  /// @param files that do not go together, sorted
  record Conflicts(List<String> files) implements WayIn {}

  /// @param reason why this style cannot be taken, and which can
  record Refused(String reason) implements WayIn {}

  static WayIn of(Repository repository, Worktree worktree, LandingStyle style, Distance distance)
      throws IOException {
    QuietRepository jgit = repository.jgit();
    return switch (style) {
      case FAST_FORWARD ->
          distance.behind() == 0
              ? open(distance.head(), new UnstoredObjects(jgit))
              : new Refused(movedOn(worktree.base()));
      case MERGE, SQUASH -> {
        var merge = InMemoryMerge.of(jgit, distance);
        yield merge.conflicts().isEmpty()
            ? open(merge.commit(), merge.objects())
            : new Conflicts(List.copyOf(merge.conflicts()));
      }
      case REBASE -> {
        var objects = new UnstoredObjects(jgit);
        yield switch (Rebase.tried(jgit, distance, objects)) {
          case Rebase.Refused(String reason) -> new Refused(reason);
          case Rebase.Conflicts(String _, List<String> files) -> new Conflicts(files);
          case Rebase.Done(ObjectId tip) when tip.equals(distance.base()) -> new Nothing();
          case Rebase.Done(ObjectId tip) -> open(tip, objects);
        };
      }
    };
  }

  private static WayIn open(ObjectId commit, UnstoredObjects objects) throws IOException {
    try (var walk = new RevWalk(objects.reader())) {
      return new Open(walk.parseCommit(commit).getTree().copy(), objects);
    }
  }

  static String movedOn(String base) {
    return "“" + base + "” has moved on, so it cannot be fast-forwarded. Merge or squash instead.";
  }
}
