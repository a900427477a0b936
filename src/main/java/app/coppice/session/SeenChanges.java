package app.coppice.session;

/// What can be seen of a session's changes.
///
/// @param without what they leave out, why, and what to do, in sentences; empty where they are all
public record SeenChanges(Changes changes, String without) {}
