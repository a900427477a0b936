package app.coppice.session;

import app.coppice.agent.Mode;
import app.coppice.agent.PermissionDecision;

/// What a person may ask of a session. Taken by {@link Engine#submit}.
public sealed interface SessionCommand {
  /// Queued when the agent works.
  record SendPrompt(String text) implements SessionCommand {}

  record RemoveQueuedPrompt(int index) implements SessionCommand {}

  record AnswerPermission(String requestId, PermissionDecision decision)
      implements SessionCommand {}

  /// Stops the running turn, its command included.
  record CancelTurn() implements SessionCommand {}

  /// Takes an interrupted or failed turn up again.
  record ResumeTurn() implements SessionCommand {}

  record ChangeMode(Mode mode) implements SessionCommand {}

  record ChangeModel(String model) implements SessionCommand {}

  record Rename(String title) implements SessionCommand {}

  record SaveDraft(String text) implements SessionCommand {}

  record MarkRead() implements SessionCommand {}

  /// Marks a changed file as viewed.
  ///
  /// @param mark of the difference that was seen, see {@link ViewedMark}; empty to take it back
  record MarkViewed(String path, String mark) implements SessionCommand {}

  /// Looks at the worktree again, without waiting for a file event.
  record RefreshChanges() implements SessionCommand {}

  /// Finds or makes the worktree again, after a failed preparation or when it was gone.
  record RetryPreparation() implements SessionCommand {}

  /// Takes the worktree as it is although its set-up script did not end well: what is queued is
  /// sent.
  record GoWithoutSetUp() implements SessionCommand {}
}
