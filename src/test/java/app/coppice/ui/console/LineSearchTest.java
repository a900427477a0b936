package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.ui.console.Range.Place;
import app.coppice.ui.kit.find.BoundedSearch;
import app.coppice.ui.kit.find.FindQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSearchTest {
  private static List<Range> find(FindQuery query, Rows rows) throws BoundedSearch.TooSlow {
    List<Range> found = new ArrayList<>();
    int first = search(query).find(100, rows.all(), found::add, soon());
    assertThat(first).isZero();
    return found;
  }

  private static LineSearch search(FindQuery query) {
    return new LineSearch(query.pattern().orElseThrow());
  }

  private static long soon() {
    return System.nanoTime() + Duration.ofMinutes(1).toNanos();
  }

  private static Range range(long line, int from, long lastLine, int to) {
    return Range.between(new Place(line, from), new Place(lastLine, to));
  }

  @Test
  void capitalsAndDotsAreAsTheyAreMeant() throws Exception {
    Rows rows = Rows.of("a.b A.B axb");
    assertThat(find(new FindQuery("a.b", false, false), rows)).hasSize(2);
    assertThat(find(new FindQuery("a.b", false, true), rows)).hasSize(1);
    assertThat(find(new FindQuery("a.b", true, true), rows)).hasSize(2);
    assertThat(find(new FindQuery("x*", true, true), rows))
        .as("empty matches are none")
        .containsExactly(range(100, 9, 100, 10));
  }

  @Test
  void aLineThatWasWrappedIsSearchedAsOne() throws Exception {
    Rows rows = Rows.of("one tw\\", "o three", "o");
    assertThat(find(new FindQuery("two", false, true), rows))
        .containsExactly(range(100, 4, 101, 1));
    assertThat(find(new FindQuery("three.*o", true, true), rows)).isEmpty();
  }

  @Test
  void aSearchEndsWithALineWhenItsTimeIsOverAndGoesOnAboveIt() throws Exception {
    Rows rows = Rows.of("a1", "a2\\", "a3", "a4");
    List<Range> found = new ArrayList<>();
    LineSearch search = search(new FindQuery("a", false, false));
    long over = System.nanoTime() - 1;
    assertThat(search.find(0, rows.all(), found::add, over)).isEqualTo(3);
    assertThat(search.find(0, rows.all().subList(0, 3), found::add, over)).isEqualTo(1);
    assertThat(found).containsExactly(range(3, 0, 3, 1), range(1, 0, 1, 1), range(2, 0, 2, 1));
  }

  @Test
  void aSearchEndsWhenNoMoreIsWanted() throws Exception {
    Rows rows = Rows.of("old", "x".repeat(1_000_000));
    List<Range> found = new ArrayList<>();
    int first =
        search(new FindQuery("x", false, false))
            .find(
                0,
                rows.all(),
                range -> {
                  found.add(range);
                  return found.size() < 10;
                },
                soon());
    assertThat(found).hasSize(10);
    assertThat(first).isEqualTo(1);
  }

  @Test
  void anUnfinishedExpressionIsNone() {
    assertThat(new FindQuery("(a", true, false).pattern()).isEmpty();
    assertThat(new FindQuery("", true, false).pattern()).isEmpty();
  }

  @Test
  void anExpressionWithoutEndIsGivenUp() {
    Rows rows = Rows.of("a".repeat(60) + "!");
    assertThatThrownBy(() -> find(new FindQuery("a*a*a*a*a*a*a*a*b", true, true), rows))
        .isInstanceOf(BoundedSearch.TooSlow.class);
  }
}
