package app.coppice.terminal;

/// Decoded pixels of an image, not yet on a screen.
///
/// @param argb row by row, not premultiplied
record Bitmap(int width, int height, int[] argb) {
  /// Largest edge.
  static final int EDGE_LIMIT = 4096;

  /// Most pixels of one image.
  static final int PIXEL_LIMIT = 4 << 20;

  /// A part of it; one that is outside, or without extent, is the whole.
  Bitmap part(int x, int y, int wide, int high) {
    int across = extent(x, wide, width);
    int down = extent(y, high, height);
    if (across <= 0 || down <= 0 || (across == width && down == height)) {
      return this;
    }
    int[] pixels = new int[across * down];
    for (int row = 0; row < down; row++) {
      System.arraycopy(argb, (y + row) * width + x, pixels, row * across, across);
    }
    return new Bitmap(across, down, pixels);
  }

  /// What the pixels of a part take, in bytes; 0 where nothing has to be copied.
  long partBytes(int x, int y, int wide, int high) {
    int across = extent(x, wide, width);
    int down = extent(y, high, height);
    boolean whole = across <= 0 || down <= 0 || (across == width && down == height);
    return whole ? 0 : (long) Integer.BYTES * across * down;
  }

  private static int extent(int from, int asked, int whole) {
    return Math.min(asked > 0 ? asked : whole, whole - from);
  }

  static boolean isAllowed(int width, int height) {
    return width > 0
        && height > 0
        && width <= EDGE_LIMIT
        && height <= EDGE_LIMIT
        && (long) width * height <= PIXEL_LIMIT;
  }
}
