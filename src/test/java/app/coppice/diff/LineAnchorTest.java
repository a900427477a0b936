package app.coppice.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineChoice.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineAnchorTest {
  private static final List<String> CODE =
      List.of(
          "class A {",
          "  void one() {",
          "    start();",
          "    sleep(10);",
          "  }",
          "",
          "  void two() {",
          "    begin();",
          "    sleep(10);",
          "  }",
          "}");

  private static LineAnchor at(int line) {
    return LineAnchor.at("A.java", "A.java", Side.NEW, CODE, line);
  }

  @Test
  void itFollowsItsLineDownAndUp() {
    var lines = new ArrayList<>(CODE);
    lines.addAll(0, List.of("package a;", "", "/// Why."));
    var moved = at(9).in(lines).orElseThrow();
    assertThat(moved.line()).isEqualTo(12);
    assertThat(moved.in(CODE).orElseThrow()).isEqualTo(at(9));
  }

  @Test
  void whatStandsInThePlaceOfAGoneLineIsToldByWhatWasNextToIt() {
    var lines = new ArrayList<>(CODE);
    lines.set(8, "    rest(20);");
    lines.addFirst("package a;");
    assertThat(at(9).instead(lines).orElseThrow().text()).isEqualTo("    rest(20);");
    lines.remove(9);
    assertThat(at(9).instead(lines).orElseThrow().line()).as("what is next").isEqualTo(10);
    assertThat(at(1).instead(List.of("class B {", "  void one() {")).orElseThrow().text())
        .as("above what was below it")
        .isEqualTo("class B {");
    assertThat(at(9).instead(List.of("other", "text")).orElseThrow().text())
        .as("by its number, where nothing is as it was")
        .isEqualTo("text");
    assertThat(at(9).instead(List.of())).isEmpty();
  }

  @Test
  void ofLinesThatSayTheSameItKnowsItsOwnByWhatIsAround() {
    var swapped = new ArrayList<>(CODE.subList(0, 1));
    swapped.addAll(CODE.subList(6, 10));
    swapped.add("");
    swapped.addAll(CODE.subList(1, 5));
    swapped.add("}");
    assertThat(swapped.get(at(4).in(swapped).orElseThrow().line() - 2)).isEqualTo("    start();");
    assertThat(swapped.get(at(9).in(swapped).orElseThrow().line() - 2)).isEqualTo("    begin();");
  }

  @Test
  void itIsGoneWithItsLine() {
    var lines = new ArrayList<>(CODE);
    lines.set(2, "    go();");
    assertThat(at(3).in(lines)).isEmpty();
    assertThat(at(3).in(List.of())).isEmpty();
    assertThat(at(3).in(CODE)).contains(at(3));
  }

  @Test
  void aBraceAmongStrangersIsNotItself() {
    assertThat(at(10).in(List.of("other", "  }", "text"))).isEmpty();
  }
}
