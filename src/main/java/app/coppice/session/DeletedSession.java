package app.coppice.session;

import java.time.Instant;

/// A session in the trash.
public record DeletedSession(SessionId id, String title, String branch, Instant deletedAt) {}
