package app.coppice.terminal;

import java.util.Optional;
import java.util.function.Consumer;

/// The strings of the stream that hold pictures. What is in them is carried out when the parser has
/// stopped behind them. Guarded by the emulator's lock.
final class PictureStrings {
  private final Display display;
  private final KittyGraphics kitty;
  private Optional<PictureWork> work = Optional.empty();

  /// @param answers takes what the program is told
  PictureStrings(Display display, Consumer<String> answers) {
    this.display = display;
    kitty = new KittyGraphics(display, display.pictures, answers);
  }

  /// Forgets what has come in of a picture.
  void reset() {
    kitty.reset();
  }

  /// @param text of an application program command
  void command(String text) {
    if (text.startsWith("G")) {
      work = kitty.run(text.substring(1));
    }
  }

  /// @param bytes are read before the parser goes on
  /// @param from behind the `q`
  void sixel(byte[] bytes, int from, int length) {
    work =
        Optional.of(
            new PictureWork(
                () -> SixelDecoder.decode(bytes, from, length, display.pictures.allowance),
                bitmap -> bitmap.ifPresent(this::show)));
  }

  private void show(Bitmap bitmap) {
    var _ = display.pictures.put(bitmap, 0, 0, PictureShelf.Tag.NONE);
  }

  /// Takes out the picture that the parser has stopped behind.
  Optional<PictureWork> take() {
    Optional<PictureWork> taken = work;
    work = Optional.empty();
    return taken;
  }
}
