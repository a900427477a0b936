package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;

/// A session's own checkout, linked to a repository.
///
/// @param sessionId the nonce in its administrative folder, by which it is known as ours
/// @param folder its files
/// @param adminFolder `.git/worktrees/<name>` of the repository
/// @param branch the branch it was made for
/// @param base what it left, and the branch it lands in where it is one
public record Worktree(
    String sessionId, Path folder, Path adminFolder, String branch, String base) {

  /// The same, to land in another branch than its base.
  public Worktree landingIn(String into) {
    return new Worktree(sessionId, folder, adminFolder, branch, into);
  }

  /// What the base is called in words: `origin/fix` where it is `refs/remotes/origin/fix`.
  String baseName() {
    return base.startsWith(Constants.R_REMOTES)
        ? base.substring(Constants.R_REMOTES.length())
        : base;
  }

  Place place() {
    return new Place(folder, adminFolder);
  }
}
