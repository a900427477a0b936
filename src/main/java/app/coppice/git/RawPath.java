package app.coppice.git;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// Relative paths as git keeps them, in bytes, in a text that loses none: a byte that is no UTF-8
/// stands as a surrogate of its own, U+DC80 to U+DCFF. Such a path is opened by its bytes; the
/// usual ones are what they always are.
final class RawPath {
  private static final int SURROGATES = 0xDC00;

  private RawPath() {}

  static String of(byte[] path) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(path);
    var out = CharBuffer.allocate(path.length);
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (SURROGATES + Byte.toUnsignedInt(in.get())));
      }
      decoder.reset();
    }
    return out.flip().toString();
  }

  /// That of a file below a root, as the file system has it.
  static String of(Path root, Path file) {
    String text = PlainFiles.slashed(root.relativize(file));
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    byte[] whole = absolute(file);
    byte[] above = absolute(root);
    int start = above.length + (above[above.length - 1] == '/' ? 0 : 1);
    return of(Arrays.copyOfRange(whole, start, whole.length));
  }

  /// The bytes of a whole path. Of a folder, or of a link to one, an address ends in a slash, which
  /// the path has not.
  static byte[] absolute(Path path) {
    byte[] bytes = decoded(path.toUri().getRawPath());
    int last = bytes.length - 1;
    boolean more = last > 0 && bytes[last] == '/' && !path.toString().endsWith("/");
    return more ? Arrays.copyOf(bytes, last) : bytes;
  }

  static byte[] bytes(String path) {
    if (!isOdd(path)) {
      return path.getBytes(StandardCharsets.UTF_8);
    }
    var bytes = new ByteArrayOutputStream();
    path.codePoints()
        .forEach(one -> {
          if (isByte(one)) {
            bytes.write(one - SURROGATES);
          } else {
            bytes.writeBytes(Character.toString(one).getBytes(StandardCharsets.UTF_8));
          }
        });
    return bytes.toByteArray();
  }

  /// Whether some of it is no text.
  static boolean isOdd(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (Character.isSurrogate(path.charAt(i))) {
        // Of a pair, both stand for one code point.
        return path.codePoints().anyMatch(RawPath::isByte);
      }
    }
    return false;
  }

  /// What stands for a byte that is no text.
  ///
  /// @param hexadecimal two digits; what is none stands for 0x80
  static char byteOf(String hexadecimal) {
    int value = hexadecimal.matches("[89a-f][0-9a-f]") ? Integer.parseInt(hexadecimal, 16) : 0x80;
    return (char) (SURROGATES + value);
  }

  private static boolean isByte(int codePoint) {
    return codePoint >= 0xDC80 && codePoint <= 0xDCFF;
  }

  /// The file of that path, whatever its name.
  static Path resolve(Path root, String path) {
    if (!isOdd(path)) {
      return root.resolve(path);
    }
    String above = root.toUri().getRawPath();
    var address = new StringBuilder("file://").append(above);
    if (!above.endsWith("/")) {
      address.append('/');
    }
    for (byte one : bytes(path)) {
      boolean plain = one == '/' || (one > 0 && Character.isLetterOrDigit(one));
      address.append(
          plain
              ? String.valueOf((char) one)
              : String.format(Locale.ROOT, "%%%02X", Byte.toUnsignedInt(one)));
    }
    return Path.of(URI.create(address.toString()));
  }

  /// For the person: one that is no text as git quotes it.
  static String shown(String path) {
    return isOdd(path) ? OddNames.quoted(bytes(path)) : path;
  }

  private static byte[] decoded(String address) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < address.length(); i++) {
      if (address.charAt(i) == '%') {
        bytes.write(Integer.parseInt(address.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(address.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
