package app.coppice.terminal;

import java.util.Arrays;
import java.util.Optional;

/// Reads a Sixel image: six pixels a character, in the colours of 256 registers. It is read twice,
/// for its size first, so that nothing is allocated that is too large. For one use.
final class SixelDecoder {
  private static final int BAND = 6;
  private static final int REGISTERS = 256;
  private static final int OPAQUE = 0xff000000;
  private static final int NUMBER_LIMIT = 1 << 20;

  /// The first colours of DEC's VT340, in hundredths of red, green and blue.
  private static final int[] FIRST = {
    0x000000, 0x141450, 0x500d0d, 0x145014, 0x501450, 0x145050, 0x505014, 0x353535, 0x1a1a1a,
    0x21213c, 0x3c1a1a, 0x213c21, 0x3c213c, 0x213c3c, 0x3c3c21, 0x505050,
  };

  /// Pixels that may be painted, one over the other, before the rest is left out.
  private static final int PAINT_LIMIT = 8 * Bitmap.PIXEL_LIMIT;

  private final byte[] data;
  private final int length;
  private final int[] colours = new int[REGISTERS];
  private final int[] parameters = new int[5];
  private int count;
  private int at;
  private int width;
  private int height;
  private int[] pixels = {};
  private long painted;

  private SixelDecoder(byte[] data, int length) {
    this.data = data;
    this.length = length;
    for (int i = 0; i < FIRST.length; i++) {
      colours[i] = rgb(FIRST[i] >> 16, FIRST[i] >> 8 & 0xff, FIRST[i] & 0xff);
    }
  }

  /// @param data a device control string from after its `q`
  /// @param allowance of which the pixels take
  /// @return empty when there is no picture in it, or one that is too large
  static Optional<Bitmap> decode(byte[] data, int from, int length, PictureAllowance allowance) {
    byte[] own = Arrays.copyOfRange(data, from, length);
    SixelDecoder size = new SixelDecoder(own, own.length);
    size.read();
    if (!Bitmap.isAllowed(size.width, size.height)
        || !allowance.take((long) Integer.BYTES * size.width * size.height)) {
      return Optional.empty();
    }
    SixelDecoder picture = new SixelDecoder(own, own.length);
    picture.pixels = new int[size.width * size.height];
    picture.width = size.width;
    picture.height = size.height;
    picture.read();
    return Optional.of(new Bitmap(size.width, size.height, picture.pixels));
  }

  private void read() {
    int colour = colours[0];
    int x = 0;
    int y = 0;
    at = 0;
    while (at < length) {
      int code = data[at++];
      switch (code) {
        case '"' -> {
          numbers();
          if (count >= 4) {
            grow(parameters[2], parameters[3]);
          }
        }
        case '#' -> {
          numbers();
          colour = colour();
        }
        case '!' -> {
          numbers();
          if (at < length) {
            x = paint(x, y, data[at++], Math.max(1, parameters[0]), colour);
          }
        }
        case '$' -> x = 0;
        case '-' -> {
          x = 0;
          y = Math.min(NUMBER_LIMIT, y + BAND);
        }
        default -> x = paint(x, y, code, 1, colour);
      }
    }
  }

  /// Reads numbers with semicolons between them.
  private void numbers() {
    Arrays.fill(parameters, 0);
    count = 1;
    while (at < length) {
      int code = data[at];
      if (code >= '0' && code <= '9') {
        int last = Math.min(count, parameters.length) - 1;
        parameters[last] = Math.min(NUMBER_LIMIT, parameters[last] * 10 + code - '0');
      } else if (code == ';') {
        count++;
      } else {
        return;
      }
      at++;
    }
  }

  private int colour() {
    int register = parameters[0] % REGISTERS;
    if (count >= 5) {
      colours[register] =
          parameters[1] == 1
              ? hls(parameters[2], parameters[3], parameters[4])
              : rgb(parameters[2], parameters[3], parameters[4]);
    }
    return colours[register];
  }

  private void grow(int toWidth, int toHeight) {
    if (pixels.length == 0) {
      width = Math.max(width, toWidth);
      height = Math.max(height, toHeight);
    }
  }

  private int paint(int x, int y, int code, int times, int colour) {
    int bits = code - '?';
    if (bits < 0 || bits > 0x3f) {
      return x;
    }
    int end = Math.min(NUMBER_LIMIT, x + times);
    if (bits != 0) {
      grow(end, y + Integer.SIZE - Integer.numberOfLeadingZeros(bits));
    }
    if (pixels.length > 0 && painted < PAINT_LIMIT) {
      painted += (long) BAND * Math.max(0, Math.min(end, width) - x);
      for (int i = 0; i < BAND; i++) {
        if ((bits >> i & 1) != 0 && y + i < height) {
          int row = (y + i) * width;
          Arrays.fill(pixels, row + Math.min(x, width), row + Math.min(end, width), colour);
        }
      }
    }
    return end;
  }

  private static int rgb(int red, int green, int blue) {
    return OPAQUE | level(red) << 16 | level(green) << 8 | level(blue);
  }

  private static int level(int hundredths) {
    return Math.min(100, hundredths) * 255 / 100;
  }

  /// A colour by hue (blue is 0), lightness and saturation.
  private static int hls(int hue, int lightness, int saturation) {
    double l = Math.min(100, lightness) / 100.0;
    double c = (1 - Math.abs(2 * l - 1)) * Math.min(100, saturation) / 100.0;
    double sector = (hue + 240) % 360 / 60.0;
    double second = c * (1 - Math.abs(sector % 2 - 1));
    double base = l - c / 2;
    double[] parts =
        switch ((int) sector) {
          case 0 -> new double[] {c, second, 0};
          case 1 -> new double[] {second, c, 0};
          case 2 -> new double[] {0, c, second};
          case 3 -> new double[] {0, second, c};
          case 4 -> new double[] {second, 0, c};
          default -> new double[] {c, 0, second};
        };
    return rgb(
        (int) Math.round((parts[0] + base) * 100),
        (int) Math.round((parts[1] + base) * 100),
        (int) Math.round((parts[2] + base) * 100));
  }
}
