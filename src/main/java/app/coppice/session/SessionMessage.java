package app.coppice.session;

import java.util.concurrent.CompletableFuture;

/// What a session's mailbox holds.
sealed interface SessionMessage {
  /// Something happened.
  record Happened(SessionEvent event) implements SessionMessage {}

  /// Something happened that somebody waits for to be on disk.
  record Announced(SessionEvent event, CompletableFuture<Void> kept) implements SessionMessage {}

  /// The person asks for something.
  record Asked(SessionCommand command) implements SessionMessage {}

  /// The person asks for something and waits for what it makes happen to be on disk.
  record Ordered(SessionCommand command, CompletableFuture<Void> kept) implements SessionMessage {}
}
