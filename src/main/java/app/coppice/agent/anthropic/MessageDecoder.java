package app.coppice.agent.anthropic;

import app.coppice.agent.AgentEvent;
import app.coppice.agent.StopReason;
import app.coppice.agent.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Turns the events of one streamed message into agent events. What it does not know or cannot read
/// is skipped and logged: providers add events and say so. Not thread-safe.
final class MessageDecoder implements Consumer<SseEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(MessageDecoder.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Consumer<AgentEvent> sink;
  private final Map<Integer, Block> blocks = new HashMap<>();
  private Usage usage = Usage.NONE;
  private StopReason stopReason = StopReason.END_TURN;
  private @Nullable AgentEvent end;

  MessageDecoder(Consumer<AgentEvent> sink) {
    this.sink = sink;
  }

  /// A content block that has begun.
  private sealed interface Block {
    record Text() implements Block {}

    record Thinking(StringBuilder signature) implements Block {}

    record ToolUse(String id, String name, JsonNode input, StringBuilder partial)
        implements Block {}
  }

  /// The message's last event, {@link AgentEvent.MessageStopped} or {@link AgentEvent.Failed}, once
  /// it has come; it is not handed to the sink.
  Optional<AgentEvent> end() {
    return Optional.ofNullable(end);
  }

  @Override
  public void accept(SseEvent event) {
    if (end != null) {
      return;
    }
    JsonNode node;
    try {
      node = JSON.readTree(event.data());
    } catch (JacksonException _) {
      LOG.warn("Skipped an unreadable event of {} characters", event.data().length());
      return;
    }
    // The type stands in the data too; the `event:` line may be missing.
    switch (node.path("type").asString(event.type())) {
      case "message_start" -> messageStart(node.path("message"));
      case "content_block_start" -> blockStart(index(node), node.path("content_block"));
      case "content_block_delta" -> blockDelta(index(node), node.path("delta"));
      case "content_block_stop" -> blockStop(index(node));
      case "message_delta" -> messageDelta(node);
      case "message_stop" -> end = new AgentEvent.MessageStopped(stopReason);
      case "error" -> end = ProviderError.inStream(node.path("error"));
      case "ping" -> {}
      default -> LOG.debug("Skipped an event of an unknown type");
    }
  }

  private static int index(JsonNode node) {
    return node.path("index").asInt(-1);
  }

  private void messageStart(JsonNode message) {
    sink.accept(
        new AgentEvent.MessageStarted(
            message.path("id").asString(""), message.path("model").asString("")));
    report(message.path("usage"));
  }

  private void blockStart(int index, JsonNode block) {
    switch (block.path("type").asString("")) {
      case "text" -> {
        blocks.put(index, new Block.Text());
        text(block.path("text").asString(""));
      }
      case "thinking" -> {
        blocks.put(
            index, new Block.Thinking(new StringBuilder(block.path("signature").asString(""))));
        thinking(block.path("thinking").asString(""));
      }
      case "tool_use" -> {
        String id = block.path("id").asString("");
        String name = block.path("name").asString("");
        blocks.put(index, new Block.ToolUse(id, name, block.path("input"), new StringBuilder()));
        sink.accept(new AgentEvent.ToolUseStarted(id, name));
      }
      default -> LOG.debug("Skipped a block of an unknown type");
    }
  }

  private void blockDelta(int index, JsonNode delta) {
    Block block = blocks.get(index);
    if (block == null) {
      return;
    }
    switch (block) {
      case Block.Text() -> text(delta.path("text").asString(""));
      case Block.Thinking(StringBuilder signature) -> {
        thinking(delta.path("thinking").asString(""));
        signature.append(delta.path("signature").asString(""));
      }
      case Block.ToolUse(_, _, _, StringBuilder partial) ->
          partial.append(delta.path("partial_json").asString(""));
    }
  }

  private void blockStop(int index) {
    Block block = blocks.remove(index);
    if (block == null) {
      return;
    }
    switch (block) {
      case Block.Text() -> {}
      case Block.Thinking(StringBuilder signature) ->
          sink.accept(new AgentEvent.ThinkingEnded(signature.toString()));
      case Block.ToolUse(String id, String name, JsonNode input, StringBuilder partial) -> {
        String json = partial.isEmpty() ? whole(input) : partial.toString();
        sink.accept(new AgentEvent.ToolUse(id, name, json));
      }
    }
  }

  private static String whole(JsonNode input) {
    return input instanceof ObjectNode ? input.toString() : "{}";
  }

  private void messageDelta(JsonNode node) {
    JsonNode reason = node.path("delta").path("stop_reason");
    if (reason.isString()) {
      stopReason = stopReason(reason.stringValue());
    }
    report(node.path("usage"));
  }

  private static StopReason stopReason(String name) {
    return switch (name) {
      case "end_turn" -> StopReason.END_TURN;
      case "tool_use" -> StopReason.TOOL_USE;
      case "max_tokens", "model_context_window_exceeded" -> StopReason.MAX_TOKENS;
      case "stop_sequence" -> StopReason.STOP_SEQUENCE;
      case "pause_turn" -> StopReason.PAUSE_TURN;
      case "refusal" -> StopReason.REFUSAL;
      default -> {
        LOG.warn("Unknown stop reason, taken as the end of the turn");
        yield StopReason.END_TURN;
      }
    };
  }

  /// The counts are cumulative; a member that is missing keeps its value.
  private void report(JsonNode counts) {
    if (!counts.isObject()) {
      return;
    }
    usage =
        new Usage(
            counts.path("input_tokens").asLong(usage.input()),
            counts.path("output_tokens").asLong(usage.output()),
            counts.path("cache_read_input_tokens").asLong(usage.cacheRead()),
            counts.path("cache_creation_input_tokens").asLong(usage.cacheWrite()));
    sink.accept(new AgentEvent.UsageReported(usage));
  }

  private void text(String delta) {
    if (!delta.isEmpty()) {
      sink.accept(new AgentEvent.TextDelta(delta));
    }
  }

  private void thinking(String delta) {
    if (!delta.isEmpty()) {
      sink.accept(new AgentEvent.ThinkingDelta(delta));
    }
  }
}
