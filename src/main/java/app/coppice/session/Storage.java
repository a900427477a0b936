package app.coppice.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What sessions take on the disk, and what is kept of one that is put away. Thread-safe; never
/// blocks.
public interface Storage {
  /// The ignored files that archiving or deleting a session leaves behind unless they are chosen,
  /// those that no build makes again before the rest, the largest first. Small ones, an `.env`
  /// among them, are kept without being asked for.
  CompletableFuture<List<IgnoredChoice>> ignored(SessionId id);

  /// Why a session cannot be archived or deleted as it is, and what to do first, in a sentence;
  /// empty where it can be tried. Reads only.
  default CompletableFuture<String> refusal(SessionId id) {
    return CompletableFuture.completedFuture("");
  }

  /// @param keep paths of {@link IgnoredChoice}s
  CompletableFuture<ActionResult> archive(SessionId id, Set<String> keep);

  /// Moves a session to the trash.
  ///
  /// @param keep paths of {@link IgnoredChoice}s
  CompletableFuture<ActionResult> delete(SessionId id, Set<String> keep);

  /// What each session takes, deleted ones included, the largest first.
  CompletableFuture<List<DiskUse>> diskUse();
}
