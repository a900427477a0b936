package app.coppice.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.diff.ConflictMarks.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictMarksTest {
  private static final Conflict TWO =
      new Conflict(
          "a.txt",
          List.of(
              new Agreed("top\n"),
              new Disputed("old\n", "mine\n", "theirs\n"),
              new Agreed("middle\n"),
              new Disputed("", "added\n", "other\n"),
              new Agreed("end")));

  @Test
  void marksAreReadBackAsTheyWereWritten() {
    List<Place> places = ConflictMarks.places(TWO.marked("fix", "main"));

    assertThat(places).hasSize(2);
    assertThat(places.getFirst().base()).isEqualTo("old\n");
    assertThat(places.getFirst().ours()).isEqualTo("mine\n");
    assertThat(places.getFirst().theirs()).isEqualTo("theirs\n");
    assertThat(places.getLast().base()).isEmpty();
  }

  @Test
  void aPlaceBecomesWhatIsChosen() {
    Place first = ConflictMarks.places(TWO.marked("fix", "main")).getFirst();

    assertThat(first.taken(Choice.OURS)).isEqualTo("mine\n");
    assertThat(first.taken(Choice.THEIRS)).isEqualTo("theirs\n");
    assertThat(first.taken(Choice.BOTH)).isEqualTo("mine\ntheirs\n");
  }

  @Test
  void aTextWithOnePlaceDecidedHasTheOtherOpen() {
    String text = TWO.marked("fix", "main");
    Place first = ConflictMarks.places(text).getFirst();

    String decided =
        text.substring(0, first.start()) + first.taken(Choice.OURS) + text.substring(first.end());

    assertThat(decided).startsWith("top\nmine\nmiddle\n").endsWith("end");
    assertThat(ConflictMarks.places(decided)).hasSize(1);
  }

  @Test
  void aTextWithoutWholeMarksHasNoPlaces() {
    assertThat(ConflictMarks.places("a\n=======\nb\n<<<<<<< x\n")).isEmpty();
    assertThat(ConflictMarks.places("")).isEmpty();
  }
}
