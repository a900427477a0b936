package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/// Small output that asks for a lot of work.
class PictureBombTest {
  private static final int EDGE = 2048;

  private final Screens screen = new Screens(20, 5);

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] named =
        (name + new String(content, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(content.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  /// An image of nothing, four channels a pixel.
  static byte[] png(int edge, int depth) {
    byte[] header =
        ByteBuffer.allocate(13).putInt(edge).putInt(edge).put((byte) depth).put((byte) 6).array();
    byte[] lines = packed(new byte[edge * (1 + edge * 4 * depth / 8)]);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(ByteBuffer.allocate(8).putLong(0x89504e470d0a1a0aL).array());
    png.writeBytes(chunk("IHDR", header));
    png.writeBytes(chunk("IDAT", lines));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  static String shown(int image, String keys, byte[] data) {
    String text = Base64.getEncoder().encodeToString(data);
    return "\033_Ga=t,i=" + image + "," + keys + ";" + text + "\033\\";
  }

  private static String ok(int image) {
    return "\033_Gi=" + image + ";OK\033\\";
  }

  private static String refused(int image) {
    return "\033_Gi=" + image + ";EINVAL\033\\";
  }

  @Test
  void theLargestPictureIsShownButNotASecondOneInTheSameBreath() {
    byte[] png = png(EDGE, 8);
    screen.feed(shown(1, "f=100", png) + shown(2, "f=100", png));
    assertThat(screen.answers()).isEqualTo(ok(1) + refused(2));
    screen.feed(shown(3, "f=100", png));
    assertThat(screen.answers()).endsWith(ok(3));
  }

  @Test
  void aPictureThatUnfoldsToMoreThanTheLargestIsRefused() {
    screen.feed(shown(1, "f=100", png(EDGE, 16)));
    assertThat(screen.answers()).isEqualTo(refused(1));
  }

  @Test
  void aPackedImageIsNotPackedAgain() {
    byte[] png = png(8, 8);
    screen.feed(shown(1, "f=100", png) + shown(2, "f=100,o=z", packed(png)));
    assertThat(screen.answers()).isEqualTo(ok(1) + refused(2));
  }

  @Test
  void packedPixelsTakeOfTheSameAllowance() {
    String keys = "f=32,o=z,s=" + EDGE + ",v=" + EDGE;
    byte[] pixels = packed(new byte[4 * EDGE * EDGE]);
    screen.feed(shown(1, keys, pixels) + shown(2, keys, pixels));
    assertThat(screen.answers()).isEqualTo(ok(1) + refused(2));
  }

  @Test
  void smallSixelCommandsMakeNoMoreThanOneLargePicture() {
    screen.feed("\033Pq\"1;1;2048;2048#1~\033\\".repeat(50));
    assertThat(screen.frame().pictures()).hasSize(1);
  }

  @Test
  void partsOfAPictureAreCopiedOnlySoOften() {
    screen.feed(shown(1, "f=100,q=2", png(EDGE, 8)));
    screen.feed("\033_Ga=p,i=1,x=1,C=1\033\\".repeat(50));
    assertThat(screen.answers()).isEqualTo(ok(1) + refused(1).repeat(49));
  }

  @Test
  void thePartUnderTheLockUnfoldsNoPicture() {
    List<String> answers = new ArrayList<>();
    Interpreter interpreter =
        new Interpreter(
            new Display(20, 5, ScrollbackStore.inMemory()),
            bytes -> answers.add(new String(bytes, StandardCharsets.US_ASCII)));
    byte[] bytes = shown(1, "f=100", png(8, 8)).getBytes(StandardCharsets.US_ASCII);
    assertThat(new VtParser(interpreter).feed(bytes, 0, bytes.length)).isLessThan(bytes.length);
    PictureWork work = interpreter.pictures.take().orElseThrow();
    assertThat(answers).isEmpty();
    work.show().accept(work.unfold().get());
    assertThat(answers).containsExactly(ok(1));
  }

  @Test
  void theScreenIsToBeHadBetweenTwoPictures() {
    List<Integer> seen = new ArrayList<>();
    screen.emulator.onDirty(() -> seen.add(screen.emulator.frame(Frame.EMPTY).pictures().size()));
    screen.feed("\033_Ga=T,f=24,s=1,v=1,C=1;AAAA\033\\".repeat(3));
    assertThat(seen).startsWith(1, 2, 3);
  }
}
