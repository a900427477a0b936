package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KittyGraphicsTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;

  private final Screens screen = new Screens(20, 5);

  private KittyGraphicsTest() {
    screen.emulator.shownWith(new ViewTraits(4, 6, 0, 0, 0, List.of()));
  }

  private void kitty(String keys) {
    screen.feed("\033_G" + keys + "\033\\");
  }

  /// Transmits pixels of three bytes.
  private void transmit(String keys, int... pixels) {
    byte[] bytes = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[3 * i] = (byte) (pixels[i] >> 16);
      bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
      bytes[3 * i + 2] = (byte) pixels[i];
    }
    kitty(keys + ",f=24;" + Base64.getEncoder().encodeToString(bytes));
  }

  private List<Picture> pictures() {
    return screen.frame().pictures();
  }

  private String answers() {
    String answers = screen.answers();
    screen.answers.reset();
    return answers;
  }

  @Test
  void anImageIsTransmittedOnceAndShownAtSeveralPlaces() {
    transmit("a=t,i=4000000000,s=2,v=1", RED, GREEN);
    assertThat(answers()).isEqualTo("\033_Gi=4000000000;OK\033\\");
    assertThat(pictures()).isEmpty();
    kitty("a=p,i=4000000000,p=1,c=3,r=2");
    assertThat(answers()).isEqualTo("\033_Gi=4000000000,p=1;OK\033\\");
    screen.feed("\033[4;5H");
    kitty("a=p,i=4000000000,p=2,q=1");
    assertThat(answers()).isEmpty();
    assertThat(pictures()).hasSize(2);
    assertThat(pictures().get(0).columns()).isEqualTo(3);
    assertThat(pictures().get(0).rows()).isEqualTo(2);
    assertThat(pictures().get(1).line()).isEqualTo(3);
    assertThat(pictures().get(1).column()).isEqualTo(4);
  }

  @Test
  void aPlacementWithAKnownNumberIsMoved() {
    transmit("a=T,i=5,p=1,s=1,v=1", RED);
    screen.feed("\033[3;3H");
    kitty("a=p,i=5,p=1");
    assertThat(pictures()).hasSize(1);
    assertThat(pictures().getFirst().line()).isEqualTo(2);
  }

  @Test
  void theCursorGoesBehindThePictureOrStays() {
    transmit("a=T,i=5,s=1,v=1,c=3,r=2", RED);
    assertThat(screen.frame().cursorColumn()).isEqualTo(3);
    assertThat(screen.frame().cursorRow()).isEqualTo(1);
    screen.feed("\033[5;2H");
    kitty("a=p,i=5,c=3,r=2,C=1");
    assertThat(screen.frame().cursorColumn()).isEqualTo(1);
    assertThat(screen.frame().cursorRow()).isEqualTo(4);
    assertThat(screen.frame().top()).isZero();
    assertThat(pictures().get(1).line()).isEqualTo(4);
  }

  @Test
  void aPartOfAnImageIsShown() {
    transmit("a=t,i=5,s=2,v=2", RED, GREEN, BLUE, RED);
    kitty("a=p,i=5,x=1,y=0,w=1,h=2");
    assertThat(pictures().getFirst().argb()).containsExactly(GREEN, RED);
    kitty("a=p,i=5,x=4000000000,y=9,w=1,h=1");
    assertThat(pictures().get(1).argb()).hasSize(4);
  }

  @Test
  void anImageNumberGetsAnId() {
    transmit("a=t,I=13,s=1,v=1", RED);
    assertThat(answers()).isEqualTo("\033_Gi=1,I=13;OK\033\\");
    kitty("a=p,I=13");
    assertThat(answers()).isEqualTo("\033_Gi=1,I=13;OK\033\\");
    assertThat(pictures()).hasSize(1);
    kitty("a=d,d=N,I=13");
    assertThat(pictures()).isEmpty();
    kitty("a=p,i=1");
    assertThat(answers()).isEqualTo("\033_Gi=1;ENOENT\033\\");
  }

  @Test
  void aQuestionKeepsNothing() {
    transmit("a=q,i=31,s=1,v=1", RED);
    assertThat(answers()).isEqualTo("\033_Gi=31;OK\033\\");
    kitty("a=p,i=31,q=2");
    assertThat(answers()).isEmpty();
    assertThat(pictures()).isEmpty();
  }

  @ParameterizedTest(name = "{0} leaves {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "d=a | 0",
        "d=i,i=1 | 2",
        "d=i,i=2,p=2 | 2",
        "d=i,i=2 | 1",
        "d=c | 2",
        "d=p,x=1,y=1 | 2",
        "d=x,x=6 | 2",
        "d=y,y=3 | 1",
        "d=z,z=7 | 2",
        "d=q,x=6,y=3,z=7 | 2",
        "d=q,x=6,y=3,z=8 | 3",
        "d=r,x=1,y=2 | 0",
        "d=r,x=2,y=9 | 1",
        "d=? | 3",
        "d=i,i=99 | 3",
      })
  void aDeletionTakesWhatItMeansAndNoMore(String keys, int left) {
    transmit("a=t,i=1,s=1,v=1", RED);
    transmit("a=t,i=2,s=1,v=1", GREEN);
    kitty("a=p,i=1,C=1");
    screen.feed("\033[3;6H");
    kitty("a=p,i=2,p=1,z=7,C=1");
    screen.feed("\033[3;9H");
    kitty("a=p,i=2,p=2,C=1");
    assertThat(pictures()).hasSize(3);
    kitty("a=d," + keys);
    assertThat(pictures()).hasSize(left);
    kitty("a=p,i=2,p=3");
    assertThat(pictures()).as("the data stays").hasSize(left + 1);
  }

  @Test
  void aCapitalDeletesTheDataOfWhatIsShownNoMore() {
    transmit("a=T,i=1,p=1,s=1,v=1", RED);
    screen.feed("\033[3;6H");
    kitty("a=p,i=1,p=2");
    kitty("a=d,d=P,x=1,y=1");
    assertThat(pictures()).hasSize(1);
    kitty("a=p,i=1,p=3,q=1");
    assertThat(pictures()).hasSize(2);
    kitty("a=d,d=A");
    kitty("a=p,i=1,q=2");
    assertThat(pictures()).isEmpty();
  }

  @Test
  void aHigherPictureIsDrawnLater() {
    transmit("a=T,i=1,z=5,C=1,s=1,v=1", RED);
    transmit("a=T,i=2,z=-1,C=1,s=1,v=1", GREEN);
    assertThat(pictures()).extracting(each -> each.argb()[0]).containsExactly(GREEN, RED);
  }

  @Test
  void textLeavesAPictureAloneAndAClearedScreenTakesIt() {
    transmit("a=T,i=1,s=1,v=1,c=4,r=2", RED);
    Picture before = pictures().getFirst();
    screen.feed("\033[Htext\033[K\033[J");
    assertThat(pictures()).containsExactly(before);
    screen.feed("\033[2J");
    assertThat(pictures()).isEmpty();
  }

  @Test
  void aSixelPictureHasHolesWhereTextWasWrittenOverIt() {
    screen.feed("\033Pq\"1;1;8;12#1;2;100;0;0#1!8~-!8~\033\\\033[H x");
    Picture picture = pictures().getFirst();
    assertThat(picture.argb()[4]).as("under the x").isZero();
    assertThat(picture.argb()[5 * 8 + 7]).isZero();
    assertThat(picture.argb()[6 * 8 + 4]).as("below the x").isEqualTo(RED);
    assertThat(pictures()).isEqualTo(pictures());
    screen.emulator.resize(20, 7);
    assertThat(pictures().getFirst().argb()).isEqualTo(picture.argb());
  }

  @Test
  void nothingOfAHostileCommandIsAnswered() {
    for (String keys :
        List.of(
            "a=p,i=9,I=x\r\nls,p=$(ls)",
            "a=T,i=9,f=100;bm90IGEgcG5n",
            "a=T,i=9,f=24,s=1,v=1,t=s;L2V0Yy9wYXNzd2Q=",
            "a=T,i=9,f=24,s=99999999999,v=1;AAAA",
            "a=d,d=A,i=-1,x=99999999999",
            "m=1",
            "m=0",
            "a=,=,=,,;",
            "")) {
      kitty(keys);
      assertThat(answers()).matches("(\033_Gi=9;(EINVAL|ENOENT)\033\\\\)?");
    }
    assertThat(pictures()).isEmpty();
  }

  @Test
  void picturesWithoutANameStandSideBySide() {
    transmit("a=T,s=1,v=1", RED);
    transmit("a=T,s=1,v=1", GREEN);
    transmit("a=T,I=7,s=1,v=1", BLUE);
    assertThat(pictures()).extracting(each -> each.argb()[0]).containsExactly(RED, GREEN, BLUE);
  }

  @Test
  void aPictureIsNoWiderThanThePage() {
    transmit("a=t,i=1,s=1,v=1", RED);
    kitty("a=p,i=1,c=4096,r=50,C=1");
    assertThat(pictures().getFirst().columns()).isEqualTo(20);
    assertThat(pictures().getFirst().rows()).isEqualTo(5);
  }

  @Test
  void nothingIsKeptOfWhatStandsUnderAPictureThatTextDoesNotShowThrough() {
    Display display = new Display(20, 5, ScrollbackStore.inMemory());
    Bitmap bitmap = new Bitmap(1, 1, new int[] {RED});
    display.pictures.place(bitmap, 20, 5, new PictureShelf.Tag(1, 0, 0));
    List<Integer> kept = new ArrayList<>();
    display.pictures.remove(each -> !kept.add(each.glyphs().length));
    assertThat(kept).containsExactly(0);
  }

  @Test
  void aHundredImagesAreBoundedInMemory() {
    String row = Base64.getEncoder().encodeToString(new byte[3 * 1024]);
    for (int i = 1; i <= 100; i++) {
      kitty("a=t,q=2,f=24,s=1024,v=1,i=" + i + ";" + row);
    }
    kitty("a=p,i=36");
    assertThat(answers()).isEqualTo("\033_Gi=36;ENOENT\033\\");
    kitty("a=p,i=37");
    kitty("a=p,i=100");
    assertThat(pictures()).as("the newest 64 are kept").hasSize(2);
  }
}
