package app.coppice.agent.anthropic;

import java.time.Duration;

/// How long the client waits, and how often it tries.
///
/// @param connect until a connection stands
/// @param firstByte from the request to the response's header
/// @param idle between two events of a stream; bytes that complete no event do not count
/// @param attempts requests for one message at most, the first included
/// @param backoff before the second attempt where the provider names no delay; doubles each time
/// @param longestWait a provider's longer delay is not waited for
public record ClientTiming(
    Duration connect,
    Duration firstByte,
    Duration idle,
    int attempts,
    Duration backoff,
    Duration longestWait) {
  public static final ClientTiming DEFAULT =
      new ClientTiming(
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofSeconds(90),
          6,
          Duration.ofSeconds(1),
          Duration.ofMinutes(2));
}
