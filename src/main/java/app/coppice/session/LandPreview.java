package app.coppice.session;

import java.util.List;

/// What a landing would do, worked out before it.
///
/// @param commits that come in, newest first: short id and first line; the first hundred
/// @param count of all of them
/// @param files that change in the branch that is landed in, sorted
/// @param conflicts files that do not go together, sorted
/// @param problem what else would refuse it as things stand; empty when nothing would
/// @param refusal why it cannot be done, or not in this way, and what can; empty when it can
/// @param message proposed for the merge or squash commit
public record LandPreview(
    List<String> commits,
    int count,
    List<String> files,
    List<String> conflicts,
    String problem,
    String refusal,
    String message) {
  public static final LandPreview NONE =
      new LandPreview(List.of(), 0, List.of(), List.of(), "", "", "");

  public LandPreview {
    commits = List.copyOf(commits);
    files = List.copyOf(files);
    conflicts = List.copyOf(conflicts);
  }
}
