package app.coppice.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import app.coppice.diff.DiffLine.Ending;
import app.coppice.diff.DiffLine.Kind;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void anEditShowsThreeLinesOfContextAndTheChangedWord() {
    var diff = LineDiff.between("a.txt", numbered(1, 9), numbered(1, 9).replace("line 5", "row 5"));

    assertThat(diff.added()).isEqualTo(1);
    assertThat(diff.removed()).isEqualTo(1);
    var hunk = diff.hunks().getFirst();
    assertThat(hunk.oldStart()).isEqualTo(2);
    assertThat(hunk.oldCount()).isEqualTo(7);
    var removed = only(hunk, Kind.REMOVED);
    assertThat(removed.oldNumber()).isEqualTo(5);
    assertThat(removed.changed()).containsExactly(new DiffLine.Span(5, 9));
    assertThat(only(hunk, Kind.ADDED).changed()).containsExactly(new DiffLine.Span(5, 8));
  }

  @Test
  void linesThatShareLittleAreMarkedWhole() {
    var diff = LineDiff.between("a", "int count = 3;\n", "// nothing here any longer\n");

    assertThat(only(diff.hunks().getFirst(), Kind.REMOVED).changed()).isEmpty();
  }

  @Test
  void aLineThatWasInsertedBeforeAnEditDoesNotHideTheEdit() {
    var diff = LineDiff.between("a", "call(alpha, beta);\n", "// why so\ncall(alpha, gamma);\n");

    var added =
        diff.hunks().getFirst().lines().stream().filter(l -> l.kind() == Kind.ADDED).toList();
    assertThat(added.get(0).changed()).isEmpty();
    assertThat(added.get(1).changed()).containsExactly(new DiffLine.Span(12, 17));
  }

  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    String text = numbered(1, 40);

    var diff =
        LineDiff.between(
            "a", text, text.replace("some line 3\n", "").replace("some line 30\n", ""));

    assertThat(diff.hunks()).hasSize(2);
    assertThat(diff.hunks().get(1).oldStart()).isEqualTo(27);
    assertThat(diff.hunks().get(1).newStart()).isEqualTo(26);
  }

  @Test
  void aMissingLastLineFeedIsAChange() {
    var diff = LineDiff.between("a", "one\ntwo\n", "one\ntwo");

    assertThat(only(diff.hunks().getFirst(), Kind.ADDED).ending()).isEqualTo(Ending.NONE);
    assertThat(only(diff.hunks().getFirst(), Kind.REMOVED).ending()).isEqualTo(Ending.LINE_FEED);
  }

  @Test
  void aCarriageReturnIsPartOfTheLine() {
    var diff = LineDiff.between("a", "one\r\ntwo\r\n", "one\r\ntwo\n");

    assertThat(diff.added()).isEqualTo(1);
    assertThat(only(diff.hunks().getFirst(), Kind.REMOVED).text()).isEqualTo("two\r");
    assertThat(only(diff.hunks().getFirst(), Kind.REMOVED).changed())
        .containsExactly(new DiffLine.Span(3, 4));
  }

  @Test
  void aNulInTheFirst8000BytesIsBinaryAndALaterOneIsNot() {
    byte[] early = new byte[] {'a', 0};
    byte[] late = ("x".repeat(8000) + "\0").getBytes(StandardCharsets.US_ASCII);

    assertThat(LineDiff.compare("a", "a", Change.ADDED, new byte[0], early).content())
        .isEqualTo(Content.BINARY);
    assertThat(LineDiff.compare("a", "a", Change.ADDED, new byte[0], late).content())
        .isEqualTo(Content.TEXT);
  }

  @Test
  void bytesThatAreNotUtf8NeverLookEqual() {
    var diff =
        LineDiff.compare(
            "a", "a", Change.MODIFIED, new byte[] {(byte) 0xe4, 10}, new byte[] {(byte) 0xf6, 10});

    assertThat(only(diff.hunks().getFirst(), Kind.REMOVED).text()).isEqualTo("ä");
    assertThat(only(diff.hunks().getFirst(), Kind.ADDED).text()).isEqualTo("ö");
  }

  @Test
  void textOverTheLimitIsNotComparedButCountedWhenItIsNew() {
    var diff = LineDiff.added("a", "0123456789\n".repeat(300_000));

    assertThat(diff.content()).isEqualTo(Content.TOO_LARGE);
    assertThat(diff.added()).isEqualTo(300_000);
    assertThat(diff.hunks()).isEmpty();
  }

  @Test
  void aRewriteOf50000LinesIsBoundedInTime() {
    var random = new Random(7);
    String before = lines(50_000, i -> random.nextInt(4) == 0 ? "}" : "old " + i);
    String after = lines(50_000, i -> random.nextInt(4) == 0 ? "}" : "new " + i);

    var diff = assertTimeout(Duration.ofSeconds(10), () -> LineDiff.between("a", before, after));

    assertThat(diff.content()).isEqualTo(Content.TOO_LARGE);
    assertThat(diff.added()).isGreaterThan(MIN_REWRITTEN);
  }

  private static final int MIN_REWRITTEN = 30_000;

  @Test
  void aShuffleOfFewDistinctLinesIsBoundedInTime() {
    var random = new Random(3);
    String before = lines(50_000, _ -> "w" + random.nextInt(30));
    String after = lines(50_000, _ -> "w" + random.nextInt(30));

    assertTimeout(Duration.ofSeconds(10), () -> LineDiff.between("a", before, after));
    assertThatCode(() -> LineDiff.between("a", before, after)).doesNotThrowAnyException();
  }

  @Test
  void whatNobodyWaitsForAnyMoreEndsSoonWhereverItIs() {
    byte[] before = lines(6_000, i -> "line " + i).getBytes(UTF_8);
    byte[] after = lines(6_000, i -> (i % 9 == 0 ? "row " : "line ") + i).getBytes(UTF_8);
    var asked = new AtomicInteger();
    givenUp(before, after, () -> asked.incrementAndGet() < 0);
    int all = asked.get();
    assertThat(all).isGreaterThan(500);
    for (int last : List.of(1, all / 2, all)) {
      asked.set(0);
      assertThatThrownBy(() -> givenUp(before, after, () -> asked.incrementAndGet() >= last))
          .isInstanceOf(CancellationException.class);
      assertThat(asked).hasValue(last);
    }
  }

  private static void givenUp(byte[] before, byte[] after, BooleanSupplier givenUp) {
    var _ =
        LineDiff.compare(
            "a", "a", FileDiff.Change.MODIFIED, before, after, LineDiff.Limits.ASKED, givenUp);
  }

  @Test
  void aReplacementCharacterOfTheTextItselfIsText() {
    var diff = LineDiff.between("a", "was \uFFFD\n", "is \uFFFD\n");

    assertThat(diff.facts().charset()).isEqualTo(FileFacts.Charset.UTF_8);
    assertThat(only(diff.hunks().getFirst(), Kind.ADDED).text()).isEqualTo("is \uFFFD");
  }

  @Test
  void fewEditsInALongFileStayFew() {
    var before = new ArrayList<>(List.of(lines(20_000, i -> "unique " + i).split("\n")));
    var after = new ArrayList<>(before);
    after.set(10, "changed");
    after.remove(9_000);
    after.add(15_000, "new");

    var diff = LineDiff.between("a", String.join("\n", before), String.join("\n", after));

    assertThat(diff.added()).isEqualTo(2);
    assertThat(diff.removed()).isEqualTo(2);
  }

  private static DiffLine only(Hunk hunk, Kind kind) {
    var lines = hunk.lines().stream().filter(l -> l.kind() == kind).toList();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private static String numbered(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "some line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static String lines(int count, java.util.function.IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }
}
