package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.ui.kit.find.Finds.Reach;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import app.coppice.ui.review.diff.DiffFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Find in the changes, by keys as a person presses them.
class ReviewFindTest extends ReviewPaneFixture {
  private TextField field() {
    return (TextField) pane.lookup(".find-bar .text-field");
  }

  private String count() {
    return ((Label) pane.lookup(".find-count")).getText();
  }

  private void find(String text) throws Exception {
    stage.press(KeyCode.F, Modifier.CONTROL);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(FxStage.call(this::field));
    FxStage.run(() -> field().setText(text));
  }

  private void counted(String words) throws Exception {
    stage.until(() -> count().equals(words));
  }

  private void showTwo() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 200), file("b.txt", 200)));
    FxStage.run(pane::focusFiles);
  }

  private boolean marked(String style) {
    return pane.lookupAll("." + style).stream().anyMatch(it -> it.isVisible());
  }

  /// How many are in view.
  private long lines() {
    return pane.lookupAll(".diff-row").stream()
        .filter(row -> row.isVisible() && row.lookup(".diff-line") != null)
        .count();
  }

  @Test
  void enterGoesOnRoundTheEndAndShiftEnterBack() throws Exception {
    showTwo();
    find("LINE77 ");
    counted("1 of 2");
    stage.press(KeyCode.ENTER);
    counted("2 of 2");
    stage.pulses(3);
    assertThat(fileInView()).isEqualTo("b.txt");
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("b.txt");
    assertThat(FxStage.call(() -> marked("found-now"))).isTrue();
    stage.press(KeyCode.ENTER);
    counted("1 of 2");
    stage.press(KeyCode.ENTER, Modifier.SHIFT);
    counted("2 of 2");
  }

  @Test
  void escapeClosesAndTheFocusIsOnTheLineThatWasFound() throws Exception {
    showTwo();
    find("line99 ");
    counted("1 of 2");
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(FxStage.call(this::field)).isNull();
    assertThat(stage.focus()).isSameAs(pane.diff());
    assertThat(FxStage.call(() -> pane.spot().orElseThrow().newLine())).isEqualTo(99);
    assertThat(FxStage.call(() -> marked("found") || marked("found-now"))).isFalse();
  }

  @Test
  void fromTheCommitMessageTheFocusGoesBackToIt() throws Exception {
    showTwo();
    FxStage.run(pane.commands()::focusCommit);
    find("nowhere");
    counted("Nothing found");
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.focus()).isSameAs(pane.commitBar().message());
  }

  @Test
  void f3GoesOnFromTheLinesToo() throws Exception {
    showTwo();
    find("line7");
    counted("1 of 22");
    FxStage.run(pane.diff()::requestFocus);
    stage.press(KeyCode.F3);
    counted("2 of 22");
    stage.press(KeyCode.F3, Modifier.SHIFT);
    stage.press(KeyCode.F3, Modifier.SHIFT);
    counted("22 of 22");
    stage.press(KeyCode.F, Modifier.CONTROL);
    stage.press(KeyCode.F3);
    counted("1 of 22");
  }

  @Test
  void aFindInAFoldedFileOpensIt() throws Exception {
    showTwo();
    stage.press(KeyCode.F, Modifier.SHIFT);
    stage.pulses(2);
    assertThat(FxStage.call(() -> lines())).isZero();
    find("line150 ");
    counted("1 of 2");
    stage.pulses(3);
    assertThat(FxStage.call(() -> lines())).isPositive();
    assertThat(FxStage.call(() -> marked("found-now"))).isTrue();
    assertThat(fileInView()).isEqualTo("a.txt");
  }

  @Test
  void pathsAreFoundAndThePathAFileHad() throws Exception {
    FileDiff moved =
        new FileDiff(
            "new.txt",
            "old/cart.txt",
            FileDiff.Change.RENAMED,
            List.of(),
            0,
            0,
            FileDiff.Content.TEXT);
    show(changes(Set.of(), 1, file("a.txt", 5), file("cart.c", 5), moved));
    FxStage.run(pane::focusFiles);
    find("CART");
    counted("1 of 2");
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("cart.c");
    stage.press(KeyCode.ENTER);
    counted("2 of 2");
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("new.txt");
  }

  @Test
  void caseAndExpressionAreAsTheButtonsSay() throws Exception {
    showTwo();
    find("LINE1.0 ");
    counted("Nothing found");
    List<ToggleButton> buttons =
        FxStage.call(() ->
            pane.lookupAll(".find-bar .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .toList());
    FxStage.run(() -> buttons.get(1).fire());
    counted("1 of 20");
    FxStage.run(() -> buttons.get(0).fire());
    counted("Nothing found");
    FxStage.run(() -> field().setText("(line"));
    counted("Not an expression");
    FxStage.run(() -> field().setText("(l*i*n*e*\\d*\\w*)*\\1*;;"));
    stage.until(() -> count().equals("Takes too long") || count().equals("Nothing found"));
  }

  @Test
  void whatComesMeanwhileIsFoundAndThePersonStaysWhereTheyAre() throws Exception {
    FileDiff last = file("b.txt", 200);
    show(changes(Set.of(), 1, last));
    FxStage.run(pane::focusFiles);
    find("line77 ");
    counted("1 of 1");
    show(changes(Set.of(), 1, file("a.txt", 200), last));
    counted("2 of 2");
    assertThat(fileInView()).isEqualTo("b.txt");
    FxStage.run(() -> field().setText("absent"));
    counted("Nothing found");
    show(changes(Set.of(), 1, file("absent.txt", 200), last));
    counted("1 of 1");
    assertThat(fileInView()).isEqualTo("b.txt");
  }

  @Test
  void sideBySideAFindStandsInItsRow() throws Exception {
    List<DiffLine> lines = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      lines.add(new DiffLine(DiffLine.Kind.REMOVED, i, 0, "old " + i, List.of()));
    }
    for (int i = 1; i <= 300; i++) {
      lines.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, "new " + i + "\r", List.of()));
    }
    Hunk hunk = new Hunk(1, 300, 1, 300, lines);
    show(
        changes(
            Set.of(),
            1,
            new FileDiff(
                "a.c",
                "a.c",
                FileDiff.Change.MODIFIED,
                List.of(hunk),
                300,
                300,
                FileDiff.Content.TEXT)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.T);
    find("(?:new|old) 250$");
    ToggleButton expression =
        FxStage.call(() ->
            pane.lookupAll(".find-bar .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .toList()
                .get(1));
    FxStage.run(expression::fire);
    counted("1 of 2");
    stage.press(KeyCode.ENTER);
    counted("2 of 2");
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.diff().spot().orElseThrow().newLine())).isEqualTo(250);
    assertThat(FxStage.call(() -> marked("found") && marked("found-now"))).isTrue();
  }

  @Test
  void fiftyMegabytesInFiveThousandFilesAreSearchedBesideTheWindow() throws Exception {
    List<DiffLine> lines = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      String text = "int value" + i + " = some(" + "argument, ".repeat(8) + i + ");";
      lines.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, text, List.of()));
    }
    FileDiff[] files = new FileDiff[5_000];
    for (int i = 0; i < files.length; i++) {
      String path = "src/%04d.txt".formatted(i);
      Hunk hunk = new Hunk(0, 0, 1, 100, lines);
      files[i] =
          new FileDiff(
              path, path, FileDiff.Change.ADDED, List.of(hunk), 100, 0, FileDiff.Content.TEXT);
    }
    show(changes(Set.of(), 1, files));
    DiffFinder finder = pane.diff().finder();
    Pattern pattern = Pattern.compile("4321.TXT", Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
    Reach first =
        FxStage.call(() -> {
          finder.look(Optional.of(pattern));
          return finder.reach();
        });
    assertThat(first).isEqualTo(Reach.LOOKING);
    long longest = 0;
    while (FxStage.call(finder::reach) == Reach.LOOKING) {
      long start = System.nanoTime();
      stage.pulses(1);
      longest = Math.max(longest, System.nanoTime() - start);
    }
    assertThat(FxStage.call(finder::count)).isEqualTo(1);
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("src/4321.txt");
    assertThat(longest).as("the longest frame").isLessThan(2_000_000_000L);
    FxStage.run(() -> finder.look(Optional.of(Pattern.compile("argument"))));
    stage.until(() -> finder.reach() == Reach.MOST);
    assertThat(FxStage.call(finder::count)).isEqualTo(100_000);
  }
}
