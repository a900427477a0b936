package app.coppice.session;

import app.coppice.agent.Mode;
import java.nio.file.Path;

/// What a new session is made from.
///
/// @param prompt the first prompt; empty to start without one
/// @param base a branch, or whatever else names a commit; empty for what is checked out in the main
///   worktree
/// @param branch empty for a name proposed from the prompt
/// @param model empty for the one of the settings
/// @param recorded whether the rehearsal answers instead of a provider
public record NewSession(
    Path repository,
    String prompt,
    String base,
    String branch,
    String model,
    Mode mode,
    boolean recorded) {
  /// The same in another repository.
  public NewSession in(Path other) {
    return new NewSession(other, prompt, base, branch, model, mode, recorded);
  }
}
