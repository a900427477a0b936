package app.coppice.session;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Remembers what a worktree held before its files began to vanish: a folder that somebody deletes
/// is looked at while half of it is gone, and what that look found is no work of the session.
/// Thread-safe.
final class Vanishing {
  /// For how long after the last file went the end of the folder is held to be of the same
  /// deletion.
  static final Duration DOUBT = Duration.ofSeconds(10);

  private Changes before = Changes.NONE;
  private Instant last = Instant.MIN;

  /// A look found something else than was shown.
  synchronized void looked(Changes shown, Changes found, Instant at) {
    boolean over = isOver(at);
    if (anyGone(shown, found)) {
      before = over ? shown : before;
      last = at;
    } else {
      rested(at);
    }
  }

  /// A look found what was shown. Once nobody may ask for it any more, what was there before is let
  /// go of: it may hold every line of a large difference.
  synchronized void rested(Instant at) {
    if (isOver(at)) {
      before = Changes.NONE;
      last = Instant.MIN;
    }
  }

  private boolean isOver(Instant now) {
    return last.isBefore(now.minus(DOUBT));
  }

  /// What was there before, when files have just vanished; empty when none have.
  synchronized Optional<Changes> before(Instant now) {
    return isOver(now) ? Optional.empty() : Optional.of(before);
  }

  private static boolean anyGone(Changes shown, Changes found) {
    Map<String, FileDiff> earlier = byPath(shown);
    Map<String, FileDiff> later = byPath(found);
    boolean deleted =
        later.values().stream().anyMatch(file -> isDeleted(file) && !isDeleted(earlier, file));
    return deleted
        || earlier.values().stream()
            .anyMatch(file -> !isDeleted(file) && !later.containsKey(file.path()));
  }

  private static boolean isDeleted(Map<String, FileDiff> files, FileDiff file) {
    FileDiff known = files.get(file.path());
    return known != null && isDeleted(known);
  }

  private static boolean isDeleted(FileDiff file) {
    return file.change() == Change.DELETED;
  }

  private static Map<String, FileDiff> byPath(Changes changes) {
    return changes.files().stream().collect(Collectors.toMap(FileDiff::path, file -> file));
  }
}
