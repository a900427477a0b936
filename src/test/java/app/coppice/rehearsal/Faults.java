package app.coppice.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Scripts for what a provider does on a bad day.
public final class Faults {
  private Faults() {}

  /// Answers the first requests one by one, then every other by the last reply.
  public static Script inTurn(Reply... replies) {
    AtomicInteger next = new AtomicInteger();
    return _ -> replies[Math.min(next.getAndIncrement(), replies.length - 1)];
  }

  public static Script always(Reply reply) {
    return _ -> reply;
  }

  public static Reply refusal(int status, String type, String message) {
    return refusal(status, type, message, Map.of());
  }

  public static Reply refusal(
      int status, String type, String message, Map<String, String> headers) {
    return new Reply.Refusal(
        status,
        headers,
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
            .formatted(type, message));
  }

  public static Reply text(String text) {
    return new Reply.Message(RecordedMessage.text(text));
  }

  /// A message that calls one tool.
  public static Reply call(String id, String tool, String inputJson) {
    return new Reply.Message(
        new RecordedMessage(List.of(new RecordedMessage.Part.ToolUse(id, tool, inputJson))));
  }
}
