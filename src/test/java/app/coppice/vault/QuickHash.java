package app.coppice.vault;

import java.nio.ByteBuffer;

/// A derivation that costs nothing, for tests of all that surrounds the real one.
final class QuickHash implements PassphraseHash {
  @Override
  public byte[] hash(byte[] passphrase, byte[] salt, KdfParameters parameters) {
    byte[] input =
        ByteBuffer.allocate(passphrase.length + salt.length + 12)
            .put(salt)
            .putInt(parameters.memoryKib())
            .putInt(parameters.passes())
            .putInt(parameters.lanes())
            .put(passphrase)
            .array();
    return VaultFormat.checksum(input, input.length);
  }
}
