package app.coppice.agent.anthropic;

import java.io.IOException;

/// A line or an event of a stream is longer than anything a provider sends.
final class SseLimitExceeded extends IOException {
  private static final long serialVersionUID = 1L;

  SseLimitExceeded(int limit) {
    super("more than %d bytes without an end".formatted(limit));
  }
}
