package app.coppice.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is made of a difference before it is shown: blind for white space, or widened.
class ShownDiffTest {
  @Test
  void whatDiffersInWhiteSpaceAloneGoes() {
    var diff = LineDiff.between("a", "if (x) {\ny();\n}\nz();\n", "if (x) {\n  y();\n}\nzz();\n");
    var blind = BlindDiff.of(diff);
    assertThat(blind.added()).isEqualTo(1);
    assertThat(blind.removed()).isEqualTo(1);
    assertThat(blind.hunks().getFirst().lines().get(1))
        .isEqualTo(new DiffLine(Kind.CONTEXT, 2, 2, "  y();", List.of()));
  }

  @Test
  void lineEndsAreWhiteSpaceToo() {
    var diff = LineDiff.between("a", "one\r\ntwo\r\n", "one\ntwo\n");
    assertThat(diff.added()).isEqualTo(2);
    assertThat(BlindDiff.of(diff).hunks()).isEmpty();
  }

  @Test
  void aDifferenceWithoutBlanksStaysTheSameObject() {
    var diff = LineDiff.between("a", "one\ntwo\n", "one\n2\n");
    assertThat(BlindDiff.of(diff)).isSameAs(diff);
  }

  @Test
  void hunksAreCutWhereNothingIsLeftBetween() {
    String before = "a\n" + "x\n".repeat(9) + "b\n";
    String after = "A\n" + " x\n".repeat(9) + "B\n";
    var blind = BlindDiff.of(LineDiff.between("f", before, after));
    assertThat(blind.hunks()).hasSize(2);
    assertThat(blind.hunks().getFirst().lines()).hasSize(5);
    assertThat(blind.hunks().getLast().oldStart()).isEqualTo(8);
  }

  @Test
  void blindOrWidenedTheLinesAreStillThoseOfTheTexts() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      String before = text(random);
      String after = text(random);
      var diff = LineDiff.between("f", before, after);
      agrees(BlindDiff.of(diff), before, after, round);
      byte[] bytes = after.getBytes(StandardCharsets.UTF_8);
      agrees(WidenedDiff.all(diff, 1 + random.nextInt(5), bytes), before, after, round);
      if (!diff.hunks().isEmpty()) {
        int number = random.nextInt(diff.hunks().size());
        agrees(WidenedDiff.one(diff, number, 2, bytes), before, after, round);
        var whole = WidenedDiff.all(diff, Integer.MAX_VALUE, bytes);
        agrees(whole, before, after, round);
        assertThat(whole.hunks()).hasSize(1);
        assertThat(whole.hunks().getFirst().newCount()).isEqualTo(Text.lines(after).size());
        assertThat(whole.hunks().getFirst().oldCount()).isEqualTo(Text.lines(before).size());
        assertThat(whole.added()).isEqualTo(diff.added());
      }
    }
  }

  /// Every line has the number at which the text has it; every number of a hunk comes once.
  private static void agrees(FileDiff diff, String before, String after, int round) {
    var oldLines = Text.lines(before);
    var newLines = Text.lines(after);
    int oldLast = 0;
    int newLast = 0;
    for (Hunk hunk : diff.hunks()) {
      int oldCount = 0;
      int newCount = 0;
      for (DiffLine line : hunk.lines()) {
        if (line.oldNumber() > 0) {
          assertThat(line.oldNumber()).as("round %d", round).isGreaterThan(oldLast);
          oldLast = line.oldNumber();
          oldCount++;
        }
        if (line.newNumber() > 0) {
          assertThat(line.newNumber()).as("round %d", round).isGreaterThan(newLast);
          newLast = line.newNumber();
          newCount++;
          assertThat(newLines.get(newLast - 1).replace("\n", "")).isEqualTo(line.text());
        } else {
          assertThat(oldLines.get(oldLast - 1).replace("\n", "")).isEqualTo(line.text());
        }
      }
      assertThat(hunk.oldCount()).as("round %d", round).isEqualTo(oldCount);
      assertThat(hunk.newCount()).as("round %d", round).isEqualTo(newCount);
    }
  }

  private static String text(Random random) {
    return IntStream.range(0, 1 + random.nextInt(60))
        .mapToObj(i -> " ".repeat(random.nextInt(2)) + "w" + (i % 12) + random.nextInt(2) + "\n")
        .collect(Collectors.joining());
  }
}
