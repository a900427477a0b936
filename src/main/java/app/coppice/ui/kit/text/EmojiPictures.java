package app.coppice.ui.kit.text;

import app.coppice.ui.kit.FxThread;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;

/// Emoji as pictures, where the toolkit can't draw them: on Linux it knows no colour fonts and
/// leaves a gap. Looks for the font in the background, once for all. FX thread only.
public final class EmojiPictures {
  private static final int KEPT = 512;
  private static final boolean NEEDED = System.getProperty("os.name", "").startsWith("Linux");
  private static final String FILE = "NotoColorEmoji.ttf";
  private static final List<Path> FOLDERS =
      List.of(
          Path.of(System.getProperty("user.home"), ".local/share/fonts"),
          Path.of(System.getProperty("user.home"), ".fonts"),
          Path.of("/usr/share/fonts/truetype/noto"),
          Path.of("/usr/share/fonts/noto"),
          Path.of("/usr/share/fonts/google-noto-emoji"),
          Path.of("/usr/share/fonts/google-noto-color-emoji-fonts"),
          Path.of("/usr/share/fonts/noto-emoji"));

  private final double height;
  private final Map<String, Optional<Image>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Image>> eldest) {
          return size() > KEPT;
        }
      };
  private final Runnable found;
  private boolean waiting;

  /// @param height of a picture in device pixels
  /// @param found is called when pictures that were asked for in vain may be there
  public EmojiPictures(double height, Runnable found) {
    this.height = height;
    this.found = found;
  }

  /// The picture of a grapheme; empty when it is no emoji, or text will do.
  public Optional<Image> of(String grapheme) {
    if (!NEEDED || !isEmoji(grapheme)) {
      return Optional.empty();
    }
    CompletableFuture<Optional<EmojiFont>> font = Found.FONT;
    if (!font.isDone() && !waiting) {
      waiting = true;
      FxThread.deliver(font, _ -> found.run(), _ -> {});
    }
    // Asked again: found meanwhile, it was told of before the asker has anything to show.
    return font.isDone()
        ? kept.computeIfAbsent(grapheme, it -> load(font.join(), it))
        : Optional.empty();
  }

  /// Whether it is to be shown as a picture: by itself, or because a selector or a tone says so.
  static boolean isEmoji(String grapheme) {
    return Character.isEmojiPresentation(grapheme.codePointAt(0))
        || grapheme.indexOf(0xfe0f) > 0
        || grapheme.codePoints().skip(1).anyMatch(Character::isEmojiModifier);
  }

  private Optional<Image> load(Optional<EmojiFont> font, String grapheme) {
    return font.flatMap(known -> known.picture(grapheme))
        .map(png -> new Image(new ByteArrayInputStream(png), 0, height, true, true))
        .filter(image -> !image.isError());
  }

  /// The font, looked for when it is first asked for.
  private static final class Found {
    static final CompletableFuture<Optional<EmojiFont>> FONT =
        CompletableFuture.supplyAsync(Found::find, Thread::startVirtualThread);

    private static Optional<EmojiFont> find() {
      for (Path folder : FOLDERS) {
        if (Files.isRegularFile(folder.resolve(FILE))) {
          try {
            return Optional.of(EmojiFont.open(folder.resolve(FILE)));
          } catch (IOException _) {
            // Another folder may hold one that can be read.
          }
        }
      }
      return Optional.empty();
    }
  }
}
