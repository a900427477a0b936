package app.coppice.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A keychain of this machine that the tests do not have.
class MemoryKeychain implements Keychain {
  private final Map<String, byte[]> items = new HashMap<>();
  private Runnable afterGeneration = () -> {};

  /// Runs `action` once, when a vault's generation has been written.
  void afterNextGeneration(Runnable action) {
    afterGeneration = action;
  }

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
    if (account.endsWith("-generation")) {
      Runnable action = afterGeneration;
      afterGeneration = () -> {};
      action.run();
    }
  }

  @Override
  public void remove(String account) {
    items.remove(account);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }
}
