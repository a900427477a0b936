package app.coppice.session;

import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Events as the journal writes them: one JSON object with `type`, `at` and the event's fields.
final class EventCodec {
  private EventCodec() {}

  static String encode(SessionEvent.Kept event) {
    ObjectNode node = Json.object().put("type", type(event)).put("at", event.at().toString());
    switch (event) {
      case SessionEvent.Created e -> {
        node.put("id", e.id().toString()).put("repository", e.repository().toString());
        node.put("title", e.title()).put("branch", e.branch()).put("base", e.base());
        node.put("worktree", e.worktree().toString()).put("mode", e.mode().name());
        node.put("model", e.model()).put("recorded", e.recorded());
      }
      case SessionEvent.Prepared e -> {
        node.put("branch", e.branch()).put("base", e.base());
        node.put("worktree", e.worktree().toString());
      }
      case SessionEvent.PreparationStarted e -> node.put("branch", e.branch());
      case SessionEvent.PreparationFailed e -> node.put("problem", e.problem());
      case SessionEvent.PromptQueued e -> node.put("text", e.text());
      case SessionEvent.PromptRemoved e -> node.put("index", e.index());
      case SessionEvent.TurnStarted e -> node.put("start", e.start().name());
      case SessionEvent.TurnReported e -> node.set("event", TurnCodec.encode(e.event()));
      case SessionEvent.PermissionAsked e -> node.set("request", TurnCodec.request(e.request()));
      case SessionEvent.PermissionAnswered e -> {
        node.put("request", e.requestId());
        node.set("decision", TurnCodec.decision(e.decision()));
      }
      case SessionEvent.TurnEnded e -> node.put("reason", e.reason().name());
      case SessionEvent.TurnLost _, SessionEvent.MarkedRead _ -> {}
      case SessionEvent.ModeChanged e -> node.put("mode", e.mode().name());
      case SessionEvent.ModelChanged e -> node.put("model", e.model());
      case SessionEvent.Renamed e -> node.put("title", e.title());
      case SessionEvent.DraftSaved e -> node.put("text", e.text());
      case SessionEvent.Viewed e -> node.put("path", e.path()).put("mark", e.mark());
      case SessionEvent.ActionAsked e -> {
        node.put("id", e.id()).put("action", e.action().name());
        node.put("branch", e.branch()).put("tip", e.tip());
      }
      case SessionEvent.ActionEnded e -> {
        node.put("id", e.id()).put("action", e.action().name());
        node.put("outcome", e.outcome());
      }
      case SessionEvent.Landed e -> node.put("outcome", e.outcome());
      case SessionEvent.Archived e -> node.put("receipt", e.receipt());
      case SessionEvent.Restored e -> node.put("worktree", e.worktree().toString());
      case SessionEvent.Deleted e -> node.put("receipt", e.receipt());
      case SessionEvent.Undeleted e -> node.put("worktree", e.worktree().toString());
      case SessionEvent.Detached e -> node.put("problem", e.problem());
      case SessionEvent.Attached e -> node.put("worktree", e.worktree().toString());
      case SessionEvent.CommentKept e -> node.set("comment", CommentCodec.encode(e.comment()));
      case SessionEvent.CommentMoved e -> {
        node.put("id", e.id()).put("standing", e.standing().name());
        node.set("anchor", CommentCodec.encode(e.anchor()));
      }
      case SessionEvent.CommentRemoved e -> node.put("id", e.id());
      case SessionEvent.PortsGiven e -> node.put("first", e.first());
      case SessionEvent.SetUpStarted _ -> {}
      case SessionEvent.SetUpEnded e -> node.put("problem", e.problem());
      case SessionEvent.CheckpointTaken e -> node.put("name", e.name()).put("commit", e.commit());
      case SessionEvent.Rewound e -> {
        node.put("entry", e.rewind().entry()).put("scope", e.rewind().scope().name());
        node.put("action", e.action());
      }
      case SessionEvent.OnBranch e -> node.put("branch", e.branch());
      case SessionEvent.Noted e -> node.set("event", TurnCodec.encode(e.notice()));
    }
    return node.toString();
  }

