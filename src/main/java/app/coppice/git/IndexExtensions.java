package app.coppice.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an index holds behind its entries, found by hopping over them: parsing a large index takes
/// longer than a person waits for a shell. See git's `gitformat-index(5)`.
final class IndexExtensions {
  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int HEADER = 12;
  private static final int HASH = 20;

  /// From an entry's beginning to its flags: times, numbers, mode, size and the object's name.
  private static final int TO_FLAGS = 40 + HASH;

  private static final int LONG_NAME = 0xfff;
  private static final int EXTENDED = 0x4000;

  /// Bytes of the largest index that is read, some two million files: it is held in memory whole,
  /// and somebody else may have written it.
  private static final int LARGEST = 256 * 1024 * 1024;

  /// One unknown extension is enough for a refusal; a forged index could name millions.
  private static final int TOLD = 8;

  private IndexExtensions() {}

  /// Names of those that nobody may read past who does not know them: they begin with a small
  /// letter. None when there is no index.
  ///
  /// @throws IOException when it is no index of a known version, cut off, or larger than is read
  static List<String> required(Path index) throws IOException {
    if (!Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    return required(content(index));
  }

  /// The same of an index that was read already.
  ///
  /// @throws IOException when it is no index of a known version, or cut off
  static List<String> required(byte[] index) throws IOException {
    try {
      return required(ByteBuffer.wrap(index));
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("it is cut off", e);
    }
  }

  private static byte[] content(Path index) throws IOException {
    if (Files.size(index) > LARGEST) {
      throw new IOException("it is larger than " + LARGEST / 1024 / 1024 + " MB");
    }
    try (var in = Files.newInputStream(index)) {
      return in.readNBytes(LARGEST);
    }
  }

  private static List<String> required(ByteBuffer bytes) throws IOException {
    int version = bytes.getInt(4);
    if (bytes.getInt(0) != SIGNATURE || version < 2 || version > 4) {
      throw new IOException("its version is not known");
    }
    int count = bytes.getInt(8);
    if (count < 0) {
      throw new IOException("it is cut off");
    }
    int at = HEADER;
    for (int entry = 0; entry < count; entry++) {
      at = version == 4 ? behindCompressed(bytes, at) : behind(bytes, at);
    }
    List<String> names = new ArrayList<>();
    int end = bytes.limit() - HASH;
    while (at <= end - 8 && names.size() < TOLD) {
      byte[] name = new byte[4];
      bytes.get(at, name);
      if (name[0] >= 'a' && name[0] <= 'z') {
        names.add(new String(name, StandardCharsets.US_ASCII));
      }
      int length = bytes.getInt(at + 4);
      if (length < 0 || length > end - at - 8) {
        throw new IOException("it is cut off");
      }
      at += 8 + length;
    }
    return names;
  }

  /// An entry is filled up with zeros, one at least, to a multiple of eight.
  private static int behind(ByteBuffer bytes, int at) {
    int flags = bytes.getShort(at + TO_FLAGS);
    int name = at + TO_FLAGS + 2 + ((flags & EXTENDED) == 0 ? 0 : 2);
    int length = flags & LONG_NAME;
    int end = length < LONG_NAME ? name + length : zero(bytes, name + LONG_NAME);
    return at + ((end - at + 8) & ~7);
  }

  /// The name is what differs from the one before: how much of that goes, and what comes instead.
  private static int behindCompressed(ByteBuffer bytes, int at) {
    int flags = bytes.getShort(at + TO_FLAGS);
    int strip = at + TO_FLAGS + 2 + ((flags & EXTENDED) == 0 ? 0 : 2);
    while ((bytes.get(strip) & 0x80) != 0) {
      strip++;
    }
    return zero(bytes, strip + 1) + 1;
  }

  private static int zero(ByteBuffer bytes, int from) {
    int at = from;
    while (bytes.get(at) != 0) {
      at++;
    }
    return at;
  }
}
