package app.coppice.git;

import java.time.Instant;
import java.util.List;

/// A kept state of a worktree: all its files, untracked ones included, ignored ones not, and
/// without those that it names.
///
/// @param name unique within the session
/// @param commit of the snapshot, in hexadecimal
/// @param at when it was written
/// @param unkept the files that it does not hold although they were there, sorted by path
public record Checkpoint(String name, String commit, Instant at, List<Unkept> unkept) {
  public Checkpoint {
    unkept = List.copyOf(unkept);
  }
}
