package app.coppice.ui.console;

import app.coppice.ui.kit.text.EmojiPictures;

/// The images that are painted into cells, made once for all strips of a canvas. FX thread only.
record CellImages(PictureImages pictures, EmojiPictures emoji) {
  /// @param repaint is called when there are images that weren't there
  static CellImages of(CellFont font, Runnable repaint) {
    double size = Math.min(font.height(), 2 * font.width()) * font.scale();
    return new CellImages(new PictureImages(), new EmojiPictures(size, repaint));
  }
}
