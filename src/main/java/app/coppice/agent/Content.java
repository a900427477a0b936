package app.coppice.agent;

/// One block of a message in a conversation with a model.
public sealed interface Content {
  record Text(String text) implements Content {}

  /// Thinking that must be sent back unchanged with its signature (empty when unsigned).
  record Thinking(String text, String signature) implements Content {}

  /// @param inputJson the arguments, one JSON object
  record ToolUse(String id, String name, String inputJson) implements Content {}

  record ToolResult(String toolUseId, String text, boolean error) implements Content {}
}
