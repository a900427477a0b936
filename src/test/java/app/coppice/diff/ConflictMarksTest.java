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
  void eachChoiceLeavesTheOtherPlaceOpen() {
    String text = TWO.marked("fix", "main");
    Place first = ConflictMarks.places(text).getFirst();

    assertThat(ConflictMarks.decide(text, first, Choice.OURS)).startsWith("top\nmine\nmiddle\n");
    assertThat(ConflictMarks.decide(text, first, Choice.THEIRS))
        .startsWith("top\ntheirs\nmiddle\n");
    String both = ConflictMarks.decide(text, first, Choice.BOTH);
    assertThat(both).startsWith("top\nmine\ntheirs\nmiddle\n").endsWith("end");
    assertThat(ConflictMarks.places(both)).hasSize(1);
  }

  @Test
  void aTextWithoutWholeMarksHasNoPlaces() {
    assertThat(ConflictMarks.places("a\n=======\nb\n<<<<<<< x\n")).isEmpty();
    assertThat(ConflictMarks.places("")).isEmpty();
  }
}
