package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LfsPointer;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;

/// One side of a changed picture.
public sealed interface Picture {
  /// That side has no such file.
  record Absent() implements Picture {}

  /// @param image made smaller where the picture is large
  /// @param width of the picture itself, in pixels
  record Shown(Image image, int width, int height, long bytes) implements Picture {}

  /// @param reason why it is not shown
  record Refused(String reason) implements Picture {}

  /// Both sides.
  record Both(Picture before, Picture after) {}

  /// Where pictures come from: read and decoded on other threads.
  interface Source {
    CompletableFuture<Both> of(FileDiff file);
  }

  /// Whether a changed file may be one that can be shown, or the pointer of Git LFS to one.
  static boolean isOne(FileDiff file) {
    String name = file.path().toLowerCase(Locale.ROOT);
    return (name.endsWith(".png")
            || name.endsWith(".jpg")
            || name.endsWith(".jpeg")
            || name.endsWith(".gif"))
        && (file.content() == FileDiff.Content.BINARY || LfsPointer.isIn(file));
  }
}
