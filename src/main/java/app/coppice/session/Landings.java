package app.coppice.session;

import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.git.ReceivingHooks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What goes beyond one landing: which sessions go together, and in which order. Thread-safe;
/// nothing here blocks.
public interface Landings {
  /// Of an engine that has none.
  Landings NONE = _ -> Optional.empty();

  /// What was found last about a repository's live sessions; empty until it is looked at for the
  /// first time. From the first call on the plan follows the sessions by itself, and listeners hear
  /// of each new one by {@link Engine.Listener#planChanged}.
  Optional<LandingPlan> plan(Path repository);

  /// Takes the session's last landing back, while its base still stands where that put it.
  default CompletableFuture<ActionResult> undo(SessionId session) {
    return CompletableFuture.completedFuture(new ActionResult.Refused("There is no landing."));
  }

  /// The branch that {@link #undo} would move; empty when there is nothing to undo.
  default CompletableFuture<String> undoable(SessionId session) {
    return CompletableFuture.completedFuture("");
  }

  /// Brings what its base has gained into the session's branch; uncommitted edits stay, and one
  /// that would be overwritten refuses it.
  ///
  /// @param resolved for a merge only; refused when either side has moved since it was made
  /// @param message of the merge commit; blank for git's usual one
  default CompletableFuture<ActionResult> update(
      SessionId session, UpdateHow how, Resolution resolved, String message) {
    return CompletableFuture.completedFuture(new ActionResult.Refused("There is no update."));
  }

  /// As {@link #update(SessionId, UpdateHow, Resolution, String)}, with git's usual message.
  default CompletableFuture<ActionResult> update(
      SessionId session, UpdateHow how, Resolution resolved) {
    return update(session, how, resolved, "");
  }

  /// As {@link #update(SessionId, UpdateHow, Resolution, String)}, of the remote's branch as it was
  /// fetched last, by a merge whose conflicts are resolved.
  default CompletableFuture<ActionResult> updateFromFetched(
      SessionId session, Resolution resolved) {
    return CompletableFuture.completedFuture(new ActionResult.Refused("There is no remote."));
  }

  /// Fetches the remote's branch that the session's is pushed to, and brings it in as {@link
  /// #update(SessionId, UpdateHow, Resolution, String)} does the base.
  ///
  /// @param progress hears on any thread how far the fetch is, a few words at a time
  default CompletableFuture<ActionResult> updateFromUpstream(
      SessionId session, UpdateHow how, String message, Consumer<String> progress) {
    return CompletableFuture.completedFuture(new ActionResult.Refused("There is no remote."));
  }

  /// The remote's branch, as `origin/fix`, where the last push was rejected since that has commits
  /// which the session's lacks; else empty. Known until the next push or update, in this process.
  default CompletableFuture<String> upstreamAhead(SessionId session) {
    return CompletableFuture.completedFuture("");
  }

  /// The hooks of a receiving repository on this disk, which a push runs only where the person lets
  /// them; empty where there are none.
  default CompletableFuture<Optional<ReceivingHooks>> receivingHooks(SessionId session) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /// Pushes the session's branch under its own name and makes that its upstream.
  ///
  /// @param agreed the fingerprint of the hooks that the person lets run; empty for none
  /// @param progress hears on any thread how far it is, a few words at a time
  default CompletableFuture<ActionResult> push(
      SessionId session, String agreed, Consumer<String> progress) {
    return CompletableFuture.completedFuture(new ActionResult.Refused("There is no remote."));
  }

  /// As {@link #push(SessionId, String, Consumer)}, with no hooks that may run.
  default CompletableFuture<ActionResult> push(SessionId session, Consumer<String> progress) {
    return push(session, "", progress);
  }

  /// As {@link #conflicts(SessionId)}, with the remote's branch as it was fetched last.
  default CompletableFuture<Dispute> conflictsWithFetched(SessionId session) {
    return CompletableFuture.completedFuture(Dispute.NONE);
  }

  /// What a landing would bring, and where it would conflict. Writes nothing that is seen.
  ///
  /// @param into a local branch; empty for the base
  default CompletableFuture<LandPreview> preview(SessionId session, LandHow how, String into) {
    return CompletableFuture.completedFuture(LandPreview.NONE);
  }

  /// The files in which an update from the base conflicts, with both sides; empty when it is clean.
  default CompletableFuture<Dispute> conflicts(SessionId session) {
    return CompletableFuture.completedFuture(Dispute.NONE);
  }

  /// Looks again at all sessions of the repository.
  default CompletableFuture<LandingPlan> replan(Path repository) {
    return CompletableFuture.completedFuture(LandingPlan.empty(repository));
  }
}
