package app.coppice.vault;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// A secret outside the Java heap, where no collection leaves copies behind; zeroed when closed.
/// Not printed by accident. Thread-safe; using a closed one throws `IllegalStateException`.
public final class Secret implements AutoCloseable {
  private static final int LONGEST_UTF8 = 3;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  private Secret(byte[] bytes) {
    memory = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
  }

  /// Takes the bytes over: `bytes` is zero afterwards.
  static Secret taking(byte[] bytes) {
    var secret = new Secret(bytes);
    Sealing.wipe(bytes);
    return secret;
  }

  /// Takes the characters over as UTF-8: `characters` is zero afterwards.
  static Secret taking(char[] characters) {
    byte[] bytes = utf8(characters);
    Arrays.fill(characters, '\0');
    return taking(bytes);
  }

  static byte[] utf8(char[] characters) {
    var encoded = ByteBuffer.allocate(characters.length * LONGEST_UTF8);
    CoderResult end =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .encode(CharBuffer.wrap(characters), encoded, true);
    if (!end.isUnderflow()) {
      throw new IllegalStateException("UTF-8 takes more room than it can");
    }
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    Sealing.wipe(encoded.array());
    return bytes;
  }

  /// Lends the bytes for the length of one call; they are zeroed afterwards.
  synchronized <T> T lend(Function<byte[], T> use) {
    byte[] bytes = memory.toArray(ValueLayout.JAVA_BYTE);
    try {
      return use.apply(bytes);
    } finally {
      Sealing.wipe(bytes);
    }
  }

  /// The secret as text. A `String` stays in the heap until it is collected: only for the header of
  /// the one request that needs it.
  public String reveal() {
    return lend(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  synchronized Secret copy() {
    return taking(memory.toArray(ValueLayout.JAVA_BYTE));
  }

  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      memory.fill((byte) 0);
      arena.close();
    }
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
