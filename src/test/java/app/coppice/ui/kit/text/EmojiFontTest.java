package app.coppice.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmojiFontTest {
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf");

  @TempDir Path folder;

  @Test
  void aGraphemeOfSeveralCharactersHasOnePictureOfItsOwn() throws IOException {
    assumeTrue(Files.isRegularFile(FONT), "fonts-noto-color-emoji is not installed");
    EmojiFont font = EmojiFont.open(FONT);
    Optional<byte[]> thumb = font.picture("\ud83d\udc4d");
    Optional<byte[]> brownThumb = font.picture("\ud83d\udc4d\ud83c\udfff");
    assertThat(thumb).hasValueSatisfying(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
    assertThat(brownThumb).isPresent();
    assertThat(brownThumb.get()).isNotEqualTo(thumb.get());
    assertThat(font.picture("\ud83c\udde9\ud83c\uddea")).as("flag").isPresent();
    assertThat(font.picture("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"))
        .as("family")
        .isPresent();
    assertThat(font.picture("\u2764\ufe0f")).as("with a selector").isPresent();
    assertThat(font.picture("\u4e2d")).isEmpty();
    assertThat(font.picture("\ud83d\udc4d\ud83d\udc4d")).as("two are not one").isEmpty();
  }

  @Test
  void aFileThatIsNoSuchFontIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("x.ttf"), new byte[] {0, 1, 0, 0, 0, 9, 1, 2, 3});
    assertThatThrownBy(() -> EmojiFont.open(file)).isInstanceOf(IOException.class);
  }

  @Test
  void onlyWhatIsMeantAsAPictureIsOne() {
    assertThat(EmojiPictures.isEmoji("\ud83d\ude00")).isTrue();
    assertThat(EmojiPictures.isEmoji("\u2764\ufe0f")).isTrue();
    assertThat(EmojiPictures.isEmoji("\u2764")).isFalse();
    assertThat(EmojiPictures.isEmoji("1")).isFalse();
  }
}
