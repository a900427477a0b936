package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LineDiff;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.Milestone;
import app.coppice.session.Milestone.Kind;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The menu of what is compared: the session's turns, its checkpoints and commits.
class CompareMenuTest extends ReviewPaneFixture {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  private final List<Comparison> compared = new CopyOnWriteArrayList<>();

  @Test
  void aTurnIsComparedFromItsCheckpointToTheNextAndTheLastOneToTheFiles() throws Exception {
    comparer = new Kept();
    FileDiff file = LineDiff.between("a.txt", "one\n", "two\n");
    show(changes(Set.of(), 1, file));
    FxStage.run(pane::focusFiles);

    stage.press(KeyCode.B);
    MenuButton picker = FxStage.call(() -> (MenuButton) pane.lookup(".compare-picker"));
    stage.until(() -> picker.getItems().stream().anyMatch(Menu.class::isInstance));
    List<Menu> menus =
        FxStage.call(() ->
            picker.getItems().stream()
                .filter(Menu.class::isInstance)
                .map(Menu.class::cast)
                .toList());
    assertThat(menus).hasSize(3);
    // The newest first.
    List<MenuItem> turns = menus.getFirst().getItems();
    assertThat(turns).hasSize(2);
    assertThat(turns.getFirst().getText()).contains("2", "Then tidy_up");
    assertThat(turns.getLast().getText()).contains("1", "Make it");
    FxStage.run(() -> turns.getLast().fire());
    stage.until(() -> compared.contains(Comparison.between("refs/t1", "refs/t2")));
    FxStage.run(() -> turns.getFirst().fire());
    stage.until(() -> compared.contains(Comparison.since("refs/t2")));

    FxStage.run(() -> menus.get(1).getItems().getLast().fire());
    stage.until(() -> compared.contains(Comparison.since("refs/t1")));
    assertThat(menus.get(2).getItems().getFirst().getText()).contains("Half of it");
    FxStage.run(() -> menus.get(2).getItems().getFirst().fire());
    stage.until(() -> compared.contains(Comparison.since("c1")));
  }

  /// Two turns, and a commit and a rewind between them.
  private final class Kept extends KnowsNothing {
    @Override
    public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
      compared.add(what);
      return CompletableFuture.completedFuture(new Compared.Done(List.of()));
    }

    @Override
    public CompletableFuture<List<Milestone>> milestones(SessionId id) {
      return CompletableFuture.completedFuture(
          List.of(
              new Milestone(Kind.TURN, "refs/t1", "Make it", 1, THEN),
              new Milestone(Kind.COMMIT, "c1", "Half of it", 0, THEN.plusSeconds(60)),
              new Milestone(Kind.REWIND, "refs/before-1", "", 0, THEN.plusSeconds(120)),
              new Milestone(Kind.TURN, "refs/t2", "Then tidy_up", 2, THEN.plusSeconds(180))));
    }
  }
}
