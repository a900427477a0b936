package app.coppice.git;

import java.io.IOException;
import java.util.List;

/// What a landing of one style would meet, tried in memory; by the checks that the landing itself
/// makes. Stateless; reads only.
///
/// @param conflicts files that do not go together, sorted
/// @param refusal why this style cannot be taken, and which can; empty when it can
record WayIn(List<String> conflicts, String refusal) {

  static WayIn of(Repository repository, Worktree worktree, LandingStyle style, Distance distance)
      throws IOException {
    return switch (style) {
      case FAST_FORWARD ->
          new WayIn(List.of(), distance.behind() == 0 ? "" : movedOn(worktree.base()));
      case MERGE, SQUASH ->
          new WayIn(
              List.copyOf(
                  InMemoryMerge.of(repository.jgit(), distance.base(), distance.head())
                      .conflicts()),
              "");
      case REBASE ->
          switch (Rebase.tried(repository.jgit(), distance)) {
            case Rebase.Refused(String reason) -> new WayIn(List.of(), reason);
            case Rebase.Conflicts(String _, List<String> files) -> new WayIn(files, "");
            case Rebase.Done _ -> new WayIn(List.of(), "");
          };
    };
  }

  static String movedOn(String base) {
    return "“" + base + "” has moved on, so it cannot be fast-forwarded. Merge or squash instead.";
  }
}
