package app.coppice.ui.console;

import app.coppice.terminal.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The pictures of a terminal as images that can be painted, the last used ones kept. FX thread
/// only.
final class PictureImages {
  private static final int KEPT = 32;

  private final Map<Long, Image> images =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Image> eldest) {
          return size() > KEPT;
        }
      };

  Image of(Picture picture) {
    return images.computeIfAbsent(picture.id(), _ -> image(picture));
  }

  private static Image image(Picture picture) {
    int width = picture.width();
    WritableImage image = new WritableImage(width, picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            width,
            picture.height(),
            PixelFormat.getIntArgbInstance(),
            picture.argb(),
            0,
            width);
    return image;
  }
}
