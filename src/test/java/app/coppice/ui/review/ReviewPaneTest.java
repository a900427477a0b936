package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewPaneTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  private final SessionId session = SessionId.random();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CompletableFuture<ActionResult> outcome = new CompletableFuture<>();
  private List<String> branches = List.of("main", "branch", "release");
  private SessionState state = SessionState.IDLE;
  private String landed = "";
  private ReviewPane pane;
  private FxStage stage;

  @BeforeEach
  void open() throws Exception {
    ReviewActions actions =
        new ReviewActions() {
          @Override
          public boolean submit(SessionId id, SessionCommand command) {
            return true;
          }

          @Override
          public CompletableFuture<ActionResult> commit(
              SessionId id, List<String> paths, String message) {
            asked.add("commit " + paths + " " + message);
            return outcome;
          }

          @Override
          public CompletableFuture<ActionResult> land(SessionId id, LandHow how, String into) {
            asked.add(("land " + how + " " + into).strip());
            return outcome;
          }

          @Override
          public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
            asked.add("discard " + paths);
            return outcome;
          }

          @Override
          public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
            asked.add("undo discard");
            return outcome;
          }

          @Override
          public CompletableFuture<List<String>> branches(SessionId id) {
            return CompletableFuture.completedFuture(branches);
          }

          @Override
          public void archive(SessionId id) {
            asked.add("archive");
          }

          @Override
          public String keyText(String action) {
            return action.equals("restore-session") ? "Ctrl+Shift+R" : "";
          }
        };
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void allFilesAreCommittedUnlessOneIsUnticked() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusCommit);
    FxStage.run(() -> pane.commitBar().message().setText(" say why "));
    stage.press(KeyCode.ENTER, Modifier.CONTROL);
    assertThat(asked).containsExactly("commit [a.txt, b.txt] say why");
  }

  @Test
  void chosenPathsAreCommitted() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(() -> pane.files().choose("b.txt", false));
    FxStage.run(() -> pane.commitBar().message().setText("one"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(asked).containsExactly("commit [a.txt] one");
  }

  @Test
  void withoutAMessageNothingIsCommitted() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane::focusCommit);
    stage.press(KeyCode.ENTER, Modifier.CONTROL);
    assertThat(asked).isEmpty();
  }

  @Test
  void landingSaysWhatItWillDoAndAsksOnceMore() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text()))
        .contains("branch")
        .contains("main")
        .contains("2 commits");
    assertThat(asked).isEmpty();
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land SQUASH");
  }

  @Test
  void escapeLeavesTheBaseAsItIs() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    stage.pulses(2);
    stage.press(KeyCode.ESCAPE);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void uncommittedChangesCannotLand() throws Exception {
    show(changes(Set.of("a.txt"), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text())).isEmpty();
  }

  @Test
  void conflictsAreListed() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    outcome.complete(new ActionResult.Conflicts(List.of("x/one.txt", "two.txt")));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("Nothing was changed")
        .contains("x/one.txt")
        .contains("two.txt");
  }

  @Test
  void selectionAndPlaceSurviveALiveUpdate() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 200), file("b.txt", 200)));
    FxStage.run(() -> pane.reveal("b.txt", 0));
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("b.txt");
    show(changes(Set.of(), 1, file("0.txt", 50), file("a.txt", 230), file("b.txt", 200)));
    assertThat(fileInView()).isEqualTo("b.txt");
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("b.txt");
  }

  @Test
  void keysGoFromFileToFile() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 200), file("b.txt", 200)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.J);
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("b.txt");
    stage.press(KeyCode.K);
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("a.txt");
  }

  @Test
  void twentyThousandLinesOpenWithFewNodes() throws Exception {
    SessionSnapshot big = snapshot(changes(Set.of(), 1, file("Big.java", 20_000)));
    long start = System.nanoTime();
    FxStage.run(() -> pane.show(big));
    stage.pulses(3);
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    assertThat(FxStage.call(() -> pane.lookupAll(".diff-row").size())).isLessThan(200);
  }

  @Test
  void aLandingGoesIntoTheBranchThatIsChosen() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    stage.pulses(2);
    assertThat(FxStage.call(() -> List.copyOf(pane.commitBar().confirmation().into().getItems())))
        .containsExactly("main", "release");
    FxStage.run(() -> pane.commitBar().confirmation().into().setValue("release"));
    assertThat(landQuestion()).contains("release").doesNotContain("main");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE release");
  }

  @Test
  void aBaseThatIsNoBranchLandsNowhereUntilOneIsChosen() throws Exception {
    branches = List.of("branch", "trunk");
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.FAST_FORWARD));
    stage.pulses(2);
    assertThat(landQuestion()).contains("no local branch");
    stage.press(KeyCode.ENTER);
    assertThat(asked).isEmpty();
    FxStage.run(() -> pane.commitBar().confirmation().into().setValue("trunk"));
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    assertThat(asked).containsExactly("land FAST_FORWARD trunk");
  }

  @Test
  void theQuestionWhetherToLandFollowsTheBranches() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    show(changes(Set.of(), 3, file("a.txt", 3)));
    assertThat(landQuestion()).contains("3 commits").contains("moved meanwhile");
  }

  @Test
  void theQuestionWhetherToLandIsTakenBackWithAWordWhenItCannotBeDoneAnyMore() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    show(changes(Set.of("a.txt"), 2, file("a.txt", 4)));
    assertThat(landQuestion()).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("taken back")
        .contains("Commit before you land");
  }

  @Test
  void whereTheBaseHasMovedOnTheUsualLandingIsAMerge() throws Exception {
    show(behind(3));
    assertThat(FxStage.call(() -> pane.commitBar().why())).contains("main has moved on by 3");
    FxStage.run(pane::askLand);
    stage.pulses(2);
    assertThat(landQuestion()).contains("main has moved on by 3", "cannot be fast-forwarded");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE");
  }

  @Test
  void aRefusedFastForwardOffersMergeAndSquashByKey() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(pane::askLand);
    stage.pulses(2);
    stage.press(KeyCode.ENTER);
    outcome.complete(new ActionResult.Refused("main has moved on."));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isFalse();
    show(behind(1));
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().result().other().getText())).contains("Squash");
    stage.press(KeyCode.S);
    assertThat(asked).containsExactly("land FAST_FORWARD", "land SQUASH");
  }

  @Test
  void aLandedBranchThatIsBehindDoesNotPromiseThatTheNextPromptBuildsOnIt() throws Exception {
    landed = "Landed in main.";
    show(new Changes(List.of(), Set.of(), Set.of(), 0, 2));
    assertThat(FxStage.call(() -> pane.landed().text()))
        .contains("2 commits behind main")
        .doesNotContain("next prompt");
  }

  private static Changes behind(int commits) {
    return new Changes(List.of(file("a.txt", 3)), Set.of(), Set.of(), 1, commits);
  }

  @Test
  void afterLandingItSaysWhereAndWhatCanBeDoneNext() throws Exception {
    landed = "Landed in main.";
    show(Changes.NONE);
    assertThat(FxStage.call(() -> pane.landed().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.landed().text())).contains("Landed in main.", "next prompt");
    FxStage.run(() -> ((Button) pane.landed().lookup(".button")).fire());
    assertThat(asked).containsExactly("archive");
    show(changes(Set.of("a.txt"), 0, file("a.txt", 1)));
    assertThat(FxStage.call(() -> pane.landed().isVisible())).isFalse();
  }

  @Test
  void anArchivedSessionShowsItsDiffAndSaysWhyNothingCanBeDone() throws Exception {
    state = SessionState.ARCHIVED;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    assertThat(fileInView()).isEqualTo("a.txt");
    FxStage.run(() -> pane.commitBar().message().setText("why"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(FxStage.call(() -> pane.commitBar().commitButton().isDisabled())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().discardButton().isDisabled())).isTrue();
    assertThat(landQuestion()).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().why())).contains("Archived", "Ctrl+Shift+R");
  }

  @Test
  void whatFailedForWantOfAWorktreeIsOverOnceItIsBack() throws Exception {
    state = SessionState.DETACHED;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    FxStage.run(
        () -> pane.commitBar().result().show(new ActionResult.Refused("The worktree is gone.")));
    state = SessionState.IDLE;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).isEmpty();
  }

  @Test
  void whatAnEditorMadeForItselfIsShownButNotChosenUntilThePersonSaysSo() throws Exception {
    Set<String> all = Set.of("src/.Retry.java.swp", "notes.txt~", "4913", "kept~", "a.txt");
    Set<String> untracked = Set.of("src/.Retry.java.swp", "notes.txt~", "4913", "a.txt");
    Changes changes =
        new Changes(
            List.of(
                file("4913", 1),
                file("a.txt", 1),
                file("kept~", 1),
                file("notes.txt~", 1),
                file("src/.Retry.java.swp", 1)),
            all,
            untracked,
            0,
            0);
    show(changes);
    assertThat(FxStage.call(() -> pane.files().getItems().size())).isEqualTo(5);
    assertThat(FxStage.call(() -> pane.files().chosen())).containsExactly("a.txt", "kept~");
    FxStage.run(() -> pane.files().choose("notes.txt~", true));
    show(changes);
    assertThat(FxStage.call(() -> pane.files().chosen()))
        .containsExactly("a.txt", "kept~", "notes.txt~");
  }

  @Test
  void discardAsksFirstAndOffersUndo() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.DELETE);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).contains("a.txt");
    assertThat(asked).isEmpty();
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("discard [a.txt]");
    outcome.complete(new ActionResult.Done("Discarded the changes of a.txt."));
    stage.pulses(2);
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).containsExactly("discard [a.txt]", "undo discard");
  }

  @Test
  void undoStaysOnOfferWhenAnotherDiscardIsNotConfirmedOrNotPossible() throws Exception {
    discardTheFirstOfTwo();
    FxStage.run(pane::askDiscardAll);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).isNotEmpty();
    stage.press(KeyCode.ESCAPE);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).isEmpty();
    show(Changes.NONE);
    FxStage.run(pane::askDiscardAll);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("Discarded the changes of a.txt.")
        .contains("Nothing uncommitted is chosen.");
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).containsExactly("discard [a.txt]", "undo discard");
  }

  @Test
  void theFocusIsOnTheFilesAfterAnActionAndAfterARefusal() throws Exception {
    discardTheFirstOfTwo();
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(pane::askDiscardAll);
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(() -> pane.askLand(LandHow.MERGE));
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane.files());
    show(Changes.NONE);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane);
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    assertThat(stage.focus()).isSameAs(pane.files());
  }

  @Test
  void escapeLeadsFromTheMessageToTheFiles() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane::focusCommit);
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.focus()).isSameAs(pane.files());
  }

  @Test
  void theKeyThatLeadsToTheMessageIsNotWrittenIntoIt() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.C);
    stage.type("c");
    assertThat(stage.focus()).isSameAs(pane.commitBar().message());
    stage.release(KeyCode.C);
    stage.press(KeyCode.C);
    stage.type("C");
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEqualTo("C");
  }

  private void discardTheFirstOfTwo() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.DELETE);
    stage.press(KeyCode.ENTER);
    outcome.complete(new ActionResult.Done("Discarded the changes of a.txt."));
    show(changes(Set.of("b.txt"), 0, file("b.txt", 3)));
  }

  @Test
  void allOrTheTickedFilesAreDiscardedTogether() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(() -> pane.files().choose("b.txt", false));
    FxStage.run(pane::askDiscardAll);
    FxStage.run(() -> pane.commitBar().question().yes().fire());
    assertThat(asked).containsExactly("discard [a.txt, b.txt]");
  }

  private String landQuestion() throws Exception {
    return FxStage.call(() -> pane.commitBar().confirmation().text());
  }

  @Test
  void noChangesSayWhatWouldBeHere() throws Exception {
    show(Changes.NONE);
    assertThat(FxStage.call(() -> pane.lookup(".empty-state").isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().isVisible())).isFalse();
  }

  private String fileInView() throws Exception {
    return FxStage.call(() -> pane.diff().fileInView().orElseThrow());
  }

  private void show(Changes changes) throws Exception {
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(3);
  }

  private static Changes changes(Set<String> uncommitted, int ahead, FileDiff... files) {
    return new Changes(List.of(files), uncommitted, Set.of(), ahead, 0);
  }

  private static FileDiff file(String path, int lines) {
    List<DiffLine> all = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      all.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, "int line" + i + " = 0;", List.of()));
    }
    return new FileDiff(
        path,
        path,
        FileDiff.Change.ADDED,
        List.of(new Hunk(0, 0, 1, lines, all)),
        lines,
        0,
        FileDiff.Content.TEXT);
  }

  private SessionSnapshot snapshot(Changes changes) {
    return new SessionSnapshot(
        session,
        Path.of("/repository"),
        "Title",
        "branch",
        "main",
        Path.of("/worktree"),
        state,
        1,
        Mode.ASK,
        "model",
        Transcript.EMPTY,
        List.of(),
        List.of(),
        changes,
        Usage.NONE,
        "",
        landed,
        false,
        false,
        false,
        "",
        THEN,
        THEN);
  }
}
