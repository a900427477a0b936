package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.ConflictMarks.Choice;
import app.coppice.ui.window.ConflictPlaces.Spot;
import app.coppice.ui.window.ConflictPlaces.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictPlacesTest {
  private static final String MARKED =
      new Conflict(
              "a.txt",
              List.of(
                  new Agreed("top\n"),
                  new Disputed("1\n", "one\n", "uno\n"),
                  new Agreed("between\n"),
                  new Disputed("2\n", "two\n", "due\n"),
                  new Agreed("more\nlines\n"),
                  new Disputed("1\n", "one\n", "uno\n")))
          .marked("fix", "main");

  private final ConflictPlaces places = new ConflictPlaces(MARKED);

  private static String text(ConflictPlaces places, String text, int at, Choice choice) {
    Spot spot = places.in(text).get(at);
    return text.substring(0, spot.start())
        + spot.decided(choice).orElseThrow()
        + text.substring(spot.end());
  }

  private List<Standing> standings(String text) {
    return places.in(text).stream().map(Spot::standing).toList();
  }

  @Test
  void aPlaceKeepsItsNumberAndItsSidesWhenItIsDecided() {
    String second = text(places, MARKED, 1, Choice.THEIRS);
    assertThat(standings(second)).containsExactly(Standing.OPEN, Standing.THEIRS, Standing.OPEN);
    assertThat(places.in(second).get(1).sides().ours()).isEqualTo("two\n");
    String last = text(places, second, 2, Choice.BOTH);
    assertThat(standings(last)).containsExactly(Standing.OPEN, Standing.THEIRS, Standing.BOTH);
    String all = text(places, last, 0, Choice.OURS);
    assertThat(all).isEqualTo("top\none\nbetween\ndue\nmore\nlines\none\nuno\n");
    assertThat(standings(all)).containsExactly(Standing.OURS, Standing.THEIRS, Standing.BOTH);
  }

  @Test
  void anotherSideCanBeTakenAfterwards() {
    String first = text(places, MARKED, 0, Choice.BOTH);
    String other = text(places, first, 0, Choice.THEIRS);
    assertThat(other).startsWith("top\nuno\nbetween\n<<<<<<<");
    assertThat(standings(other)).containsExactly(Standing.THEIRS, Standing.OPEN, Standing.OPEN);
  }

  @Test
  void whatAHandWroteIsFoundAndNeverTakenAway() {
    String decided = text(places, MARKED, 1, Choice.OURS);
    String edited = decided.replace("two\n", "two by hand\nand more\n");
    Spot spot = places.in(edited).get(1);
    assertThat(spot.standing()).isEqualTo(Standing.BY_HAND);
    assertThat(edited.substring(spot.start(), spot.end())).isEqualTo("two by hand\nand more\n");
    assertThat(spot.decided(Choice.THEIRS)).isEmpty();
  }

  @Test
  void aPlaceWhoseMarksAreEditedWithinStaysTheSame() {
    String edited = MARKED.replace("due\n", "due by hand\n");
    assertThat(standings(edited)).containsExactly(Standing.OPEN, Standing.OPEN, Standing.OPEN);
    assertThat(places.in(edited).get(1).sides().theirs()).isEqualTo("due by hand\n");
  }

  @Test
  void aTextInWhichNothingIsLeftOfTheFileStillHasItsPlaces() {
    assertThat(standings("by hand\n"))
        .containsExactly(Standing.BY_HAND, Standing.BY_HAND, Standing.BY_HAND);
    assertThat(standings("")).hasSize(3);
  }
}
