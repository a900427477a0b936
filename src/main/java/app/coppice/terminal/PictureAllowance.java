package app.coppice.terminal;

/// How many bytes pictures may unfold to within one piece of a program's output: some small
/// commands can ask for any amount of work. For the one thread that feeds the emulator.
final class PictureAllowance {
  /// The largest picture with four bytes a pixel, and what is packed beside it.
  private static final int BYTES = 5 * Bitmap.PIXEL_LIMIT;

  private int left = BYTES;

  /// Before the next piece of output.
  void renew() {
    left = BYTES;
  }

  /// Takes some of it.
  ///
  /// @return false when there is not so much left; then nothing is taken
  boolean take(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= (int) bytes;
    return true;
  }
}
