package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.LandingPlan;
import app.coppice.session.LandingPlan.Clash;
import app.coppice.session.LandingPlan.Part;
import app.coppice.session.LandingPlan.Step;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class PlanSheetTest extends WindowTest {
  @Test
  void aCellSaysInHowManyFilesAndEnterOpensTheirList() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    engine.plan(plan(one, other, List.of("a.txt", "b\u202etxt")));

    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("2  Add cache");
    Button focused = FxStage.get(() -> (Button) scene.getFocusOwner());
    assertThat(focused.getText()).isEqualTo("2");
    assertThat(focused.getAccessibleText())
        .isEqualTo("Fix login and Add cache: conflicts in 2 files");
    assertThat(texts())
        .contains("2. Add cache: 2 files to bring together by hand, with \u201cFix login\u201d.");

    FxStage.press(scene, KeyCode.ENTER);
    ListView<?> files = FxStage.get(() -> (ListView<?>) scene.lookup(".plan-sheet .list-view"));
    assertThat(FxStage.get(files::isFocused)).isTrue();
    assertThat(files.getItems()).hasSize(2);
    untilShown("a.txt");
    untilShown("b\\u{202e}txt");
  }

  @Test
  void anOpenPlanFollowsTheSessionsAndKeepsTheFocus() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    engine.plan(plan(one, other, List.of("a.txt")));
    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("2  Add cache");

    FxStage.run(() -> engine.plan(plan(one, other, List.of("a.txt", "b.txt", "c.txt"))));

    FxStage.until(
        "the new number in the focused cell",
        () -> scene.getFocusOwner() instanceof Button cell && cell.getText().equals("3"));
  }

  @Test
  void theReviewSaysThatItsSessionConflictsWithANeighbour() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    FxStage.run(() -> window.desk().select(one));
    engine.plan(plan(one, other, List.of("a.txt")));
    untilShown("Conflicts with \u201cAdd cache\u201d in 1 file");

    engine.plan(new LandingPlan(BACKEND, List.of(), List.of(), List.of()));
    FxStage.until(
        "no hint", () -> texts().stream().noneMatch(text -> text.startsWith("Conflicts with")));
  }

  @Test
  void theReviewSaysThatItsSessionConflictsWithTheBase() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    FxStage.run(() -> window.desk().select(one));
    LandingPlan plan = plan(one, other, List.of("a.txt"));
    Part part = new Part(one, "Fix login", "fix", "main", 2, 0, List.of("a.txt", "b.txt"), "");
    List<Part> parts = List.of(part, plan.parts().getLast());

    engine.plan(new LandingPlan(BACKEND, parts, List.of(), plan.order()));
    untilShown("Conflicts with \u201cmain\u201d in 2 files");

    engine.plan(new LandingPlan(BACKEND, parts, plan.clashes(), plan.order()));
    untilShown("Conflicts with \u201cmain\u201d and \u201cAdd cache\u201d in 2 files");
  }

  @Test
  void theOrderNamesTheBaseBesideASession() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    LandingPlan plan = plan(one, other, List.of("a.txt"));
    Part part = new Part(other, "Add cache", "cache", "main", 3, 0, List.of("a.txt"), "");
    engine.plan(
        new LandingPlan(
            BACKEND, List.of(plan.parts().getFirst(), part), plan.clashes(), plan.order()));

    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);

    untilShown("2. Add cache: 1 file to bring together by hand, with main, \u201cFix login\u201d.");
  }

  @Test
  void aRepositoryWithoutLiveSessionsSaysWhatWouldBeHere() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.plan(new LandingPlan(BACKEND, List.of(), List.of(), List.of()));

    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);

    FxStage.until(
        "the empty state",
        () -> texts().stream().anyMatch(text -> text.startsWith("No session of this repository")));
  }

  private static LandingPlan plan(SessionId one, SessionId other, List<String> files) {
    return new LandingPlan(
        BACKEND,
        List.of(
            new Part(one, "Fix login", "fix", "main", 2, 0, List.of(), ""),
            new Part(other, "Add cache", "cache", "main", 3, 0, List.of(), "")),
        List.of(new Clash(one, other, files)),
        List.of(new Step(one, List.of(), List.of()), new Step(other, files, List.of(one))));
  }

  @Test
  void aSessionHasTheSameNumberInTheMatrixAndInTheOrder() throws Exception {
    SessionId one = engine.add(BACKEND, "Fix login", SessionState.IDLE).id();
    SessionId other = engine.add(BACKEND, "Add cache", SessionState.IDLE).id();
    untilShown("Add cache");
    LandingPlan plan = plan(one, other, List.of("a.txt"));
    engine.plan(new LandingPlan(BACKEND, plan.parts(), plan.clashes(), plan.order().reversed()));

    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("1  Add cache");
    assertThat(texts()).contains("2  Fix login").anyMatch(it -> it.startsWith("1. Add cache: "));
  }

  @Test
  void titlesAreWholeWhereTheWindowHasRoomAndTheSheetIsNoWiderThanTheWindow() throws Exception {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String title = "Let the checkout tell which coupon was refused " + i;
      SessionId id = engine.add(BACKEND, title, SessionState.IDLE).id();
      parts.add(new Part(id, title, "coupon" + i, "main", 2, 0, List.of(), ""));
    }
    untilShown(parts.getLast().title());
    List<Step> order =
        parts.stream().map(it -> new Step(it.session(), List.of(), List.of())).toList();
    engine.plan(new LandingPlan(BACKEND, parts, List.of(), order));
    FxStage.press(scene, KeyCode.M, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("all titles whole", () -> names().stream().allMatch(it -> missing(it) <= 0));
    assertThat(names()).hasSize(9);
    FxStage.until(
        "within the window",
        () -> {
          // A size that is set while the window takes its own is lost.
          stage.setWidth(760);
          Node sheet = scene.lookup(".plan-sheet");
          Bounds at = sheet.localToScene(sheet.getLayoutBounds());
          return scene.getWidth() <= 760 && at.getMinX() >= 0 && at.getMaxX() <= 760;
        });
  }

  private List<Label> names() {
    return scene.getRoot().lookupAll(".plan-name").stream().map(Label.class::cast).toList();
  }

  /// What of its text has no room, in pixels.
  private static double missing(Label label) {
    return label.prefWidth(-1) - label.getWidth() - 0.5;
  }
}
