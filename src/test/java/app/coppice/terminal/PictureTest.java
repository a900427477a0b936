package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;

  private final Screens screen = new Screens(20, 5);

  private PictureTest() {
    screen.emulator.shownWith(new ViewTraits(4, 6, 0, 0, 0, List.of()));
  }

  private Picture only() {
    assertThat(screen.frame().pictures()).hasSize(1);
    return screen.frame().pictures().getFirst();
  }

  @Test
  void sixelsAreDecodedAndTheCursorGoesToTheirLastRow() {
    screen.feed("ab\033Pq\"1;1;8;12#1;2;100;0;0#2;2;0;100;0#1!8~-#2!3B$#1!3?@\033\\");
    Picture picture = only();
    assertThat(picture.line()).isZero();
    assertThat(picture.column()).isEqualTo(2);
    assertThat(picture.columns()).isEqualTo(2);
    assertThat(picture.rows()).isEqualTo(2);
    assertThat(picture.width()).isEqualTo(8);
    assertThat(picture.height()).isEqualTo(12);
    assertThat(picture.argb()[7]).isEqualTo(RED);
    assertThat(picture.argb()[6 * 8 + 2]).isEqualTo(GREEN);
    assertThat(picture.argb()[6 * 8 + 3]).isEqualTo(RED);
    assertThat(picture.argb()[7 * 8 + 2]).isEqualTo(GREEN);
    assertThat(picture.argb()[8 * 8 + 2]).isZero();
    assertThat(screen.feed("x").text()).isEqualTo("ab\n  x");
  }

  @Test
  void coloursByHueAreRead() {
    screen.feed("\033Pq#3;1;120;50;100#3~#4;1;240;50;100#4~#5;1;0;50;100#5~\033\\");
    assertThat(only().argb()).startsWith(RED, GREEN, 0xff0000ff);
  }

  @Test
  void picturesMoveWithTheirTextIntoTheScrollbackAndAtANewWidth() {
    screen.feed("x".repeat(30) + "\r\n\033Pq#1!8~\033\\\r\n");
    assertThat(only().line()).isEqualTo(2);
    screen.emulator.resize(10, 5);
    assertThat(only().line()).isEqualTo(3);
    screen.feed("\r\n".repeat(20));
    assertThat(only().line()).isEqualTo(3);
    assertThat(screen.frame().top()).isGreaterThan(3);
    screen.feed("\033[2J");
    assertThat(screen.frame().pictures()).hasSize(1);
  }

  @Test
  void whatIsErasedTakesItsPicturesAlong() {
    screen.feed("\033Pq#1!8~\033\\\033[2J");
    assertThat(screen.frame().pictures()).isEmpty();
    screen.feed("\033[?1049h\033[H\033Pq#1!8~\033\\");
    assertThat(screen.frame().pictures()).hasSize(1);
    screen.feed("\033[?1049l");
    assertThat(screen.frame().pictures()).isEmpty();
    screen.feed("\033[?1049h");
    assertThat(screen.frame().pictures()).isEmpty();
  }

  @Test
  void monstrousPicturesAreNone() {
    screen.feed("\033Pq\"1;1;99999;99999#1~\033\\");
    screen.feed("\033Pq#1!999999999~\033\\");
    screen.feed("\033Pq" + "-".repeat(10_000) + "~\033\\");
    screen.feed("\033_Ga=T,f=32,s=60000,v=60000;AAAA\033\\");
    assertThat(screen.frame().pictures()).isEmpty();
  }

  @Test
  void allPicturesTogetherAreBounded() {
    String large = "\033[H\033Pq\"1;1;2000;2000#1!2000~\033\\";
    screen.feed(large.repeat(12));
    int pixels = screen.frame().pictures().stream().mapToInt(each -> each.argb().length).sum();
    assertThat(pixels).isPositive().isLessThanOrEqualTo(16 << 20);
  }

  @Test
  void kittyPicturesComeInPieces() {
    byte[] pixels = {(byte) 255, 0, 0, 0, (byte) 255, 0};
    String encoded = Base64.getEncoder().encodeToString(pixels);
    screen.feed("\033_Ga=T,f=24,s=2,v=1,i=7,c=4,r=2,m=1;" + encoded.substring(0, 4) + "\033\\");
    screen.feed("\033_Gm=0;" + encoded.substring(4) + "\033\\");
    Picture picture = only();
    assertThat(picture.argb()).containsExactly(RED, GREEN);
    assertThat(picture.columns()).isEqualTo(4);
    assertThat(picture.rows()).isEqualTo(2);
    assertThat(screen.answers()).isEqualTo("\033_Gi=7;OK\033\\");
    screen.feed("\033_Ga=d\033\\");
    assertThat(screen.frame().pictures()).isEmpty();
  }

  @Test
  void kittyPicturesMayBeCompressedAndShownLater() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      byte[] row = new byte[400];
      Arrays.fill(row, (byte) 0xff);
      out.write(row);
    }
    String encoded = Base64.getEncoder().encodeToString(bytes.toByteArray());
    screen.feed("\033_Ga=t,f=32,o=z,s=10,v=10,i=3,q=2;" + encoded + "\033\\");
    assertThat(screen.frame().pictures()).isEmpty();
    screen.feed("\033_Ga=p,i=3,q=2\033\\");
    assertThat(only().argb()).hasSize(100).containsOnly(0xffffffff);
    assertThat(screen.answers()).isEmpty();
  }

  @Test
  void aResetForgetsHalfAPictureAndAllThatWereKept() {
    screen.feed("\033_Ga=t,f=24,s=1,v=1,i=4;AAAA\033\\\033_Ga=T,f=24,s=2,v=1,m=1;AAAA\033\\\033c");
    screen.feed("\033_Gm=0;AAAA\033\\\033_Ga=p,i=4\033\\");
    assertThat(screen.frame().pictures()).isEmpty();
  }

  @Test
  void aFileThatAProgramNamesIsNotOpened() {
    String path =
        Base64.getEncoder().encodeToString("/etc/passwd".getBytes(StandardCharsets.UTF_8));
    screen.feed("\033_Ga=T,f=24,s=1,v=1,t=f,i=9;" + path + "\033\\");
    assertThat(screen.frame().pictures()).isEmpty();
    assertThat(screen.answers()).isEqualTo("\033_Gi=9;EINVAL\033\\");
  }
}
