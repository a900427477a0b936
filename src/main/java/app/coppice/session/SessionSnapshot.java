package app.coppice.session;

import app.coppice.agent.Mode;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All that a view may know of a session at one moment. Immutable.
///
/// @param repository the main worktree's folder of the repository
/// @param base what it left, and the branch it lands in where it is one
/// @param worktree the session's own folder; may not exist yet while `PREPARING`
/// @param progress of the worktree's making or bringing back, 0 to 1
/// @param pending permission requests that wait, oldest first
/// @param queue prompts sent while the agent worked, oldest first
/// @param draft the composer's unsent text
/// @param comments on lines of its changes, in the order they were written
/// @param landed what the last landing came to, in a sentence; empty when there was none
/// @param unread something happened since the session was last in view
/// @param resumable the last turn was interrupted or failed and can be taken up again
/// @param recorded its model is the rehearsal
/// @param problem why it is `FAILED` or `DETACHED` and what to do next, or that another process is
///   at work on it; empty otherwise
/// @param viewed by path, the mark of the difference that the person has seen, see {@link
///   ViewedMark}
public record SessionSnapshot(
    SessionId id,
    Path repository,
    String title,
    String branch,
    String base,
    Path worktree,
    SessionState state,
    double progress,
    Mode mode,
    String model,
    Transcript transcript,
    List<PermissionRequest> pending,
    List<String> queue,
    Changes changes,
    Usage usage,
    String draft,
    List<ReviewComment> comments,
    String landed,
    boolean unread,
    boolean resumable,
    boolean recorded,
    String problem,
    Instant createdAt,
    Instant updatedAt,
    Map<String, String> viewed) {
  public SessionSnapshot {
    pending = List.copyOf(pending);
    queue = List.copyOf(queue);
    comments = List.copyOf(comments);
    viewed = Map.copyOf(viewed);
  }

  /// A session without comments, of which nothing was viewed.
  public SessionSnapshot(
      SessionId id,
      Path repository,
      String title,
      String branch,
      String base,
      Path worktree,
      SessionState state,
      double progress,
      Mode mode,
      String model,
      Transcript transcript,
      List<PermissionRequest> pending,
      List<String> queue,
      Changes changes,
      Usage usage,
      String draft,
      String landed,
      boolean unread,
      boolean resumable,
      boolean recorded,
      String problem,
      Instant createdAt,
      Instant updatedAt) {
    this(
        id,
        repository,
        title,
        branch,
        base,
        worktree,
        state,
        progress,
        mode,
        model,
        transcript,
        pending,
        queue,
        changes,
        usage,
        draft,
        List.of(),
        landed,
        unread,
        resumable,
        recorded,
        problem,
        createdAt,
        updatedAt,
        Map.of());
  }

  /// The same with other changes.
  SessionSnapshot with(Changes other) {
    return new SessionSnapshot(
        id,
        repository,
        title,
        branch,
        base,
        worktree,
        state,
        progress,
        mode,
        model,
        transcript,
        pending,
        queue,
        other,
        usage,
        draft,
        comments,
        landed,
        unread,
        resumable,
        recorded,
        problem,
        createdAt,
        updatedAt,
        viewed);
  }

  /// Whether all files of its commit are there, and what it has beyond them is still to come.
  public boolean settingUp() {
    return state == SessionState.PREPARING && progress >= 1;
  }

  /// Whether its files come back at this moment: it is archived until all of them are there.
  public boolean comesBack() {
    return state == SessionState.ARCHIVED && progress < 1;
  }
}