  private static String type(SessionEvent.Kept event) {
    return switch (event) {
      case SessionEvent.Created _ -> "created";
      case SessionEvent.Prepared _ -> "prepared";
      case SessionEvent.PreparationStarted _ -> "preparation-started";
      case SessionEvent.PreparationFailed _ -> "preparation-failed";
      case SessionEvent.PromptQueued _ -> "prompt-queued";
      case SessionEvent.PromptRemoved _ -> "prompt-removed";
      case SessionEvent.TurnStarted _ -> "turn-started";
      case SessionEvent.TurnReported _ -> "turn";
      case SessionEvent.PermissionAsked _ -> "permission-asked";
      case SessionEvent.PermissionAnswered _ -> "permission-answered";
      case SessionEvent.TurnEnded _ -> "turn-ended";
      case SessionEvent.TurnLost _ -> "turn-lost";
      case SessionEvent.ModeChanged _ -> "mode-changed";
      case SessionEvent.ModelChanged _ -> "model-changed";
      case SessionEvent.Renamed _ -> "renamed";
      case SessionEvent.DraftSaved _ -> "draft-saved";
      case SessionEvent.MarkedRead _ -> "marked-read";
      case SessionEvent.Viewed _ -> "viewed";
      case SessionEvent.ActionAsked _ -> "action-asked";
      case SessionEvent.ActionEnded _ -> "action-ended";
      case SessionEvent.Landed _ -> "landed";
      case SessionEvent.Archived _ -> "archived";
      case SessionEvent.Restored _ -> "restored";
      case SessionEvent.Deleted _ -> "deleted";
      case SessionEvent.Undeleted _ -> "undeleted";
      case SessionEvent.Detached _ -> "detached";
      case SessionEvent.Attached _ -> "attached";
      case SessionEvent.CommentKept _ -> "comment-kept";
      case SessionEvent.CommentMoved _ -> "comment-moved";
      case SessionEvent.CommentRemoved _ -> "comment-removed";
      case SessionEvent.PortsGiven _ -> "ports-given";
      case SessionEvent.SetUpStarted _ -> "set-up-started";
      case SessionEvent.SetUpEnded _ -> "set-up-ended";
      case SessionEvent.CheckpointTaken _ -> "checkpoint-taken";
      case SessionEvent.Rewound _ -> "rewound";
      case SessionEvent.OnBranch _ -> "on-branch";
      case SessionEvent.Noted _ -> "noted";
    };
  }

  /// @throws IllegalArgumentException when the record means nothing to this version
  static SessionEvent.Kept decode(String json) {
    try {
      JsonNode node = Json.parse(json);
      return decode(node, Instant.parse(Json.string(node, "at")));
    } catch (JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("Not a session's record: " + e.getMessage(), e);
    }
  }

