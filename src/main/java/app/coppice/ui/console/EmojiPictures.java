package app.coppice.ui.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Emoji as pictures, where the toolkit can't draw them: on Linux it knows no colour fonts and
/// leaves a gap. Loads what it needs when it is first asked. FX thread only.
final class EmojiPictures {
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
  private boolean looked;
  private @Nullable EmojiFont font;

  /// @param height of a picture in device pixels
  EmojiPictures(double height) {
    this.height = height;
  }

  /// The picture of a grapheme; empty when it is no emoji, or text will do.
  Optional<Image> of(String grapheme) {
    return NEEDED && isEmoji(grapheme)
        ? kept.computeIfAbsent(grapheme, this::load)
        : Optional.empty();
  }

  /// Whether it is to be shown as a picture: by itself, or because a selector says so.
  static boolean isEmoji(String grapheme) {
    return Character.isEmojiPresentation(grapheme.codePointAt(0)) || grapheme.indexOf(0xfe0f) > 0;
  }

  private Optional<Image> load(String grapheme) {
    if (!looked) {
      looked = true;
      font = find();
    }
    return Optional.ofNullable(font)
        .flatMap(known -> known.picture(grapheme))
        .map(png -> new Image(new ByteArrayInputStream(png), 0, height, true, true))
        .filter(image -> !image.isError());
  }

  private static @Nullable EmojiFont find() {
    for (Path folder : FOLDERS) {
      if (Files.isRegularFile(folder.resolve(FILE))) {
        try {
          return EmojiFont.open(folder.resolve(FILE));
        } catch (IOException _) {
          // Another folder may hold one that can be read.
        }
      }
    }
    return null;
  }
}
