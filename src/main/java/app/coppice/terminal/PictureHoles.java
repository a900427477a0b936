package app.coppice.terminal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// Finds the cells under a picture that were written since it was put there, and makes it
/// transparent over them. Guarded by the emulator's lock.
final class PictureHoles {
  /// A cell that is not on the screen.
  private static final int ELSEWHERE = -2;

  private PictureHoles() {}

  /// What stands under a picture, row by row.
  static int[] glyphs(Picture picture, Display display) {
    int[] glyphs = new int[picture.columns() * Math.min(picture.rows(), display.rows())];
    Arrays.fill(glyphs, ELSEWHERE);
    long top = display.scrollback.end();
    for (int i = 0; i < glyphs.length; i++) {
      long y = picture.line() - top + i / picture.columns();
      int x = picture.column() + i % picture.columns();
      if (y >= 0 && y < display.rows() && x < display.columns()) {
        glyphs[i] = display.page().line((int) y).glyph(x);
      }
    }
    return glyphs;
  }

  /// The picture with holes, empty when nothing was written.
  ///
  /// @param before what stood under it
  /// @param now what stands there
  /// @param id of the new picture
  static Optional<Picture> punched(Picture picture, int[] before, int[] now, long id) {
    BitSet holes = new BitSet();
    for (int i = 0; i < Math.min(before.length, now.length); i++) {
      holes.set(i, now[i] != before[i] && now[i] != ELSEWHERE && before[i] != ELSEWHERE);
    }
    if (holes.isEmpty()) {
      return Optional.empty();
    }
    int[] argb = picture.argb().clone();
    int columns = picture.columns();
    holes.stream().forEach(i -> clear(argb, picture, i % columns, i / columns));
    return Optional.of(picture.with(id, argb));
  }

  private static void clear(int[] argb, Picture picture, int column, int row) {
    int left = picture.width() * column / picture.columns();
    int right = picture.width() * (column + 1) / picture.columns();
    int bottom = picture.height() * (row + 1) / picture.rows();
    for (int y = picture.height() * row / picture.rows(); y < bottom; y++) {
      Arrays.fill(argb, y * picture.width() + left, y * picture.width() + right, 0);
    }
  }
}
