package app.coppice.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a recorded message as the server-sent events of the Messages API.
public final class WireFormat {
  /// A word with the white space after it, so that text arrives word by word.
  private static final Pattern WORD = Pattern.compile("\\S*\\s*");

  /// Tool input arrives in pieces that care for no word.
  private static final int INPUT_PIECE = 40;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WireFormat() {}

  /// The whole stream as text.
  public static String stream(RecordedMessage message) {
    return String.join("", events(message, "msg_recorded", 100));
  }

  /// @param inputTokens what the provider would count for the request
  static List<String> events(RecordedMessage message, String id, long inputTokens) {
    List<String> events = new ArrayList<>();
    ObjectNode start = event("message_start");
    ObjectNode head = start.putObject("message");
    head.put("id", id).put("type", "message").put("role", "assistant").put("model", "recorded");
    head.putArray("content");
    head.putNull("stop_reason");
    head.set("usage", usage(1).put("input_tokens", inputTokens));
    events.add(wire(start));
    events.add(wire(event("ping")));
    long written = 0;
    for (int index = 0; index < message.parts().size(); index++) {
      written += block(events, index, message.parts().get(index));
    }
    ObjectNode delta = event("message_delta");
    delta.putObject("delta").put("stop_reason", message.callsTools() ? "tool_use" : "end_turn");
    delta.set("usage", usage(Math.max(1, written / 4)));
    events.add(wire(delta));
    events.add(wire(event("message_stop")));
    return events;
  }

  /// Characters written.
  private static long block(List<String> events, int index, RecordedMessage.Part part) {
    ObjectNode start = event("content_block_start").put("index", index);
    ObjectNode block = start.putObject("content_block");
    List<ObjectNode> deltas = new ArrayList<>();
    long written =
        switch (part) {
          case RecordedMessage.Part.Text(String text) -> {
            block.put("type", "text").put("text", "");
            words(text).forEach(word -> deltas.add(delta("text_delta").put("text", word)));
            yield text.length();
          }
          case RecordedMessage.Part.Thinking(String text) -> {
            block.put("type", "thinking").put("thinking", "").put("signature", "");
            words(text).forEach(word -> deltas.add(delta("thinking_delta").put("thinking", word)));
            deltas.add(delta("signature_delta").put("signature", "recorded-" + text.hashCode()));
            yield text.length();
          }
          case RecordedMessage.Part.ToolUse(String id, String name, String json) -> {
            block.put("type", "tool_use").put("id", id).put("name", name).putObject("input");
            for (int at = 0; at < json.length(); at += INPUT_PIECE) {
              String piece = json.substring(at, Math.min(json.length(), at + INPUT_PIECE));
              deltas.add(delta("input_json_delta").put("partial_json", piece));
            }
            yield json.length();
          }
        };
    events.add(wire(start));
    for (ObjectNode delta : deltas) {
      ObjectNode event = event("content_block_delta").put("index", index);
      event.set("delta", delta);
      events.add(wire(event));
    }
    events.add(wire(event("content_block_stop").put("index", index)));
    return written;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static ObjectNode usage(long outputTokens) {
    return NODES.objectNode().put("output_tokens", outputTokens);
  }

  private static ObjectNode delta(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static ObjectNode event(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static String wire(ObjectNode event) {
    return "event: %s\ndata: %s\n\n".formatted(event.path("type").stringValue(), event);
  }
}
