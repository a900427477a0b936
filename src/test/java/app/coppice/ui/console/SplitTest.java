package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.RecordedScreen;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Split.One;
import app.coppice.ui.console.Split.Way;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import org.junit.jupiter.api.Test;

/// How terminals share an area, without any view.
class SplitTest {
  private final Terminal a = RecordedScreen.empty("a");
  private final Terminal b = RecordedScreen.empty("b");
  private final Terminal c = RecordedScreen.empty("c");

  /// `a | b` above each other's halves: `b` over `c`.
  private final Split three = new One(a).divided(a, Way.BESIDE, b).divided(b, Way.BELOW, c);

  private final SplitPlan plan = SplitPlan.of(three, 801, 401);

  @Test
  void theAreaIsCoveredWholeButForALineBetweenTheParts() {
    assertThat(plan.area(a)).contains(new Rectangle2D(0, 0, 400, 401));
    assertThat(plan.area(b)).contains(new Rectangle2D(401, 0, 400, 200));
    assertThat(plan.area(c)).contains(new Rectangle2D(401, 201, 400, 200));
    assertThat(plan.dividers()).hasSize(2);
  }

  @Test
  void aNeighbourIsTheOneWithTheLongestCommonEdge() {
    assertThat(plan.neighbour(b, Side.LEFT)).contains(a);
    assertThat(plan.neighbour(c, Side.LEFT)).contains(a);
    assertThat(plan.neighbour(c, Side.TOP)).contains(b);
    assertThat(plan.neighbour(c, Side.BOTTOM)).isEmpty();
    assertThat(plan.neighbour(a, Side.LEFT)).isEmpty();
    Split uneven = three.shared("2", 0.8);
    assertThat(SplitPlan.of(uneven, 801, 401).neighbour(a, Side.RIGHT)).contains(b);
    assertThat(SplitPlan.of(three.shared("2", 0.2), 801, 401).neighbour(a, Side.RIGHT)).contains(c);
  }

  @Test
  void whatIsClosedLeavesItsRoomToItsNeighbour() {
    Split rest = three.only(List.of(a, c)).orElseThrow();
    assertThat(SplitPlan.of(rest, 801, 401).area(c)).contains(new Rectangle2D(401, 0, 400, 401));
    assertThat(three.only(List.of(b))).contains(new One(b));
    assertThat(three.only(List.of())).isEmpty();
  }

  @Test
  void aDraggedLineLeavesEachPartSomeRoom() {
    SplitPlan.Divider line = plan.divider(c).orElseThrow();
    assertThat(line.path()).isEqualTo("2");
    assertThat(three.shared(line.path(), line.share(0, 100)))
        .isEqualTo(three.shared("2", 100 / 401.0));
    assertThat(line.share(0, -50)).isEqualTo(48 / 401.0);
    assertThat(plan.divider(a).orElseThrow().path()).isEmpty();
  }

  @Test
  void anArrangementComesBackWithTheShellsThatDo() {
    ConsoleLayout before = new ConsoleLayout(List.of());
    before.settle(List.of(a));
    before.expect(a, Way.BELOW);
    before.settle(List.of(a, b));
    before.share("", 0.25);
    before.settle(List.of(a, b, c));
    List<KeptSplit> kept = before.kept();

    ConsoleLayout after = new ConsoleLayout(kept);
    assertThat(after.kept()).as("not opened yet").isEqualTo(kept);
    after.settle(List.of());
    after.settle(List.of(a));
    after.settle(List.of(a, b, c));
    assertThat(after.tabs().stream().map(ConsoleLayout.Tab::split))
        .containsExactly(new Split.Two(Way.BELOW, 0.25, new One(a), new One(b)), new One(c));
    assertThat(after.chosen().map(ConsoleLayout.Tab::current)).contains(a);
    ConsoleLayout poorer = new ConsoleLayout(kept);
    poorer.settle(List.of(a));
    assertThat(poorer.tabs().stream().map(ConsoleLayout.Tab::split)).containsExactly(new One(a));
  }

  @Test
  void shellsThatAreOpenedDoNotSnapIntoAnArrangementWhoseShellsNeverCame() {
    ConsoleLayout before = new ConsoleLayout(List.of());
    before.settle(List.of(a));
    before.expect(a, Way.BELOW);
    before.settle(List.of(a, b));

    ConsoleLayout after = new ConsoleLayout(before.kept());
    after.settle(List.of(a));
    after.expect(a, Way.BESIDE);
    after.settle(List.of(a, b));
    assertThat(after.tabs().stream().map(ConsoleLayout.Tab::split))
        .containsExactly(new Split.Two(Way.BESIDE, 0.5, new One(a), new One(b)));
    after.settle(List.of(a, b, c));
    assertThat(after.tabs().stream().map(ConsoleLayout.Tab::split)).contains(new One(c));
  }

  @Test
  void aKeptArrangementThatMakesNoSenseIsRead() {
    KeptSplit bad =
        new KeptSplit(
            0,
            false,
            7,
            List.of(
                new KeptSplit(0, true, Double.NaN, List.of()),
                new KeptSplit(-5, true, 0, List.of())));
    assertThat(bad.share()).isEqualTo(0.5);
    assertThat(bad.of(List.of(a))).contains(new One(a));
    ConsoleLayout layout = new ConsoleLayout(List.of(bad, bad));
    layout.settle(List.of(a, b));
    assertThat(layout.tabs().stream().flatMap(tab -> tab.split().terminals().stream()))
        .containsExactlyInAnyOrder(a, b);
  }

  @Test
  void aNewShellInThePlaceOfAnEndedOneKeepsTheArrangement() {
    ConsoleLayout layout = new ConsoleLayout(List.of());
    layout.settle(List.of(a));
    layout.expect(a, Way.BESIDE);
    layout.settle(List.of(a, b));
    layout.expectInPlaceOf(a);
    layout.settle(List.of(a, b, c));
    layout.settle(List.of(b, c));
    Split both = new Split.Two(Way.BESIDE, 0.5, new One(c), new One(b));
    assertThat(layout.tabs()).containsExactly(new ConsoleLayout.Tab(both, c));
    assertThat(layout.step(1)).isEqualTo(Optional.of(c));
  }
}
