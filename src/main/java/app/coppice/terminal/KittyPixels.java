package app.coppice.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the pixels that kitty's graphics protocol transmits: red, green, blue and alpha, or a PNG
/// image. Files and shared memory that a program names are never opened.
final class KittyPixels {
  private static final int PNG = 100;

  private KittyPixels() {}

  /// @param data in base 64
  /// @param allowance of which everything takes that is unfolded
  /// @return empty when it is damaged, too large or not in the stream
  static Optional<Bitmap> read(KittyKeys keys, String data, PictureAllowance allowance) {
    if (keys.letter('t', 'd') != 'd') {
      return Optional.empty();
    }
    int format = keys.number('f', PNG);
    try {
      byte[] raw = Base64.getDecoder().decode(data.getBytes(StandardCharsets.ISO_8859_1));
      boolean packed = keys.letter('o', '-') == 'z';
      if (format == PNG) {
        // A PNG is packed already: to pack it again only serves to hide its size.
        return packed ? Optional.empty() : PngDecoder.decode(raw, allowance);
      }
      int bytes = format == 24 ? 3 : 4;
      int width = keys.number('s', Integer.MAX_VALUE);
      int height = keys.number('v', Integer.MAX_VALUE);
      if (!Bitmap.isAllowed(width, height)
          || (packed && !allowance.take((long) width * height * bytes))) {
        return Optional.empty();
      }
      byte[] pixels = packed ? inflated(raw, width * height * bytes) : raw;
      return pixels.length < width * height * bytes
          ? Optional.empty()
          : Optional.of(new Bitmap(width, height, argb(pixels, width * height, bytes)));
    } catch (IllegalArgumentException | DataFormatException damaged) {
      return Optional.empty();
    }
  }

  private static int[] argb(byte[] pixels, int count, int bytes) {
    int[] argb = new int[count];
    for (int i = 0; i < count; i++) {
      int at = i * bytes;
      int alpha = bytes == 4 ? pixels[at + 3] & 0xff : 0xff;
      argb[i] =
          alpha << 24
              | (pixels[at] & 0xff) << 16
              | (pixels[at + 1] & 0xff) << 8
              | (pixels[at + 2] & 0xff);
    }
    return argb;
  }

  /// At most `limit` bytes, however many a small input may unfold to.
  private static byte[] inflated(byte[] raw, int limit) throws DataFormatException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(raw);
      ByteSink out = new ByteSink();
      byte[] piece = new byte[1 << 16];
      int step = 1;
      while (step > 0 && out.size() < limit) {
        step = inflater.inflate(piece, 0, Math.min(piece.length, limit - out.size()));
        out.put(piece, 0, step);
      }
      return out.bytes();
    }
  }
}
