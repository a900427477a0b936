package app.coppice.session;

import app.coppice.diff.FileDiff;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Compares states of a session's files. Thread-safe; nothing here blocks, and nothing changes
/// anything.
public interface Comparer {
  /// Knows no session.
  Comparer NONE =
      new Comparer() {
        @Override
        public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
          return CompletableFuture.completedFuture(new Compared.Refused("No such session."));
        }

        @Override
        public CompletableFuture<FileContents> contents(
            SessionId id, Comparison what, FileDiff file, int most) {
          return CompletableFuture.completedFuture(FileContents.NONE);
        }

        @Override
        public CompletableFuture<FileDiff> compareWhole(
            SessionId id, Comparison what, FileDiff file) {
          return CompletableFuture.completedFuture(file);
        }

        @Override
        public CompletableFuture<List<Milestone>> milestones(SessionId id) {
          return CompletableFuture.completedFuture(List.of());
        }
      };

  /// What changed from one state to the other.
  CompletableFuture<Compared> compare(SessionId id, Comparison what);

  /// Both sides of a changed file, of each no more than `most` bytes; in the place of a pointer of
  /// Git LFS what it stands for, where that is on this disk.
  CompletableFuture<FileContents> contents(SessionId id, Comparison what, FileDiff file, int most);

  /// One file with its hunks, also where it was too large to show: up to 64 MiB of each side and
  /// two million changed lines. To cancel the future ends the work soon.
  CompletableFuture<FileDiff> compareWhole(SessionId id, Comparison what, FileDiff file);

  /// What of a session was kept, in the order it came: checkpoints and commits since the base.
  CompletableFuture<List<Milestone>> milestones(SessionId id);
}
