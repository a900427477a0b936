package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.diff.ImageSize;
import app.coppice.diff.LfsPointer;
import app.coppice.session.FileContents;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.diff.Picture;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.image.Image;

/// Reads and decodes both sides of a changed picture, bounded in bytes and pixels, off the FX
/// thread. Asked on the FX thread; one whose future was cancelled is not decoded any more.
///
/// @param decoding where pictures are decoded
record Pictures(
    ReviewActions actions,
    FilesInReview files,
    Supplier<Optional<SessionId>> session,
    Executor decoding)
    implements Picture.Source {
  private static final int MOST_BYTES = 20_000_000;

  /// Of all frames together: 40 million take 160 MB while they are decoded.
  private static final long MOST_PIXELS = 40_000_000;

  private static final int MOST_WIDTH = 1200;
  private static final int MOST_HEIGHT = 800;

  @Override
  public CompletableFuture<Picture.Both> of(FileDiff file) {
    return session
        .get()
        .map(id -> actions.comparer().contents(id, files.comparison(), file, MOST_BYTES))
        .orElseGet(() -> CompletableFuture.completedFuture(FileContents.NONE))
        .thenApplyAsync(
            sides ->
                new Picture.Both(
                    decode(sides.before(), sides.beforeSize()),
                    decode(sides.after(), sides.afterSize())),
            decoding);
  }

  /// A thread that decodes one after the other, since each may take all the memory that is meant
  /// for pictures; it ends when there is nothing to do.
  static Executor oneAfterTheOther() {
    var decoding =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("picture").factory());
    decoding.allowCoreThreadTimeOut(true);
    return decoding;
  }

  static Picture decode(byte[] bytes, long size) {
    if (size == 0) {
      return new Picture.Absent();
    } else if (bytes.length < size) {
      return new Picture.Refused(Messages.text("review.picture.too-large"));
    }
    if (LfsPointer.parse(bytes).isPresent()) {
      return new Picture.Refused(Messages.text("review.picture.lfs"));
    }
    Optional<ImageSize> found = ImageSize.of(bytes);
    if (found.isEmpty()) {
      return new Picture.Refused(Messages.text("review.picture.unknown"));
    }
    ImageSize dimensions = found.get();
    if (dimensions.pixels() > MOST_PIXELS) {
      return new Picture.Refused(
          Messages.text("review.picture.too-many", dimensions.width(), dimensions.height()));
    }
    Image image =
        new Image(
            new ByteArrayInputStream(bytes),
            Math.min(MOST_WIDTH, dimensions.width()),
            Math.min(MOST_HEIGHT, dimensions.height()),
            true,
            true);
    return image.isError()
        ? new Picture.Refused(Messages.text("review.picture.unknown"))
        : new Picture.Shown(image, dimensions.width(), dimensions.height(), size);
  }
}
