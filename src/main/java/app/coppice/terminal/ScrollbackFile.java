package app.coppice.terminal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A file of encrypted pieces that only this process can read: its key is nowhere but in memory.
/// Where the system allows, the file has no name any more once it is open; elsewhere it goes at the
/// end or with the next start. Reading does not wait for writing. Not by channels: an interrupt
/// would close them. Thread-safe.
final class ScrollbackFile implements AutoCloseable {
  /// Where a piece is.
  ///
  /// @param length in the file
  /// @param nonce number of the piece, never used twice
  record Piece(long position, int length, long nonce) {}

  private static final String PREFIX = "scrollback-";

  /// After the disk was full it is tried again when so much time is over.
  private static final long RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final Path folder;
  private final Path path;
  private final long reserve;
  private final FileSpace space;
  private final SecretKey key;
  private final RandomAccessFile writer;
  private final RandomAccessFile reader;
  private final Object reading = new Object();
  private final Object writing = new Object();
  private boolean refused;
  private long refusedAt;
  private long nonces;
  private volatile long length;

  private ScrollbackFile(Path folder, long limit, long reserve)
      throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.reserve = reserve;
    space = new FileSpace(limit);
    KeyGenerator keys = KeyGenerator.getInstance("AES");
    keys.init(256);
    key = keys.generateKey();
    Files.createDirectories(folder);
    path = Files.createTempFile(folder, PREFIX, ".bin"); // readable by its owner alone
    writer = new RandomAccessFile(path.toFile(), "rw");
    reader = new RandomAccessFile(path.toFile(), "r");
    if (!path.toFile().delete()) {
      path.toFile().deleteOnExit();
    }
  }

  /// @param limit the longest it may become, in bytes
  /// @param reserve what it leaves to others on the disk, in bytes
  /// @throws IOException when there can't be such a file
  static ScrollbackFile in(Path folder, long limit, long reserve) throws IOException {
    try {
      return new ScrollbackFile(folder, limit, reserve);
    } catch (GeneralSecurityException e) {
      throw new IOException("This Java has no AES", e);
    }
  }

  /// Deletes what a process that was killed has left.
  static void sweep(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  long bytes() {
    return length;
  }

  /// Writes a piece. Blocking; one caller at a time writes.
  ///
  /// @return empty when there is no room for it
  /// @throws IOException when the disk refuses what it has room for
  Optional<Piece> write(byte[] plain) throws IOException {
    synchronized (writing) {
      long nonce = nonces++;
      byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
      if (refused && System.nanoTime() - refusedAt > RETRY_NANOS) {
        refused = false;
        space.growAgain();
      }
      long position = space.take(sealed.length);
      if (position == FileSpace.NONE) {
        return Optional.empty();
      }
      boolean grows = position + sealed.length > length;
      if (grows && folder.toFile().getUsableSpace() < reserve) {
        return refused(position, sealed.length);
      }
      try {
        writer.seek(position);
        writer.write(sealed);
      } catch (IOException e) {
        if (grows) {
          return refused(position, sealed.length);
        }
        throw e;
      }
      length = Math.max(length, position + sealed.length);
      return Optional.of(new Piece(position, sealed.length, nonce));
    }
  }

  private Optional<Piece> refused(long position, int size) {
    space.free(position, size);
    space.growNoMore();
    refused = true;
    refusedAt = System.nanoTime();
    return Optional.empty();
  }

  /// Reads a piece. Blocking.
  ///
  /// @throws IOException when it can't be read or is not what was written
  byte[] read(Piece piece) throws IOException {
    byte[] sealed = new byte[piece.length];
    synchronized (reading) {
      reader.seek(piece.position);
      reader.readFully(sealed);
    }
    return crypt(Cipher.DECRYPT_MODE, piece.nonce, sealed);
  }

  private byte[] crypt(int mode, long nonce, byte[] bytes) throws IOException {
    try {
      byte[] iv = new byte[NONCE_BYTES];
      ByteSink.LONG.set(iv, 0, nonce);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IOException("A piece of the scrollback is damaged", e);
    }
  }

  /// Gives the room of a piece back, and the file's end when nothing is there any more.
  void free(Piece piece) {
    space.free(piece.position, piece.length);
  }

  /// Shortens the file where less than half of it is in use. Blocking.
  void shorten() throws IOException {
    synchronized (writing) {
      if (space.end() < length / 2) {
        length = space.end();
        writer.setLength(length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (writer;
        reader) {
      var _ = path.toFile().delete();
    }
  }
}
