package app.coppice.session;

import java.time.Instant;

/// A state of a session's files that was kept: the start of a turn, or a commit.
///
/// @param name that names it to git
/// @param title the commit's first line; empty for a checkpoint
/// @param turn which turn begins with it, from 1; 0 for a commit
public record Milestone(String name, String title, int turn, Instant at) {}