  private static SessionEvent.Kept decode(JsonNode node, Instant at) {
    String type = Json.string(node, "type");
    return switch (type) {
      case "created" -> created(node, at);
      case "on-branch" -> new SessionEvent.OnBranch(at, Json.string(node, "branch"));
      case "prepared" ->
          new SessionEvent.Prepared(
              at, Json.string(node, "branch"), Json.string(node, "base"), worktree(node));
      case "preparation-started" ->
          new SessionEvent.PreparationStarted(at, Json.string(node, "branch"));
      case "preparation-failed" ->
          new SessionEvent.PreparationFailed(at, Json.string(node, "problem"));
      case "prompt-queued" -> new SessionEvent.PromptQueued(at, Json.string(node, "text"));
      case "prompt-removed" -> new SessionEvent.PromptRemoved(at, node.path("index").asInt(-1));
      case "turn-started" ->
          new SessionEvent.TurnStarted(
              at, SessionEvent.TurnStarted.Start.valueOf(Json.string(node, "start")));
      case "turn" -> new SessionEvent.TurnReported(at, TurnCodec.decode(node.path("event")));
      case "permission-asked" ->
          new SessionEvent.PermissionAsked(at, TurnCodec.request(node.path("request")));
      case "permission-answered" ->
          new SessionEvent.PermissionAnswered(
              at, Json.string(node, "request"), TurnCodec.decision(node.path("decision")));
      case "turn-ended" ->
          new SessionEvent.TurnEnded(at, StopReason.valueOf(Json.string(node, "reason")));
      case "turn-lost" -> new SessionEvent.TurnLost(at);
      case "mode-changed" ->
          new SessionEvent.ModeChanged(at, Mode.valueOf(Json.string(node, "mode")));
      case "model-changed" -> new SessionEvent.ModelChanged(at, Json.string(node, "model"));
      case "renamed" -> new SessionEvent.Renamed(at, Json.string(node, "title"));
      case "draft-saved" -> new SessionEvent.DraftSaved(at, Json.string(node, "text"));
      case "marked-read" -> new SessionEvent.MarkedRead(at);
      case "viewed" ->
          new SessionEvent.Viewed(at, Json.string(node, "path"), Json.string(node, "mark"));
      case "action-asked" ->
          new SessionEvent.ActionAsked(
              at,
              Json.string(node, "id"),
              action(node),
              Json.string(node, "branch"),
              Json.string(node, "tip"));
      case "action-ended" ->
          new SessionEvent.ActionEnded(
              at, Json.string(node, "id"), action(node), Json.string(node, "outcome"));
      case "landed" -> new SessionEvent.Landed(at, Json.string(node, "outcome"));
      case "archived" -> new SessionEvent.Archived(at, Json.string(node, "receipt"));
      case "restored" -> new SessionEvent.Restored(at, worktree(node));
      case "deleted" -> new SessionEvent.Deleted(at, Json.string(node, "receipt"));
      case "undeleted" -> new SessionEvent.Undeleted(at, worktree(node));
      case "detached" -> new SessionEvent.Detached(at, Json.string(node, "problem"));
      case "attached" -> new SessionEvent.Attached(at, worktree(node));
      case "comment-kept" ->
          new SessionEvent.CommentKept(at, CommentCodec.comment(node.path("comment")));
      case "comment-moved" ->
          new SessionEvent.CommentMoved(
              at,
              Json.string(node, "id"),
              CommentCodec.anchor(node.path("anchor")),
              ReviewComment.Standing.valueOf(Json.string(node, "standing")));
      case "comment-removed" -> new SessionEvent.CommentRemoved(at, Json.string(node, "id"));
      case "ports-given" -> new SessionEvent.PortsGiven(at, node.path("first").asInt(0));
      case "set-up-started" -> new SessionEvent.SetUpStarted(at);
      case "set-up-ended" -> new SessionEvent.SetUpEnded(at, Json.string(node, "problem"));
      case "checkpoint-taken" ->
          new SessionEvent.CheckpointTaken(
              at, Json.string(node, "name"), Json.string(node, "commit"));
      case "rewound" ->
          new SessionEvent.Rewound(
              at,
              new Rewind(
                  Json.string(node, "entry"), Rewind.Scope.valueOf(Json.string(node, "scope"))),
              Json.string(node, "action"));
      case "noted" -> new SessionEvent.Noted(at, TurnCodec.notice(node.path("event")));
      default -> throw new IllegalArgumentException("Unknown record: " + type);
    };
  }

  private static SessionEvent.Created created(JsonNode node, Instant at) {
    return new SessionEvent.Created(
        at,
        new SessionId(UUID.fromString(Json.string(node, "id"))),
        Path.of(Json.string(node, "repository")),
        Json.string(node, "title"),
        Json.string(node, "branch"),
        Json.string(node, "base"),
        worktree(node),
        Mode.valueOf(Json.string(node, "mode")),
        Json.string(node, "model"),
        node.path("recorded").asBoolean(false));
  }

  private static SessionEvent.ActionAsked.Action action(JsonNode node) {
    return SessionEvent.ActionAsked.Action.valueOf(Json.string(node, "action"));
  }

  private static Path worktree(JsonNode node) {
    return Path.of(Json.string(node, "worktree"));
  }
}
