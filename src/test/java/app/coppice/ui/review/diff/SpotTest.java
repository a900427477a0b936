package app.coppice.ui.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineDiff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpotTest {
  private static final String TEN =
      IntStream.rangeClosed(1, 10).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

  private static int line(String oldText, String newText) {
    FileDiff file = LineDiff.between("a.txt", oldText, newText);
    int ofFile = new Spot.WholeFile(file).newLine();
    assertThat(new Spot.WholeHunk(file, 0).newLine()).isEqualTo(ofFile);
    return ofFile;
  }

  @Test
  void anEditorOpensAtTheFirstChangeAndNotAtTheLinesAroundIt() {
    assertThat(line(TEN, TEN.replace("line 7", "seven"))).isEqualTo(7);
    assertThat(line(TEN, TEN.replace("line 8\n", "line 8\nmore\n"))).isEqualTo(9);
  }

  @Test
  void whereLinesOnlyWentItOpensAtWhatCameIntoTheirPlace() {
    assertThat(line(TEN, TEN.replace("line 6\n", ""))).isEqualTo(6);
    assertThat(line(TEN, TEN.replace("line 10\n", ""))).isEqualTo(9);
    assertThat(line(TEN, "")).isEqualTo(1);
  }

  @Test
  void aFileWithoutLinesOpensAtItsFirst() {
    FileDiff large = LineDiff.tooLarge("a.txt", "a.txt", FileDiff.Change.MODIFIED);
    assertThat(new Spot.WholeFile(large).newLine()).isEqualTo(1);
  }

  @Test
  void selectedLinesOpenWhereTheyBegin() {
    FileDiff file = LineDiff.between("a.txt", TEN, TEN.replace("line 6\n", ""));
    DiffLine gone = file.hunks().getFirst().lines().get(3);
    assertThat(gone.text()).isEqualTo("line 6");
    assertThat(new Spot.Lines(file, 0, List.of(gone)).newLine()).isEqualTo(6);
  }
}
