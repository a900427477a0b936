package app.coppice.git;

import java.util.regex.Pattern;

/// What a worktree is made for.
///
/// @param sessionId letters, digits and hyphens: it names folders and refs
/// @param branch made at the base's tip when there is none of this name
/// @param base a local branch, or whatever else names a commit
public record WorktreeRequest(String sessionId, String branch, String base) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  public WorktreeRequest {
    if (!ID.matcher(sessionId).matches()) {
      throw new IllegalArgumentException("not a session's id: " + sessionId);
    }
  }
}
