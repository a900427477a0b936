package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineDiff;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class StagedHunksTest extends ReviewPaneFixture {
  private static final String BASE = text(Map.of());

  /// The first hunk is staged, of the second one of two lines, of the third nothing.
  private static final String FILES = text(Map.of(5, "A", 30, "B", 32, "C", 60, "D"));

  private static final String INDEX = text(Map.of(5, "A", 30, "B"));

  @Test
  void theHeadOfAHunkSaysWhetherItIsStagedAndOffersOnlyWhatCanBeDone() throws Exception {
    comparer = new Staged();
    show(changes());
    FxStage.run(() -> pane.getScene().getWindow().setHeight(1200));
    stage.pulses(6);

    assertThat(heads()).containsExactly("staged", "staged in part", "");
    assertThat(offered()).containsExactly("Unstage hunk");
    assertThat(offered()).containsExactly("Stage hunk", "Unstage hunk");
    assertThat(offered()).containsExactly("Stage hunk");
  }

  @Test
  void aKeyThatWouldDoNothingDoesNothing() throws Exception {
    comparer = new Staged();
    show(changes());
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.commands().nextHunk());
    stage.press(KeyCode.S);
    stage.pulses(2);
    assertThat(asked).isEmpty();
    stage.press(KeyCode.U);
    stage.pulses(2);
    assertThat(asked).hasSize(1).first().asString().startsWith("unstage a.txt");
  }

  @Test
  void linesOfferOnlyWhatCanBeDoneWithThem() throws Exception {
    comparer = new Staged();
    show(changes());
    FxStage.run(() -> {
      pane.diff().requestFocus();
      pane.commands().nextHunk();
      pane.commands().nextHunk();
    });
    assertThat(onEachLine()).containsExactly("U", "U", "S", "S");
  }

  /// Which of the keys S and U do something on the changed lines of the hunk at the cursor.
  private List<String> onEachLine() throws Exception {
    List<String> did = new ArrayList<>();
    int lines = FxStage.call(() -> pane.spot().orElseThrow().file().hunks().get(1).lines().size());
    for (int i = 0; i < lines; i++) {
      stage.press(KeyCode.DOWN);
      if (!FxStage.call(() -> pane.spot().orElseThrow().changed().isEmpty())) {
        did.add((does(ReviewKey.STAGE) ? "S" : "") + (does(ReviewKey.UNSTAGE) ? "U" : ""));
      }
    }
    return did;
  }

  private boolean does(ReviewKey key) throws Exception {
    return FxStage.call(() -> pane.commands().meaning(key).isPresent());
  }

  @Test
  void aKeyCountsOnWhatTheOneBeforeItDoesThoughNothingOfItIsKnownYet() throws Exception {
    Staged staged = new Staged();
    comparer = staged;
    show(changes());
    FxStage.run(() -> pane.diff().requestFocus());
    for (int i = 0; i < 3; i++) {
      FxStage.run(() -> pane.commands().nextHunk());
    }
    staged.silent = true;
    stage.press(KeyCode.S);
    stage.press(KeyCode.U);
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).startsWith("unstage a.txt");

    show(changes(Set.of("a.txt"), 0, LineDiff.between("a.txt", BASE, FILES)));
    assertThat(does(ReviewKey.UNSTAGE)).as("nothing is staged").isFalse();
    stage.press(KeyCode.S);
    assertThat(does(ReviewKey.UNSTAGE)).as("but soon something is").isTrue();
  }

  @Test
  void aStagingIsSeenThoughTheSnapshotSaysTheSameBeforeAndAfter() throws Exception {
    Staged staged = new Staged();
    comparer = staged;
    show(changes());
    FxStage.run(() -> pane.diff().requestFocus());
    for (int i = 0; i < 3; i++) {
      FxStage.run(() -> pane.commands().nextHunk());
    }
    assertThat(does(ReviewKey.UNSTAGE)).as("nothing of it is staged").isFalse();

    staged.index = text(Map.of(5, "A", 30, "B", 60, "D"));
    stage.press(KeyCode.S);

    stage.until(() -> pane.commands().meaning(ReviewKey.STAGE).isEmpty());
    assertThat(does(ReviewKey.UNSTAGE)).isTrue();
  }

  @Test
  void aComparisonWithTheIndexIsMadeAnewOnceSomethingIsStaged() throws Exception {
    List<Comparison> questions = new ArrayList<>();
    comparer =
        new Staged() {
          @Override
          public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
            questions.add(what);
            return super.compare(id, what);
          }
        };
    show(changes());
    FxStage.run(() -> {
      pane.compare(Comparison.UNSTAGED);
      pane.diff().requestFocus();
      pane.commands().nextHunk();
    });
    stage.pulses(2);
    questions.clear();
    stage.press(KeyCode.S);
    stage.pulses(2);
    // One for what is shown, and one for the marks.
    assertThat(questions).filteredOn(Comparison.UNSTAGED::equals).hasSize(2);
  }

  @Test
  void changesThatComeFastAskOneQuestionAtATimeAndTheLastIsOfTheNewest() throws Exception {
    List<CompletableFuture<Compared>> questions = new ArrayList<>();
    comparer =
        new KnowsNothing() {
          @Override
          public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
            questions.add(new CompletableFuture<>());
            return questions.getLast();
          }
        };
    show(changes());
    FxStage.run(() -> {
      pane.diff().requestFocus();
      pane.commands().nextHunk();
    });
    show(changes());
    show(changes());
    assertThat(questions).hasSize(2);
    answer(questions.get(0));
    answer(questions.get(1));
    stage.until(() -> questions.size() == 4);
    assertThat(does(ReviewKey.UNSTAGE)).as("what was answered is of older changes").isTrue();
    answer(questions.get(2));
    answer(questions.get(3));
    stage.pulses(2);
    assertThat(does(ReviewKey.UNSTAGE)).isFalse();
    assertThat(questions).hasSize(4);
  }

  /// Nothing is staged.
  private static void answer(CompletableFuture<Compared> question) {
    question.complete(new Compared.Done(List.of(LineDiff.between("a.txt", BASE, FILES))));
  }

  private List<String> heads() throws Exception {
    return FxStage.call(() ->
        pane.diff().lookupAll(".hunk-head").stream()
            .filter(StagedHunksTest::isSeen)
            .sorted(Comparator.comparingDouble(head -> head.localToScene(0, 0).getY()))
            .map(StagedHunksTest::said)
            .toList());
  }

  private static boolean isSeen(Node node) {
    return node.getParent().isVisible();
  }

  private static String said(Node head) {
    Label words = (Label) head.lookup(".hunk-words");
    return words.isVisible() ? words.getText().substring(2) : "";
  }

  /// What the next hunk's head has buttons for, once the cursor is there.
  private List<String> offered() throws Exception {
    FxStage.run(() -> pane.commands().nextHunk());
    stage.pulses(4);
    return FxStage.call(() ->
        pane.diff().lookupAll(".diff-row:cursor .hunk-head .button").stream()
            .map(button -> ((Button) button).getText())
            .filter(text -> text.contains("tage"))
            .toList());
  }

  private static Changes changes() {
    return new Changes(
        List.of(LineDiff.between("a.txt", BASE, FILES)),
        Set.of("a.txt"),
        Set.of(),
        Set.of("a.txt"),
        Set.of("a.txt"),
        0,
        0);
  }

  private static String text(Map<Integer, String> edits) {
    return IntStream.rangeClosed(1, 80)
        .mapToObj(i -> edits.getOrDefault(i, "line " + i) + "\n")
        .collect(Collectors.joining());
  }

  /// Knows what differs from HEAD, which is the base, and from the index.
  private static class Staged extends KnowsNothing {
    private volatile String index = INDEX;
    private volatile boolean silent;

    @Override
    public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
      if (silent) {
        return new CompletableFuture<>();
      }
      String from = what.equals(Comparison.UNSTAGED) ? index : BASE;
      return CompletableFuture.completedFuture(
          new Compared.Done(List.of(LineDiff.between("a.txt", from, FILES))));
    }
  }
}
