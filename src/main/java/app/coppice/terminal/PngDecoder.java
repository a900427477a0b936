package app.coppice.terminal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Reads a PNG image (ISO/IEC 15948) of any kind into pixels of eight bits. What its header claims
/// is checked before anything is allocated, and no more is unfolded than the image has. For one
/// use.
final class PngDecoder {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER = 0x49484452; // IHDR
  private static final int PALETTE = 0x504c5445; // PLTE
  private static final int TRANSPARENCY = 0x74524e53; // tRNS
  private static final int DATA = 0x49444154; // IDAT
  private static final int END = 0x49454e44; // IEND
  private static final int CHUNK_FRAME = 12;
  private static final int INDEXED = 3;

  /// Where the pixels of the seven passes of an interlaced image begin and how far they are apart:
  /// x, y, across, down.
  private static final int[][] PASSES = {
    {0, 0, 8, 8},
    {4, 0, 8, 8},
    {0, 4, 4, 8},
    {2, 0, 4, 4},
    {0, 2, 2, 4},
    {1, 0, 2, 2},
    {0, 1, 1, 2},
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final ByteBuffer in;
  private final Inflater inflater = new Inflater();
  private int width;
  private int height;
  private int depth;
  private int type;
  private int channels;
  private int[][] passes = ONE_PASS;
  private int[] palette = {};
  private int @Nullable [] transparent;
  private byte[] lines = {};
  private int filled;

  private final PictureAllowance allowance;

  private PngDecoder(byte[] png, PictureAllowance allowance) {
    in = ByteBuffer.wrap(png);
    this.allowance = allowance;
  }

  /// @param allowance of which the scan lines take
  /// @return empty when it is none, is damaged or is too large
  static Optional<Bitmap> decode(byte[] png, PictureAllowance allowance) {
    PngDecoder decoder = new PngDecoder(png, allowance);
    try (decoder.inflater) {
      return decoder.read() ? Optional.of(decoder.bitmap()) : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    }
  }

  private boolean read() throws DataFormatException {
    if (in.remaining() < Long.BYTES || in.getLong() != SIGNATURE) {
      return false;
    }
    boolean first = true;
    while (in.remaining() >= CHUNK_FRAME) {
      int length = in.getInt();
      int name = in.getInt();
      if (length < 0 || length > in.remaining() - Integer.BYTES) {
        return false;
      }
      ByteBuffer chunk = in.slice(in.position(), length);
      in.position(in.position() + length + Integer.BYTES);
      if (first != (name == HEADER) || (first && !header(chunk))) {
        return false;
      }
      first = false;
      switch (name) {
        case PALETTE -> palette(chunk);
        case TRANSPARENCY -> transparency(chunk);
        case DATA -> inflate(chunk);
        case END -> {
          return isWhole();
        }
        default -> {}
      }
    }
    return !first && isWhole();
  }

  private boolean isWhole() {
    return filled == lines.length && (type != INDEXED || palette.length > 0);
  }

  private boolean header(ByteBuffer chunk) {
    if (chunk.remaining() < 13) {
      return false;
    }
    width = chunk.getInt();
    height = chunk.getInt();
    depth = chunk.get();
    type = chunk.get();
    channels =
        switch (type) {
          case 0, INDEXED -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 0;
        };
    boolean small = depth == 1 || depth == 2 || depth == 4;
    boolean known =
        depth == 8 || (depth == 16 && type != INDEXED) || (small && (type == 0 || type == INDEXED));
    int method = chunk.getShort(); // compression and filter
    int interlaced = chunk.get();
    if (!known || channels == 0 || method != 0 || !Bitmap.isAllowed(width, height)) {
      return false;
    }
    passes = interlaced == 0 ? ONE_PASS : PASSES;
    int length = 0;
    for (int[] pass : passes) {
      length += across(pass) == 0 ? 0 : down(pass) * (1 + lineBytes(pass));
    }
    if (!allowance.take(length)) {
      return false;
    }
    lines = new byte[length];
    return interlaced == 0 || interlaced == 1;
  }

  private int across(int[] pass) {
    return Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
  }

  private int down(int[] pass) {
    return Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]);
  }

  private int lineBytes(int[] pass) {
    return (across(pass) * channels * depth + 7) / 8;
  }

  private void palette(ByteBuffer chunk) {
    palette = new int[Math.min(256, chunk.remaining() / 3)];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = argb(0xff, chunk.get(), chunk.get(), chunk.get());
    }
  }

  private void transparency(ByteBuffer chunk) {
    if (type == INDEXED) {
      for (int i = 0; i < palette.length && chunk.hasRemaining(); i++) {
        palette[i] = (palette[i] & 0xffffff) | (chunk.get() & 0xff) << 24;
      }
    } else if (type < INDEXED && chunk.remaining() >= channels * Short.BYTES) {
      int[] key = new int[channels];
      for (int i = 0; i < channels; i++) {
        key[i] = chunk.getShort() & 0xffff;
      }
      transparent = key;
    }
  }

  private void inflate(ByteBuffer chunk) throws DataFormatException {
    inflater.setInput(chunk);
    int step = 1;
    while (filled < lines.length && step > 0) {
      step = inflater.inflate(lines, filled, lines.length - filled);
      filled += step;
    }
  }

  private Bitmap bitmap() {
    int[] argb = new int[width * height];
    int at = 0;
    for (int[] pass : passes) {
      int length = lineBytes(pass);
      byte[] above = new byte[length];
      for (int y = 0; y < down(pass) && length > 0; y++) {
        byte[] line = Arrays.copyOfRange(lines, at + 1, at + 1 + length);
        unfilter(lines[at], line, above);
        int to = (pass[1] + y * pass[3]) * width + pass[0];
        for (int x = 0; x < across(pass); x++) {
          argb[to + x * pass[2]] = pixel(line, x);
        }
        above = line;
        at += 1 + length;
      }
    }
    return new Bitmap(width, height, argb);
  }

  private void unfilter(int filter, byte[] line, byte[] above) {
    int back = Math.max(1, channels * depth / 8);
    for (int i = 0; i < line.length; i++) {
      int left = i < back ? 0 : line[i - back] & 0xff;
      int up = above[i] & 0xff;
      int corner = i < back ? 0 : above[i - back] & 0xff;
      int guess =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> nearest(left, up, corner);
            default -> 0;
          };
      line[i] = (byte) (line[i] + guess);
    }
  }

  /// The neighbour that a straight continuation comes nearest to (Paeth's filter).
  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  private int pixel(byte[] line, int x) {
    int first = sample(line, x * channels);
    if (type == INDEXED) {
      return first < palette.length ? palette[first] : 0;
    }
    boolean grey = channels < 3;
    int second = grey ? first : sample(line, x * channels + 1);
    int third = grey ? first : sample(line, x * channels + 2);
    int alpha = 0xff;
    int[] key = transparent;
    if (key != null) {
      boolean hit = first == key[0] && (grey || (second == key[1] && third == key[2]));
      alpha = hit ? 0 : 0xff;
    } else if (channels == 2 || channels == 4) {
      alpha = eight(sample(line, (x + 1) * channels - 1));
    }
    return argb(alpha, eight(first), eight(second), eight(third));
  }

  private int sample(byte[] line, int index) {
    return switch (depth) {
      case 8 -> line[index] & 0xff;
      case 16 -> (line[2 * index] & 0xff) << 8 | (line[2 * index + 1] & 0xff);
      default -> {
        int bit = index * depth;
        yield line[bit >> 3] >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
      }
    };
  }

  private int eight(int sample) {
    return switch (depth) {
      case 8 -> sample;
      case 16 -> sample >> 8;
      default -> sample * 0xff / ((1 << depth) - 1);
    };
  }

  private static int argb(int alpha, int red, int green, int blue) {
    return alpha << 24 | (red & 0xff) << 16 | (green & 0xff) << 8 | (blue & 0xff);
  }
}
