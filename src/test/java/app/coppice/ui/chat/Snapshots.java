package app.coppice.ui.chat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolKind;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.session.Changes;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Snapshots built by hand.
final class Snapshots {
  static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  private Snapshots() {}

  static SessionSnapshot of(SessionId id, SessionState state, List<Entry> entries) {
    return full(id, state, entries, List.of(), List.of(), "");
  }

  static SessionSnapshot resumable(SessionId id, SessionState state, Entry... entries) {
    return full(id, state, List.of(entries), List.of(), List.of(), "", true);
  }

  static SessionSnapshot asking(SessionId id, List<Entry> entries, PermissionRequest... requests) {
    return full(id, SessionState.WAITING, entries, List.of(requests), List.of(), "");
  }

  static SessionSnapshot withDraft(SessionId id, String draft) {
    return full(id, SessionState.IDLE, List.of(), List.of(), List.of(), draft);
  }

  static SessionSnapshot withQueue(SessionId id, String... queue) {
    return full(id, SessionState.WORKING, List.of(), List.of(), List.of(queue), "");
  }

  static SessionSnapshot preparing(SessionId id, String... queue) {
    return full(id, SessionState.PREPARING, List.of(), List.of(), List.of(queue), "");
  }

  static Entry text(String id, String text) {
    return new Entry.Text(id, THEN, text, false);
  }

  static Entry prompt(String id, String text) {
    return new Entry.Prompt(id, THEN, text);
  }

  static PermissionRequest command(String id, String exact) {
    ToolCall call = new ToolCall(id, "run_command", ToolKind.EXECUTE, exact, "{}");
    return new PermissionRequest(id, call, exact, List.of(), "this very command");
  }

  private static SessionSnapshot full(
      SessionId id,
      SessionState state,
      List<Entry> entries,
      List<PermissionRequest> pending,
      List<String> queue,
      String draft) {
    return full(id, state, entries, pending, queue, draft, false);
  }

  private static SessionSnapshot full(
      SessionId id,
      SessionState state,
      List<Entry> entries,
      List<PermissionRequest> pending,
      List<String> queue,
      String draft,
      boolean resumable) {
    return new SessionSnapshot(
        id,
        Path.of("/repository"),
        "Title",
        "branch",
        "main",
        Path.of("/worktree"),
        state,
        1,
        Mode.ASK,
        "model",
        new Transcript(entries),
        pending,
        queue,
        Changes.NONE,
        Usage.NONE,
        draft,
        "",
        false,
        resumable,
        false,
        "",
        THEN,
        THEN);
  }
}
