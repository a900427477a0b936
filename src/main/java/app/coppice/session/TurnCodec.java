package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolOutcome;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.Usage;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a turn reports, as the journal writes it.
final class TurnCodec {
  private TurnCodec() {}

  static ObjectNode encode(TurnEvent event) {
    ObjectNode node = Json.object();
    return switch (event) {
      case TurnEvent.Text e -> node.put("type", "text").put("text", e.delta());
      case TurnEvent.Thought e -> node.put("type", "thought").put("text", e.delta());
      case TurnEvent.ThoughtEnded e ->
          node.put("type", "thought-ended").put("signature", e.signature());
      case TurnEvent.ToolCallAnnounced e ->
          node.put("type", "call-announced").set("call", call(e.call()));
      case TurnEvent.ToolCallStarted e -> node.put("type", "call-started").put("id", e.callId());
      case TurnEvent.ToolCallOutput e ->
          node.put("type", "call-output").put("id", e.callId()).put("text", e.chunk());
      case TurnEvent.ToolCallFinished e ->
          node.put("type", "call-finished").set("outcome", outcome(e.outcome()));
      case TurnEvent.UsageAdded e -> node.put("type", "usage").set("usage", usage(e.usage()));
      case TurnEvent.Notice e ->
          node.put("type", "notice").put("kind", e.kind().name()).put("text", e.text());
    };
  }

  /// @throws IllegalArgumentException when it is none
  static TurnEvent decode(JsonNode node) {
    String type = Json.string(node, "type");
    return switch (type) {
      case "text" -> new TurnEvent.Text(Json.string(node, "text"));
      case "thought" -> new TurnEvent.Thought(Json.string(node, "text"));
      case "thought-ended" -> new TurnEvent.ThoughtEnded(Json.string(node, "signature"));
      case "call-announced" -> new TurnEvent.ToolCallAnnounced(call(node.path("call")));
      case "call-started" -> new TurnEvent.ToolCallStarted(Json.string(node, "id"));
      case "call-output" ->
          new TurnEvent.ToolCallOutput(Json.string(node, "id"), Json.string(node, "text"));
      case "call-finished" -> new TurnEvent.ToolCallFinished(outcome(node.path("outcome")));
      case "usage" -> new TurnEvent.UsageAdded(usage(node.path("usage")));
      case "notice" -> notice(node);
      default -> throw new IllegalArgumentException("Unknown turn record: " + type);
    };
  }

  static TurnEvent.Notice notice(JsonNode node) {
    return new TurnEvent.Notice(
        Entry.Notice.Kind.valueOf(Json.string(node, "kind")), Json.string(node, "text"));
  }

  static ObjectNode call(ToolCall call) {
    return Json.object()
        .put("id", call.id())
        .put("name", call.name())
        .put("kind", call.kind().name())
        .put("subject", call.subject())
        .put("input", call.inputJson());
  }

  static ToolCall call(JsonNode node) {
    return new ToolCall(
        Json.string(node, "id"),
        Json.string(node, "name"),
        ToolKind.valueOf(Json.string(node, "kind")),
        Json.string(node, "subject"),
        Json.string(node, "input"));
  }

  private static ObjectNode outcome(ToolOutcome outcome) {
    ObjectNode node = Json.object();
    node.put("id", outcome.callId());
    node.put("state", outcome.state().name());
    node.put("result", outcome.result());
    node.put("millis", outcome.took().toMillis());
    node.set("diffs", DiffCodec.encode(outcome.diffs()));
    return node;
  }

  private static ToolOutcome outcome(JsonNode node) {
    return new ToolOutcome(
        Json.string(node, "id"),
        ToolCallState.valueOf(Json.string(node, "state")),
        Json.string(node, "result"),
        DiffCodec.decode(node.path("diffs")),
        Duration.ofMillis(node.path("millis").asLong(0)));
  }

  private static ObjectNode usage(Usage usage) {
    return Json.object()
        .put("input", usage.input())
        .put("output", usage.output())
        .put("cacheRead", usage.cacheRead())
        .put("cacheWrite", usage.cacheWrite());
  }

  private static Usage usage(JsonNode node) {
    return new Usage(
        node.path("input").asLong(0),
        node.path("output").asLong(0),
        node.path("cacheRead").asLong(0),
        node.path("cacheWrite").asLong(0));
  }

  static ObjectNode request(PermissionRequest request) {
    ObjectNode node = Json.object();
    node.put("id", request.id());
    node.set("call", call(request.call()));
    node.put("exact", request.exact());
    node.put("rule", request.sessionRule());
    node.set("diffs", DiffCodec.encode(request.diffs()));
    return node;
  }

  static PermissionRequest request(JsonNode node) {
    return new PermissionRequest(
        Json.string(node, "id"),
        call(node.path("call")),
        Json.string(node, "exact"),
        DiffCodec.decode(node.path("diffs")),
        Json.string(node, "rule"));
  }

  static ObjectNode decision(PermissionDecision decision) {
    ObjectNode node = Json.object();
    return switch (decision) {
      case PermissionDecision.AllowOnce _ -> node.put("answer", "once");
      case PermissionDecision.AllowForSession _ -> node.put("answer", "session");
      case PermissionDecision.Deny deny -> node.put("answer", "deny").put("why", deny.reason());
    };
  }

  static PermissionDecision decision(JsonNode node) {
    return switch (Json.string(node, "answer")) {
      case "once" -> new PermissionDecision.AllowOnce();
      case "session" -> new PermissionDecision.AllowForSession();
      default -> new PermissionDecision.Deny(Json.string(node, "why"));
    };
  }
}
