package app.coppice.vault;

import java.io.IOException;
import java.util.Optional;

/// A keychain that is not there.
///
/// @param why for the person
record NoKeychain(String why) implements Keychain {
  @Override
  public Standing standing() {
    return new Standing(Standing.Kind.ABSENT, why);
  }

  @Override
  public Optional<byte[]> read(String account) {
    return Optional.empty();
  }

  @Override
  public void write(String account, byte[] secret) throws IOException {
    throw new IOException("The keychain was not written: " + why);
  }

  @Override
  public void remove(String account) {
    // Nothing is there.
  }
}
