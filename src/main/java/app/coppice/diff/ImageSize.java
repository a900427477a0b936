package app.coppice.diff;

import java.util.Optional;

/// How large a picture would be once it is decoded, read from its first bytes: PNG, JPEG and GIF.
/// Pure, any thread.
///
/// @param width in pixels
/// @param height in pixels
/// @param frames that a GIF has; else 1
public record ImageSize(int width, int height, int frames) {
  private static final int GIF_IMAGE = 0x2c;
  private static final int GIF_EXTENSION = 0x21;

  /// Pixels of all frames together.
  public long pixels() {
    return (long) width * height * frames;
  }

  /// Empty when it is none of the three kinds, or is cut off before its size.
  public static Optional<ImageSize> of(byte[] bytes) {
    try {
      if (starts(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
        return valid(int32(bytes, 16), int32(bytes, 20), 1);
      } else if (starts(bytes, 'G', 'I', 'F', '8')) {
        return valid(le16(bytes, 6), le16(bytes, 8), gifFrames(bytes));
      } else if (starts(bytes, 0xff, 0xd8)) {
        return jpeg(bytes);
      }
      return Optional.empty();
    } catch (ArrayIndexOutOfBoundsException cutOff) {
      return Optional.empty();
    }
  }

  private static Optional<ImageSize> valid(int width, int height, int frames) {
    return width > 0 && height > 0
        ? Optional.of(new ImageSize(width, height, Math.max(1, frames)))
        : Optional.empty();
  }

  /// The size stands in the frame header, after any number of other segments.
  private static Optional<ImageSize> jpeg(byte[] bytes) {
    int at = 2;
    while (u8(bytes, at) == 0xff) {
      int marker = u8(bytes, at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      boolean tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
      if (marker >= 0xc0 && marker <= 0xcf && !tables) {
        return valid(be16(bytes, at + 7), be16(bytes, at + 5), 1);
      }
      at += 2 + Math.max(2, be16(bytes, at + 2));
    }
    return Optional.empty();
  }

  /// Counts what would be decoded; a file that is cut off has the frames up to there.
  private static int gifFrames(byte[] bytes) {
    int at = 13 + colours(u8(bytes, 10));
    int frames = 0;
    while (at < bytes.length) {
      int block = u8(bytes, at);
      if (block == GIF_IMAGE && at + 9 < bytes.length) {
        frames++;
        at = afterBlocks(bytes, at + 11 + colours(u8(bytes, at + 9)));
      } else if (block == GIF_EXTENSION) {
        at = afterBlocks(bytes, at + 2);
      } else {
        break;
      }
    }
    return frames;
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static int afterBlocks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && u8(bytes, at) != 0) {
      at += 1 + u8(bytes, at);
    }
    return at + 1;
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || u8(bytes, i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  private static int be16(byte[] bytes, int at) {
    return u8(bytes, at) << 8 | u8(bytes, at + 1);
  }

  private static int le16(byte[] bytes, int at) {
    return u8(bytes, at) | u8(bytes, at + 1) << 8;
  }

  private static int int32(byte[] bytes, int at) {
    return be16(bytes, at) << 16 | be16(bytes, at + 2);
  }
}
