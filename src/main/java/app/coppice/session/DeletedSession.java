package app.coppice.session;

import java.time.Instant;

/// A session in the trash.
///
/// @param problem why it is still there though it was to be deleted for good, and what to do; else
///   empty
public record DeletedSession(
    SessionId id, String title, String branch, Instant deletedAt, String problem) {}
