package app.coppice.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes one streamed message: passes it on to the listener as it comes and keeps what the next
/// request needs. Turn's thread only.
final class MessageCollector implements Consumer<AgentEvent> {
  private final TurnListener listener;
  private final List<Content> content = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private Usage usage = Usage.NONE;
  private AgentEvent end =
      new AgentEvent.Failed("The answer has no end.", "Resume the turn to go on.", true);

  MessageCollector(TurnListener listener) {
    this.listener = listener;
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.MessageStarted _, AgentEvent.ToolUseStarted _ -> {}
      case AgentEvent.TextDelta(String delta) -> {
        text.append(delta);
        listener.post(new TurnEvent.Text(delta));
      }
      case AgentEvent.ThinkingDelta(String delta) -> {
        closeText();
        thinking.append(delta);
        listener.post(new TurnEvent.Thought(delta));
      }
      case AgentEvent.ThinkingEnded(String signature) -> {
        if (!signature.isEmpty()) {
          content.add(new Content.Thinking(thinking.toString(), signature));
        }
        thinking.setLength(0);
        listener.post(new TurnEvent.ThoughtEnded(signature));
      }
      case AgentEvent.ToolUse(String id, String name, String inputJson) -> {
        closeText();
        content.add(new Content.ToolUse(id, name, readable(inputJson)));
      }
      case AgentEvent.UsageReported(Usage soFar) -> usage = soFar;
      case AgentEvent.Retrying(int attempt, var delay, String reason) ->
          listener.post(
              new TurnEvent.Notice(
                  Entry.Notice.Kind.WARNING, RetryNotice.text(reason, delay, attempt)));
      case AgentEvent.MessageStopped _, AgentEvent.Failed _ -> end = event;
    }
  }

  private static String readable(String inputJson) {
    try {
      ToolInput.parse(inputJson);
      return inputJson.isBlank() ? "{}" : inputJson;
    } catch (ToolFailure _) {
      return ToolInput.wrapUnreadable(inputJson);
    }
  }

  private void closeText() {
    if (!text.toString().isBlank()) {
      content.add(new Content.Text(text.toString()));
    }
    text.setLength(0);
  }

  /// The message's blocks, ready to be sent back.
  List<Content> content() {
    closeText();
    return List.copyOf(content);
  }

  Usage usage() {
    return usage;
  }

  /// The last event: {@link AgentEvent.MessageStopped} or {@link AgentEvent.Failed}.
  AgentEvent end() {
    return end;
  }
}
