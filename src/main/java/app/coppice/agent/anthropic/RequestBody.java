package app.coppice.agent.anthropic;

import app.coppice.agent.AgentRequest;
import app.coppice.agent.Content;
import app.coppice.agent.Message;
import app.coppice.agent.ToolSpec;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request as the Messages API wants it. The system prompt and the newest block are marked
/// for the provider's prompt cache, so that a long conversation is not paid for anew at each step.
final class RequestBody {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RequestBody() {}

  static byte[] of(AgentRequest request, int thinkingTokens) {
    ObjectNode body = NODES.objectNode();
    body.put("model", request.model());
    body.put("max_tokens", request.maxTokens() + thinkingTokens);
    body.put("stream", true);
    if (thinkingTokens > 0) {
      body.putObject("thinking").put("type", "enabled").put("budget_tokens", thinkingTokens);
    }
    if (!request.system().isEmpty()) {
      ObjectNode block = body.putArray("system").addObject();
      block.put("type", "text").put("text", request.system());
      markForCache(block);
    }
    if (!request.tools().isEmpty()) {
      ArrayNode tools = body.putArray("tools");
      request.tools().forEach(tool -> tools.add(tool(tool)));
    }
    ArrayNode messages = body.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    markNewest(messages);
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode tool(ToolSpec spec) {
    ObjectNode tool = NODES.objectNode();
    tool.put("name", spec.name()).put("description", spec.description());
    tool.set("input_schema", JSON.readTree(spec.inputSchema()));
    return tool;
  }

  private static ObjectNode message(Message message) {
    ObjectNode node = NODES.objectNode();
    node.put(
        "role",
        switch (message.role()) {
          case USER -> "user";
          case ASSISTANT -> "assistant";
        });
    ArrayNode content = node.putArray("content");
    message.content().forEach(block -> content.add(block(block)));
    return node;
  }

  private static ObjectNode block(Content content) {
    ObjectNode node = NODES.objectNode();
    return switch (content) {
      case Content.Text(String text) -> node.put("type", "text").put("text", text);
      case Content.Thinking(String text, String signature) ->
          node.put("type", "thinking").put("thinking", text).put("signature", signature);
      case Content.ToolUse(String id, String name, String inputJson) -> {
        node.put("type", "tool_use").put("id", id).put("name", name);
        node.set("input", object(inputJson));
        yield node;
      }
      case Content.ToolResult(String id, String text, boolean error) -> {
        node.put("type", "tool_result").put("tool_use_id", id).put("content", text);
        yield error ? node.put("is_error", true) : node;
      }
    };
  }

  /// The API takes objects only; a transcript may hold what a model sent by mistake.
  private static JsonNode object(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object ? object : NODES.objectNode();
    } catch (JacksonException _) {
      return NODES.objectNode();
    }
  }

  private static void markNewest(ArrayNode messages) {
    if (messages.isEmpty()) {
      return;
    }
    JsonNode content = messages.get(messages.size() - 1).path("content");
    if (!content.isEmpty() && content.get(content.size() - 1) instanceof ObjectNode newest) {
      markForCache(newest);
    }
  }

  private static void markForCache(ObjectNode block) {
    block.putObject("cache_control").put("type", "ephemeral");
  }
}
