package app.coppice.agent;

import java.util.List;

/// One request for one model message.
///
/// @param maxTokens upper bound of the answer's length in tokens
public record AgentRequest(
    String model, String system, List<Message> messages, List<ToolSpec> tools, int maxTokens) {
  public AgentRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
