package app.coppice.agent;

/// Where a turn ends by itself.
///
/// @param maxRequests model messages in one turn
/// @param maxTokens length of one answer in tokens
public record TurnLimits(int maxRequests, int maxTokens) {
  public static final TurnLimits DEFAULT = new TurnLimits(100, 16_384);

  public TurnLimits {
    if (maxRequests < 1 || maxTokens < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
