package app.coppice.terminal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes on their way into a compact form: numbers take as few bytes as they need. One thread only.
final class ByteSink {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[512];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /// A number of eight bytes.
  void eight(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /// A number that is not negative, seven bits a byte.
  void number(int value) {
    int rest = value;
    while (rest > 0x7f) {
      put(rest | 0x80);
      rest >>>= 7;
    }
    put(rest);
  }

  void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    put(encoded, 0, encoded.length);
  }

  void put(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  /// What was put in, with room for `more` behind it.
  byte[] bytesAnd(int more) {
    byte[] all = new byte[size + more];
    System.arraycopy(bytes, 0, all, 0, size);
    return all;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
