package app.coppice.agent;

import java.util.Optional;

/// Where a client gets its key from, asked anew for every request.
public interface CredentialSource {
  /// The key of `provider` ("anthropic"), or empty when there is none or the vault is locked. The
  /// caller puts it into the request header and nowhere else.
  Optional<String> apiKey(String provider);

  /// Whether there is no key because the vault that may hold it is locked.
  default boolean locked() {
    return false;
  }
}
