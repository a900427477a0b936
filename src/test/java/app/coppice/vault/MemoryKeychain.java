package app.coppice.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A keychain of this machine that the tests do not have.
final class MemoryKeychain implements Keychain {
  private final Map<String, byte[]> items = new HashMap<>();

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Optional<byte[]> read(String account) {
    return Optional.ofNullable(items.get(account)).map(byte[]::clone);
  }

  @Override
  public void write(String account, byte[] secret) {
    items.put(account, secret.clone());
  }
}
