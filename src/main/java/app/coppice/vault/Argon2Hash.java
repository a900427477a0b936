package app.coppice.vault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106), one derivation at a time for its memory, each on a platform thread of its
/// own: it computes for a second and would starve virtual threads.
final class Argon2Hash implements PassphraseHash {
  /// What the rest of the app needs beside the derivation.
  private static final long HEADROOM = 48L << 20;

  private final ReentrantLock oneAtATime = new ReentrantLock();

  @Override
  public byte[] hash(byte[] passphrase, byte[] salt, KdfParameters parameters) throws IOException {
    if (Runtime.getRuntime().maxMemory() < parameters.memoryBytes() + HEADROOM) {
      throw new IOException(
          "Opening the vault takes "
              + (parameters.memoryBytes() >> 20)
              + " MiB of memory; give the app a larger heap (-Xmx)");
    }
    oneAtATime.lock();
    try {
      var result = new CompletableFuture<byte[]>();
      Thread.ofPlatform()
          .daemon()
          .name("vault-argon2")
          .start(() -> complete(result, passphrase, salt, parameters));
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Opening the vault was interrupted");
    } catch (ExecutionException e) {
      throw new IOException("The key could not be derived: " + e.getCause(), e);
    } finally {
      oneAtATime.unlock();
    }
  }

  private static void complete(
      CompletableFuture<byte[]> result, byte[] passphrase, byte[] salt, KdfParameters parameters) {
    try {
      result.complete(derive(passphrase, salt, parameters));
    } catch (RuntimeException | OutOfMemoryError e) {
      result.completeExceptionally(e);
    }
    // The blocks are garbage of the old generation, where they would stay for hours.
    System.gc();
  }

  private static byte[] derive(byte[] passphrase, byte[] salt, KdfParameters parameters) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(parameters.memoryKib())
            .withIterations(parameters.passes())
            .withParallelism(parameters.lanes())
            .withSalt(salt)
            .build());
    var output = new byte[LENGTH];
    generator.generateBytes(passphrase, output);
    return output;
  }
}
