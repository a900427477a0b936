package app.coppice.agent;

/// What a tool call came to.
///
/// @param text for the model, bounded by the tool
public record ToolAnswer(ToolCallState state, String text) {
  public ToolAnswer {
    if (!state.isFinal()) {
      throw new IllegalArgumentException("not final: " + state);
    }
  }

  public static ToolAnswer succeeded(String text) {
    return new ToolAnswer(ToolCallState.SUCCEEDED, text);
  }
}
