package app.coppice.agent.anthropic;

/// How a client asks.
///
/// @param thinkingTokens tokens the model may think for in front of an answer; 0 for no thinking
public record ClientOptions(int thinkingTokens, ClientTiming timing) {
  public static final ClientOptions DEFAULT = new ClientOptions(0, ClientTiming.DEFAULT);
}
