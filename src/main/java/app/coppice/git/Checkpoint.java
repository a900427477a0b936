package app.coppice.git;

import java.time.Instant;

/// A kept state of a worktree: all its files, untracked ones included, ignored ones not.
///
/// @param name unique within the session
/// @param commit of the snapshot, in hexadecimal
/// @param at when it was written
public record Checkpoint(String name, String commit, Instant at) {}
