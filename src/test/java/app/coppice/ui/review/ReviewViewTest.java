package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.LfsPointer;
import app.coppice.diff.LineDiff;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.FileContents;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.ViewedMark;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import app.coppice.ui.review.diff.Layout;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// How differences are looked at: layout, white space, context, folding, viewed marks, and what is
/// compared.
class ReviewViewTest extends ReviewPaneFixture {
  private static final String BEFORE =
      IntStream.range(0, 200).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
  private static final String AFTER = BEFORE.replace("line 100\n", "row 100\n");

  @Test
  void aKeyPutsOldAndNewSideBySideAndBack() throws Exception {
    show(changes(Set.of(), 1, edited("a.txt")));
    FxStage.run(pane::focusFiles);
    assertThat(rows(".diff-pair")).isZero();
    stage.press(KeyCode.T);
    stage.pulses(2);
    assertThat(rows(".diff-pair")).isEqualTo(7);
    assertThat(FxStage.call(() -> pane.look().layout())).isEqualTo(Layout.SIDE_BY_SIDE);
    stage.press(KeyCode.T);
    stage.pulses(2);
    assertThat(rows(".diff-pair")).isZero();
  }

  @Test
  void aKeyLeavesOutWhatDiffersInWhiteSpaceAlone() throws Exception {
    var spaces = LineDiff.between("a.txt", "one\ntwo\n", "  one\n2\n");
    show(changes(Set.of(), 1, spaces));
    FxStage.run(pane::focusFiles);
    assertThat(texts()).contains("one", "  one");
    stage.press(KeyCode.W);
    stage.pulses(2);
    assertThat(texts()).containsExactly("  one", "two", "2");
  }

  @Test
  void manyLinesAreMadeBlindElsewhereAndComeWhenTheyAreReady() throws Exception {
    String before = "x\n".repeat(8_000);
    var file = LineDiff.between("a.txt", before, " x\n".repeat(8_000));
    show(changes(Set.of(), 1, file));
    FxStage.run(() -> pane.look(pane.look().withOtherBlanks()));
    stage.until(
        () -> pane.lookupAll(".diff-line").stream().noneMatch(n -> n.getParent().isVisible()));
    assertThat(texts()).isEmpty();
  }

  @Test
  void whatCouldNotBeMadeIsTriedAgainForTheNextSnapshotAndNotBefore() throws Exception {
    var file = LineDiff.between("a.txt", "x\n".repeat(4_000), " x\n".repeat(4_000));
    var changes = changes(Set.of(), 1, file);
    List<CompletableFuture<ShownFiles>> made = new ArrayList<>();
    FilesInReview files =
        new FilesInReview(
            actions,
            () -> {},
            work -> {
              made.add(
                  made.isEmpty()
                      ? CompletableFuture.failedFuture(new IllegalStateException("no memory"))
                      : CompletableFuture.completedFuture(work.get()));
              return made.getLast();
            });
    FxStage.run(() -> {
      var first = snapshot(changes);
      files.show(first);
      files.look(files.look().withOtherBlanks());
      assertThat(made).hasSize(1);
      assertThat(files.isWaiting()).isFalse();
      files.show(first);
      assertThat(made).as("the same one fails again").hasSize(1);
      files.show(snapshot(changes));
      assertThat(made).hasSize(2);
      assertThat(files.isWaiting()).isFalse();
      assertThat(files.shown().getFirst().hunks()).isEmpty();
    });
  }

