package app.coppice.agent.anthropic;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address of a Messages API: https, or plain http to this machine.
record BaseUrl(URI uri) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  BaseUrl {
    Optional<String> problem = problem(uri);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
  }

  /// Why an address must not be used; empty when it may.
  static Optional<String> problem(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      return Optional.of("The base URL has no host; it looks like https://api.example.com.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return Optional.of("The base URL must be scheme, host and path only.");
    }
    boolean loopback = LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
      return Optional.of("The base URL must start with https://, or http:// on this machine only.");
    }
    return Optional.empty();
  }

  boolean isPlain() {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  URI messages() {
    String text = uri.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + "v1/messages");
  }
}
