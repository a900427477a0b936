package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The decoder beside the one of the Java desktop, which the program does not load.
class PngDecoderTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 29;

  private static BufferedImage painted(BufferedImage image) {
    Random random = new Random(3);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        boolean noise = random.nextInt(3) == 0;
        image.setRGB(x, y, noise ? random.nextInt() : 0xff000000 | x * 0x50603 + y * 0x70201);
      }
    }
    return image;
  }

  private static byte[] png(BufferedImage image, int interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(interlaced);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static Optional<Bitmap> decoded(byte[] png) {
    return PngDecoder.decode(png, new PictureAllowance());
  }

  private static void assertEqual(BufferedImage image) throws IOException {
    for (int interlaced : new int[] {ImageWriteParam.MODE_DISABLED, ImageWriteParam.MODE_DEFAULT}) {
      Bitmap bitmap = decoded(png(image, interlaced)).orElseThrow();
      assertThat(bitmap.width()).isEqualTo(image.getWidth());
      int[] wanted =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      assertThat(bitmap.argb()).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void pixelsOfEightBitsAreThoseThatWereWritten(int type) throws IOException {
    assertEqual(painted(new BufferedImage(WIDTH, HEIGHT, type)));
    assertEqual(painted(new BufferedImage(1, 1, type)));
    assertEqual(painted(new BufferedImage(3, 70, type)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void palettesOfAllDepthsAreRead(int bits) throws IOException {
    int size = 1 << bits;
    byte[][] parts = new byte[4][size];
    new Random(bits).nextBytes(parts[0]);
    new Random(bits + 1).nextBytes(parts[1]);
    new Random(bits + 2).nextBytes(parts[2]);
    new Random(bits + 3).nextBytes(parts[3]);
    IndexColorModel model = new IndexColorModel(bits, size, parts[0], parts[1], parts[2], parts[3]);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type, model);
    Random random = new Random(9);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, random.nextInt(size));
    }
    assertEqual(image);
  }

  @Test
  void greyIsReadAsItsSamples() throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
      int top = type == BufferedImage.TYPE_BYTE_GRAY ? 0xff : 0xffff;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i * 61 & top);
      }
      Bitmap bitmap = decoded(png(image, ImageWriteParam.MODE_DISABLED)).orElseThrow();
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int sample = (i * 61 & top) >> (top == 0xff ? 0 : 8);
        assertThat(bitmap.argb()[i]).isEqualTo(0xff000000 | sample * 0x10101);
      }
    }
  }

  @Test
  void aDamagedImageIsNoneAndThrowsNothing() throws IOException {
    byte[] png =
        png(
            painted(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB)),
            ImageWriteParam.MODE_DEFAULT);
    for (int length = 0; length < png.length - 12; length += 7) {
      byte[] part = Arrays.copyOf(png, length);
      assertThat(decoded(part)).as("%d bytes", length).isEmpty();
    }
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      byte[] wrong = png.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        wrong[8 + random.nextInt(j == 0 ? 60 : wrong.length - 8)] = (byte) random.nextInt();
      }
      decoded(wrong)
          .ifPresent(read ->
              assertThat(read.argb()).hasSize(Math.multiplyExact(read.width(), read.height())));
    }
  }

  @Test
  void anImageThatClaimsToBeHugeIsNone() throws IOException {
    byte[] png =
        png(
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB),
            ImageWriteParam.MODE_DISABLED);
    for (int[] size : new int[][] {{60_000, 60_000}, {4096, 4096}, {-1, 5}, {0, 0}}) {
      ByteBuffer.wrap(png).putInt(16, size[0]).putInt(20, size[1]);
      assertThat(decoded(png)).isEmpty();
    }
  }

  @Test
  void aProgramShowsOne() throws IOException {
    BufferedImage image = painted(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB));
    String data = Base64.getEncoder().encodeToString(png(image, ImageWriteParam.MODE_DISABLED));
    Screens screen = new Screens(20, 5);
    screen.feed("\033_Ga=T,f=100,i=3,m=1;" + data.substring(0, 400) + "\033\\");
    screen.feed("\033_Gm=0;" + data.substring(400) + "\033\\");
    assertThat(screen.answers()).isEqualTo("\033_Gi=3;OK\033\\");
    Picture picture = screen.frame().pictures().getFirst();
    assertThat(picture.argb()).isEqualTo(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
  }
}
