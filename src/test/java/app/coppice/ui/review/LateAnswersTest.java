package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.LineDiff;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is answered when the person looks at something else already, and what is forgotten.
class LateAnswersTest extends ReviewPaneFixture {
  private final SessionId first = session;
  private final SessionId second = SessionId.random();
  private final Changes large =
      changes(Set.of(), 1, LineDiff.tooLarge("a.txt", "a.txt", Change.MODIFIED));
  private final Changes others =
      changes(Set.of(), 1, LineDiff.tooLarge("a.txt", "a.txt", Change.MODIFIED));
  private final CompletableFuture<FileDiff> ofFirst = new CompletableFuture<>();
  private final CompletableFuture<FileDiff> ofSecond = new CompletableFuture<>();
  private final List<CompletableFuture<Compared>> compared = new ArrayList<>();

  private void begin() {
    comparer =
        new KnowsNothing() {
          @Override
          public CompletableFuture<FileDiff> compareWhole(
              SessionId id, Comparison what, FileDiff file) {
            return id.equals(first) ? ofFirst : ofSecond;
          }

          @Override
          public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
            compared.add(new CompletableFuture<>());
            return compared.getLast();
          }
        };
  }

  private void show(SessionId which, Changes changes) throws Exception {
    session = which;
    show(changes);
  }

  private void showAnyway() throws Exception {
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.X);
  }

  private Content shown() throws Exception {
    return FxStage.call(() -> pane.files().getItems().getFirst().content());
  }

  private static FileDiff text(String after) {
    return LineDiff.between("a.txt", "one\n", after);
  }

  @Test
  void aFileThatIsWidenedLateIsThatOfTheSessionThatAskedForIt() throws Exception {
    begin();
    show(first, large);
    showAnyway();
    show(second, others);
    showAnyway();
    ofSecond.complete(text("second\n"));
    stage.until(() -> pane.files().getItems().getFirst().content() == Content.TEXT);
    FileDiff own = FxStage.call(() -> pane.files().getItems().getFirst());
    ofFirst.complete(text("first\n"));
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.files().getItems().getFirst())).isSameAs(own);
    show(first, large);
    assertThat(shown()).as("and is there when it is back").isEqualTo(Content.TEXT);
    show(second, others);
    assertThat(FxStage.call(() -> pane.files().getItems().getFirst())).isSameAs(own);
  }

  @Test
  void aLargeFileThatIsAskedForCanBeGivenUpAndAskedForAgain() throws Exception {
    begin();
    show(first, large);
    FxStage.run(() -> {
      pane.diff().requestFocus();
      pane.diff().reveal("a.txt");
    });
    stage.pulses(2);
    assertThat(buttons()).contains("Show anyway");
    stage.press(KeyCode.X);
    stage.pulses(2);
    assertThat(buttons()).contains("Stop comparing");
    show(second, others);
    assertThat(buttons()).as("of this session it is not asked").doesNotContain("Stop");
    show(first, large);
    stage.press(KeyCode.X);
    stage.pulses(2);
    assertThat(ofFirst).isCancelled();
    assertThat(buttons()).contains("Show anyway");
    assertThat(shown()).isEqualTo(Content.TOO_LARGE);
  }

  private String buttons() throws Exception {
    return FxStage.call(() ->
        pane.diff().lookupAll(".diff-row:cursor .button").stream()
            .map(button -> ((Button) button).getText())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void aLateWideningShowsNothingOfTheSessionBeforeWhileFilesAreMade() throws Exception {
    FileDiff wide = text("first\n");
    Changes many =
        changes(Set.of(), 1, LineDiff.between("b.txt", "x\n".repeat(8_000), " x\n".repeat(8_000)));
    FilesInReview files =
        new FilesInReview(actions, () -> {}, _ -> new CompletableFuture<>()); // never ready
    FxStage.run(() -> {
      files.show(snapshot(first, large));
      files.look(files.look().withOtherBlanks());
      files.show(snapshot(second, many));
      assertThat(files.isWaiting()).isTrue();
      files.replace(first, Comparison.WHOLE, large.files().getFirst(), wide);
      assertThat(files.shown()).isEmpty();
      files.replace(second, Comparison.WHOLE, many.files().getFirst(), wide);
      assertThat(files.shown()).isEmpty();
    });
  }

  @Test
  void aSlowComparisonThatIsGivenUpForAnotherIsNoProblem() throws Exception {
    begin();
    FilesInReview files = new FilesInReview(actions, () -> {});
    FxStage.run(() -> {
      files.show(snapshot(first, large));
      files.compare(Comparison.STAGED);
      files.compare(Comparison.UNSTAGED);
      assertThat(compared).hasSize(2);
      assertThat(compared.getFirst()).isCancelled();
      assertThat(files.problem()).isEmpty();
      assertThat(files.isWaiting()).isTrue();
    });
  }

  @Test
  void ofASessionThatIsGoneTheReviewKeepsNeitherFilesNorWhatWasCompared() throws Exception {
    begin();
    show(first, large);
    FxStage.run(() -> pane.compare(Comparison.STAGED));
    stage.until(() -> compared.size() == 1);
    show(second, others);
    FxStage.run(() -> pane.keepOnly(Set.of(first, second)));
    show(first, large);
    assertThat(FxStage.call(pane::comparison)).isEqualTo(Comparison.STAGED);
    show(second, others);
    FxStage.run(() -> pane.keepOnly(Set.of(second)));
    show(first, large);
    assertThat(FxStage.call(pane::comparison)).isEqualTo(Comparison.WHOLE);
  }

  @Test
  void ofASessionThatIsGoneTheMessageComesBackWithItKeptOrNot() throws Exception {
    RememberedBeginnings begun = new RememberedBeginnings();
    beginnings = begun;
    for (boolean refuses : List.of(false, true)) {
      begun.refuses = refuses;
      show(first, large);
      FxStage.run(() -> pane.commitBar().message().setText("Fix the retry " + refuses));
      show(second, others);
      FxStage.run(() -> pane.keepOnly(Set.of(second)));
      show(first, large);
      stage.until(() -> pane.commitBar().message().getText().equals("Fix the retry " + refuses));
    }
  }
}