  @Test
  void keysShowMoreLinesAroundAHunkAndThenTheWholeFile() throws Exception {
    comparer = new Texts();
    show(changes(Set.of(), 1, edited("a.txt")));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.X);
    stage.until(() -> pane.diff().spot().orElseThrow().file().hunks().getFirst().oldCount() == 47);
    stage.press(KeyCode.X, Modifier.SHIFT);
    stage.until(() -> pane.diff().spot().orElseThrow().file().hunks().getFirst().oldCount() == 200);
    show(changes(Set.of(), 1, edited("a.txt")));
    assertThat(
            FxStage.call(
                () -> pane.diff().spot().orElseThrow().file().hunks().getFirst().oldCount()))
        .as("a file that changed is shown as usual")
        .isEqualTo(7);
  }

  @Test
  void aFileThatIsTooLargeIsShownWhenItIsAskedFor() throws Exception {
    comparer = new Texts();
    show(changes(Set.of(), 1, LineDiff.tooLarge("a.txt", "a.txt", Change.MODIFIED)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.X);
    stage.until(() -> pane.diff().spot().orElseThrow().file().content() == Content.TEXT);
    stage.pulses(2);
    assertThat(texts()).contains("row 100");
  }

  @Test
  void allFilesFoldAndUnfold() throws Exception {
    show(changes(Set.of(), 1, edited("a.txt"), edited("b.txt")));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.F, Modifier.SHIFT);
    stage.pulses(2);
    assertThat(texts()).isEmpty();
    stage.press(KeyCode.F, Modifier.SHIFT);
    stage.pulses(2);
    assertThat(texts()).contains("row 100");
  }

  @Test
  void aViewedFileIsMarkedFoldedAndCountedUntilItChanges() throws Exception {
    FileDiff seen = edited("a.txt");
    show(changes(Set.of(), 1, seen, edited("b.txt")));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.V);
    assertThat(submitted)
        .containsExactly(new SessionCommand.MarkViewed("a.txt", ViewedMark.of(seen)));
    viewed = Map.of("a.txt", ViewedMark.of(seen));
    show(changes(Set.of(), 1, seen, edited("b.txt")));
    assertThat(FxStage.call(() -> pane.head().progress())).isEqualTo("1 of 2 viewed");
    assertThat(texts()).as("the viewed file is folded").hasSize(8);
    stage.press(KeyCode.V);
    stage.pulses(2);
    assertThat(submitted).endsWith(new SessionCommand.MarkViewed("a.txt", ""));
    assertThat(texts()).as("and open when it counts as not viewed").hasSizeGreaterThan(8);
    show(
        changes(
            Set.of(), 1, LineDiff.between("a.txt", BEFORE, BEFORE + "more\n"), edited("b.txt")));
    assertThat(FxStage.call(() -> pane.head().progress())).isEmpty();
  }

  @Test
  void anotherComparisonIsShownAndItsProblemSaid() throws Exception {
    comparer = new Texts();
    show(changes(Set.of("a.txt"), 1, edited("a.txt"), edited("b.txt")));
    FxStage.run(() -> pane.compare(Comparison.STAGED));
    stage.until(() -> pane.files().getItems().size() == 1);
    assertThat(fileInView()).isEqualTo("staged.txt");
    FxStage.run(() -> pane.compare(Comparison.since("nowhere")));
    stage.until(() -> emptyText().contains("It cannot be compared"));
    assertThat(FxStage.call(this::emptyText)).contains("nowhere names nothing");
    FxStage.run(() -> pane.compare(Comparison.WHOLE));
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("a.txt");
  }

  @Test
  void theCursorGoesFromLineToLineAndTakesARangeWithShift() throws Exception {
    show(changes(Set.of(), 1, edited("a.txt")));
    FxStage.run(() -> pane.diff().requestFocus());
    for (int i = 0; i < 5; i++) {
      stage.press(KeyCode.DOWN);
    }
    stage.press(KeyCode.DOWN, Modifier.SHIFT);
    assertThat(FxStage.call(() -> pane.spot().orElseThrow().changed().size())).isEqualTo(2);
    stage.press(KeyCode.HOME);
    assertThat(FxStage.call(() -> pane.spot().orElseThrow()))
        .isInstanceOf(app.coppice.ui.review.diff.Spot.WholeFile.class);
  }

  /// Every changed file has these two states.
  private static Texts comparing(byte[] before, byte[] after) {
    return new Texts() {
      @Override
      public CompletableFuture<FileContents> contents(
          SessionId id, Comparison what, FileDiff file, int most) {
        return CompletableFuture.supplyAsync(
            () -> new FileContents(before, before.length, after, after.length));
      }
    };
  }

  @Test
  void bothStatesOfAPictureAreShownAndOneWithTooManyPixelsIsNot() throws Exception {
    byte[] small = picture(40, 30);
    byte[] huge = picture(40, 30);
    // The width of a PNG stands in bytes 16 to 19.
    huge[16] = 0x10;
    comparer = comparing(small, huge);
    show(
        changes(
            Set.of(),
            1,
            new FileDiff("a.png", "a.png", Change.MODIFIED, List.of(), 0, 0, Content.BINARY)));
    stage.until(() -> pictures().contains("Before: 40 \u00d7 30"));
    assertThat(FxStage.call(this::pictures)).contains("Too many pixels to show");
  }

  @Test
  void ofAPictureThatGitLfsKeepsItIsSaidWhereItIsNotHereAndThePointersAreBelow() throws Exception {
    byte[] small = picture(40, 30);
    byte[] before = LfsPointer.stored(new ByteArrayInputStream(picture(30, 30)));
    byte[] after = LfsPointer.stored(new ByteArrayInputStream(small));
    comparer = comparing(before, small);
    show(
        changes(
            Set.of(),
            1,
            LineDiff.compare("shop.PNG", "shop.PNG", Change.MODIFIED, before, after),
            LineDiff.compare("shop.txt", "shop.txt", Change.MODIFIED, before, after)));
    stage.until(() -> pictures().contains("After: 40 \u00d7 30"));
    assertThat(FxStage.call(this::pictures)).contains("Git LFS", "git lfs pull");
    assertThat(FxStage.call(() -> pane.lookupAll(".diff-pictures").size())).isEqualTo(1);
    assertThat(texts()).anyMatch(text -> text.startsWith("oid sha256:"));
  }

  private String pictures() {
    return pane.lookupAll(".diff-pictures .label").stream()
        .map(label -> ((javafx.scene.control.Label) label).getText())
        .collect(Collectors.joining("; "));
  }

  private static byte[] picture(int width, int height) throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    var image =
        new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
    javax.imageio.ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private String emptyText() {
    return pane.lookupAll(".empty-state").stream()
        .filter(javafx.scene.Node::isVisible)
        .map(state -> ((app.coppice.ui.kit.EmptyState) state).text())
        .collect(Collectors.joining());
  }

  private static FileDiff edited(String path) {
    return LineDiff.between(path, BEFORE, AFTER);
  }

  private int rows(String style) throws Exception {
    return FxStage.call(() ->
        (int) pane.lookupAll(style).stream().filter(node -> node.getParent().isVisible()).count());
  }

  /// The texts in view, from above.
  private List<String> texts() throws Exception {
    return FxStage.call(() ->
        pane.lookupAll(".diff-line > .selectable-text").stream()
            .filter(text -> text.getParent().getParent().isVisible())
            .sorted((one, other) ->
                Double.compare(one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
            .map(text -> ((app.coppice.ui.kit.text.SelectableText) text).text())
            .toList());
  }

  /// Knows the texts of every file.
  private static class Texts extends KnowsNothing {
    @Override
    public CompletableFuture<Compared> compare(SessionId id, Comparison what) {
      return CompletableFuture.completedFuture(
          what.equals(Comparison.STAGED)
              ? new Compared.Done(List.of(LineDiff.added("staged.txt", "new\n")))
              : new Compared.Refused("nowhere names nothing"));
    }

    @Override
    public CompletableFuture<FileContents> contents(
        SessionId id, Comparison what, FileDiff file, int most) {
      byte[] before = BEFORE.getBytes(StandardCharsets.UTF_8);
      byte[] after = AFTER.getBytes(StandardCharsets.UTF_8);
      return CompletableFuture.supplyAsync(
          () -> new FileContents(before, before.length, after, after.length));
    }

    @Override
    public CompletableFuture<FileDiff> compareWhole(SessionId id, Comparison what, FileDiff file) {
      return CompletableFuture.supplyAsync(() -> edited(file.path()));
    }
  }
}
