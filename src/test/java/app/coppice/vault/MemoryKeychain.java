package app.coppice.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A keychain of this machine that the tests do not have.
class MemoryKeychain implements Keychain {
  private final Map<String, byte[]> items = new HashMap<>();

  @Override
  public Standing standing() {
    return new Standing(Standing.Kind.READY, "a keychain in memory");
  }

  @Override
  public Optional<byte[]> read(String account) {
    return Optional.ofNullable(items.get(account)).map(byte[]::clone);
  }

  @Override
  public void write(String account, byte[] secret) {
    items.put(account, secret.clone());
  }

  @Override
  public void remove(String account) {
    items.remove(account);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }
}
