package app.coppice.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.util.FS;

/// What the index of a worktree names. Thread-safe.
///
/// Format: `gitformat-index(5)`; of versions 2 and 3 the names alone are read.
public final class TrackedPaths {
  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final int HEADER = 12;
  private static final int FLAGS = 60;
  private static final int LONG_NAME = 0xfff;
  private static final int EXTENDED = 0x4000;

  private TrackedPaths() {}

  /// Hears of a name by where it lies in the index.
  private interface Heard {
    void name(byte[] bytes, int from, int length);
  }

  /// Names every tracked path, relative to the worktree, `/`-separated.
  ///
  /// @param gitFolder the worktree's own
  /// @throws IOException when there is an index that cannot be read
  public static void forEach(Path gitFolder, Consumer<String> path) throws IOException {
    Path index = gitFolder.resolve("index");
    if (!Files.isRegularFile(index)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(index);
    if (isPlain(bytes)) {
      names(
          bytes,
          (all, from, length) ->
              path.accept(new String(all, from, length, StandardCharsets.UTF_8)));
      return;
    }
    DirCache read = DirCache.read(index.toFile(), FS.DETECTED);
    for (int i = 0; i < read.getEntryCount(); i++) {
      path.accept(read.getEntry(i).getPathString());
    }
  }

  /// What stays equal as long as the same paths are tracked; empty where that cannot be told
  /// without naming them.
  ///
  /// @param gitFolder the worktree's own
  public static String mark(Path gitFolder) throws IOException {
    Path index = gitFolder.resolve("index");
    if (!Files.isRegularFile(index)) {
      return "none";
    }
    byte[] bytes = Files.readAllBytes(index);
    if (!isPlain(bytes)) {
      return "";
    }
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    names(
        bytes,
        (all, from, length) -> {
          // With the zero behind it: two names are not one.
          one.update(all, from, length + 1);
          other.update(all, from, length + 1);
        });
    return ByteBuffer.wrap(bytes).getInt(8) + " " + one.getValue() + " " + other.getValue();
  }

  /// Whether its names are all there is to it: a split index has most of them in another file.
  private static boolean isPlain(byte[] bytes) throws IOException {
    ByteBuffer numbers = ByteBuffer.wrap(bytes);
    return bytes.length >= HEADER
        && numbers.getInt(0) == SIGNATURE
        && (numbers.getInt(4) == 2 || numbers.getInt(4) == 3)
        && IndexExtensions.required(bytes).isEmpty();
  }

  private static void names(byte[] bytes, Heard heard) throws IOException {
    ByteBuffer numbers = ByteBuffer.wrap(bytes);
    int count = numbers.getInt(8);
    int at = HEADER;
    try {
      for (int i = 0; i < count; i++) {
        int flags = numbers.getShort(at + FLAGS);
        int name = at + FLAGS + ((flags & EXTENDED) == 0 ? 2 : 4);
        int length = flags & LONG_NAME;
        if (length == LONG_NAME) {
          while (bytes[name + length] != 0) {
            length++;
          }
        }
        heard.name(bytes, name, length);
        // Filled up with zeros, one at least, to a multiple of eight.
        at += (name - at + length + 8) & ~7;
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("The index is cut off", e);
    }
  }
}
