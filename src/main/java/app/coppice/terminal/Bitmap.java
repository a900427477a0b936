package app.coppice.terminal;

/// Decoded pixels of an image, not yet on a screen.
///
/// @param argb row by row, not premultiplied
record Bitmap(int width, int height, int[] argb) {
  /// Largest edge.
  static final int EDGE_LIMIT = 4096;

  /// Most pixels of one image.
  static final int PIXEL_LIMIT = 4 << 20;

  static boolean isAllowed(int width, int height) {
    return width > 0
        && height > 0
        && width <= EDGE_LIMIT
        && height <= EDGE_LIMIT
        && (long) width * height <= PIXEL_LIMIT;
  }
}
