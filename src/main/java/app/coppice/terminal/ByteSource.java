package app.coppice.terminal;

import java.nio.charset.StandardCharsets;

/// Bytes on their way out of the compact form that a `ByteSink` makes. Of damaged ones it reads
/// nonsense or throws `IndexOutOfBoundsException`. One thread only.
final class ByteSource {
  private final byte[] bytes;
  private int at;

  ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  int next() {
    return bytes[at++] & 0xff;
  }

  long eight() {
    long value = (long) ByteSink.LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  int number() {
    int value = 0;
    int shift = 0;
    int part = next();
    while (part > 0x7f) {
      value |= (part & 0x7f) << shift;
      shift += 7;
      part = next();
    }
    return value | (part << shift);
  }

  String text() {
    int length = number();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
