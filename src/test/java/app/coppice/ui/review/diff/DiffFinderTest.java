package app.coppice.ui.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.ui.kit.find.Finds.Reach;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The finder's state where a search ends before the last line.
class DiffFinderTest {
  private DiffPane pane;
  private DiffFinder finder;
  private FxStage stage;

  @BeforeEach
  void open() throws Exception {
    pane = FxStage.make(() -> new DiffPane(new ArrayList<>(), file -> new CompletableFuture<>()));
    finder = pane.finder();
    stage = FxStage.of(pane);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  private static FileDiff file(String path, List<String> texts) {
    List<DiffLine> lines =
        IntStream.range(0, texts.size())
            .mapToObj(i -> new DiffLine(DiffLine.Kind.ADDED, 0, i + 1, texts.get(i), List.of()))
            .toList();
    Hunk hunk = new Hunk(0, 0, 1, lines.size(), lines);
    return new FileDiff(
        path, path, FileDiff.Change.ADDED, List.of(hunk), lines.size(), 0, FileDiff.Content.TEXT);
  }

  private void look(String expression) throws Exception {
    FxStage.run(() -> finder.look(Optional.of(Pattern.compile(expression))));
    stage.until(() -> finder.reach() != Reach.LOOKING);
  }

  @Test
  void whereALaterFileTakesTooLongNoFindIsLeftAndTheKeysWork() throws Exception {
    List<Integer> counts = new ArrayList<>();
    List<String> costly = new ArrayList<>(Collections.nCopies(3_000, "a".repeat(60) + "b"));
    costly.addFirst("aaa");
    FileDiff slow = file("2.h", List.of("a".repeat(5_000) + "b"));
    FxStage.run(() -> {
      finder.onChanged(() -> counts.add(finder.count()));
      pane.show(List.of(file("1.h", costly), slow));
    });
    look("(a+)+$");
    assertThat(FxStage.call(finder::reach)).isEqualTo(Reach.TOO_SLOW);
    assertThat(counts).as("the first file's find, then none").containsExactly(1, 0);
    FxStage.run(finder::next);
    FxStage.run(finder::previous);
    assertThat(FxStage.call(finder::position)).isZero();
    FxStage.run(() -> pane.show(List.of(slow)));
    stage.until(() -> finder.reach() == Reach.TOO_SLOW);
    look("b$");
    assertThat(FxStage.call(finder::count)).isEqualTo(1);
    FxStage.run(finder::close);
    assertThat(FxStage.call(finder::count)).isZero();
  }

  @Test
  void aFileThatWasCutAtTheMostIsLookedThroughAgainWhenOthersChange() throws Exception {
    List<String> many = Collections.nCopies(600, "x".repeat(100));
    FileDiff last = file("2.h", many);
    FxStage.run(() -> pane.show(List.of(file("1.h", many), last)));
    look("x");
    assertThat(FxStage.call(finder::reach)).isEqualTo(Reach.MOST);
    FxStage.run(() -> pane.show(List.of(file("1.h", List.of("none")), last)));
    stage.until(() -> finder.reach() == Reach.WHOLE);
    assertThat(FxStage.call(finder::count)).isEqualTo(60_000);
  }

  @Test
  void whatWasFoundInOneSessionIsForgottenWithItWhereTheNextHasNoChanges() throws Exception {
    FxStage.run(() -> pane.show(List.of(file("1.h", List.of("xx")))));
    look("x");
    assertThat(FxStage.call(finder::count)).isEqualTo(2);
    List<String> visited = new ArrayList<>();
    FxStage.run(() -> {
      pane.reset();
      pane.show(List.of());
      finder.onVisited(visited::add);
      finder.next();
    });
    assertThat(FxStage.call(finder::count)).isZero();
    assertThat(visited).isEmpty();
  }
}
