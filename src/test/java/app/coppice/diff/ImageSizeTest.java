package app.coppice.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageSizeTest {
  @Test
  void theSizeIsReadFromTheFirstBytesOfEachKind() throws Exception {
    for (String kind : List.of("png", "jpg", "gif")) {
      byte[] bytes = picture(kind, 123, 45);
      assertThat(ImageSize.of(bytes)).as(kind).contains(new ImageSize(123, 45, 1));
    }
  }

  @Test
  void theFramesOfAMovingPictureCount() throws Exception {
    byte[] one = picture("gif", 10, 10);
    int first = indexOf(one, 0x2c);
    byte[] frame = Arrays.copyOfRange(one, first, one.length - 1);
    var out = new ByteArrayOutputStream();
    out.write(one, 0, one.length - 1);
    out.write(frame);
    out.write(frame);
    out.write(0x3b);
    assertThat(ImageSize.of(out.toByteArray())).contains(new ImageSize(10, 10, 3));
  }

  @Test
  void whatIsCutOffOrNoPictureHasNoSize() throws Exception {
    for (String kind : List.of("png", "jpg")) {
      byte[] whole = picture(kind, 20, 20);
      for (int length = 0; length < 12; length++) {
        assertThat(ImageSize.of(Arrays.copyOf(whole, length))).isEmpty();
      }
    }
    assertThat(ImageSize.of("GIF, said the text".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ImageSize.of(new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3})).isEmpty();
  }

  private static int indexOf(byte[] bytes, int wanted) {
    for (int i = 13 + 3 * (2 << (bytes[10] & 7)); i < bytes.length; i++) {
      if ((bytes[i] & 0xff) == wanted) {
        return i;
      }
    }
    throw new AssertionError("No frame");
  }

  private static byte[] picture(String kind, int width, int height) throws Exception {
    var out = new ByteArrayOutputStream();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, kind, out)).isTrue();
    return out.toByteArray();
  }
}
