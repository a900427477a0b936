package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Conflict.Agreed;
import app.coppice.diff.Conflict.Disputed;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.session.Begun;
import app.coppice.session.UpdateFrom;
import app.coppice.ui.kit.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ConflictSheetTest extends WindowTest {
  private static final Conflict TEXT =
      new Conflict(
          "a.txt",
          List.of(
              new Agreed("top\n"),
              new Disputed("old\n", "mine\n", "theirs\n"),
              new Agreed("end\n")));
  private static final Conflict GONE =
      new Conflict("gone.txt", List.of(), "kept\n", "", Conflict.Kind.DELETED_IN_THEIRS);

  @Test
  void oneGoesOnOnlyWhenEveryPlaceIsDecided() throws Exception {
    Map<String, Optional<String>> resolved = new LinkedHashMap<>();
    ConflictDraft draft = draft("2", TEXT, GONE);
    ConflictSheet sheet = FxStage.get(() -> open(draft, resolved));
    untilShown("gone.txt  1 open");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isTrue();

    fire("Take both");
    assertThat(FxStage.get(() -> sheet.result().getText())).isEqualTo("top\nmine\ntheirs\nend\n");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isTrue();
    FxStage.run(() -> sheet.choose(1));
    fire("Delete the file");
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isFalse();

    FxStage.run(() -> sheet.goOn().fire());
    assertThat(resolved)
        .containsEntry("a.txt", Optional.of("top\nmine\ntheirs\nend\n"))
        .containsEntry("gone.txt", Optional.empty());
  }

  @Test
  void everyPlaceIsReachedAndDecidedByKeysWhereverTheFocusIs() throws Exception {
    Conflict two =
        new Conflict(
            "a.txt",
            List.of(
                new Disputed("1\n", "one\n", "uno\n"),
                new Agreed("between\n"),
                new Disputed("2\n", "two\n", "due\n")));
    Map<String, Optional<String>> resolved = new LinkedHashMap<>();
    ConflictDraft draft = draft("2", two);
    ConflictSheet sheet = FxStage.get(() -> open(draft, resolved));
    untilShown("2 places open. Place 1 of 2: open, take a side or edit the result.");
    FxStage.press(scene, KeyCode.DOWN, KeyCode.ALT);
    untilShown("2 places open. Place 2 of 2: open, take a side or edit the result.");
    FxStage.press(scene, KeyCode.DOWN, KeyCode.ALT);
    untilShown("2 places open. Place 1 of 2: open, take a side or edit the result.");
    FxStage.press(scene, KeyCode.R, KeyCode.CONTROL);
    assertThat(FxStage.get(() -> sheet.result().isFocused())).isTrue();
    FxStage.press(scene, KeyCode.UP, KeyCode.ALT);
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    untilShown("1 place open. Place 2 of 2: the base\u2019s side is taken.");
    assertThat(FxStage.get(() -> sheet.result().getText(0, sheet.result().getCaretPosition())))
        .endsWith("between\n");
    FxStage.type(scene, "x");
    assertThat(FxStage.get(() -> sheet.result().getText())).as("nothing goes").endsWith("xdue\n");
    FxStage.press(scene, KeyCode.BACK_SPACE);
    FxStage.press(scene, KeyCode.UP, KeyCode.ALT);
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.CONTROL);
    assertThat(FxStage.get(() -> sheet.result().getText())).isEqualTo("one\nuno\nbetween\ndue\n");
    assertThat(FxStage.get(() -> sheet.result().isFocused())).isTrue();
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    assertThat(resolved).containsEntry("a.txt", Optional.of("one\nuno\nbetween\ndue\n"));
  }

  @Test
  void bothSidesAndTheResultStayInViewAfterAChoiceAndAnotherCanBeMade() throws Exception {
    ConflictSheet sheet = FxStage.get(() -> open(draft("2", TEXT), Map.of()));
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.CONTROL);
    untilShown("Resolved. Place 1 of 1: the session\u2019s side is taken.");
    assertThat(sides()).containsExactly("old\n", "mine\n", "theirs\n", "top\nmine\nend\n");
    assertThat(FxStage.get(() -> sheet.result().getSelectedText())).isEqualTo("mine\n");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    assertThat(sides()).containsExactly("old\n", "mine\n", "theirs\n", "top\ntheirs\nend\n");
    FxStage.run(() -> sheet.result().insertText(4, "by hand "));
    untilShown("Resolved. Place 1 of 1: edited by hand; it changes in the result alone.");
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.CONTROL);
    assertThat(FxStage.get(() -> sheet.result().getText())).contains("by hand theirs\n");
  }

  @Test
  void theListOfFilesIsNotSqueezedByALongResult() throws Exception {
    ConflictSheet sheet = FxStage.get(() -> open(draft("2", TEXT, GONE), Map.of()));
    FxStage.until(
        "both files in view",
        () ->
            sheet.lookup(".list-view") instanceof Region list
                && list.getHeight() >= 2 * 28
                && sheet.getHeight() <= scene.getHeight());
  }

  private List<String> sides() throws Exception {
    return FxStage.get(() ->
        scene.getRoot().lookupAll(".conflict-sheet .text-area").stream()
            .map(area -> ((TextArea) area).getText())
            .toList());
  }

  @Test
  void theKeysGoOnToTheNextFileAndDecideOneThatASideDeleted() throws Exception {
    Map<String, Optional<String>> resolved = new LinkedHashMap<>();
    ConflictSheet sheet = FxStage.get(() -> open(draft("2", TEXT, GONE), resolved));
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    FxStage.run(() -> sheet.result().requestFocus());
    FxStage.press(scene, KeyCode.DOWN, KeyCode.ALT);
    untilShown("deleted in the base");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    untilShown("deleted in the base. The file is deleted.");
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.CONTROL);
    untilShown("deleted in the base. The file is kept.");
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    assertThat(resolved)
        .containsEntry("a.txt", Optional.of("top\ntheirs\nend\n"))
        .containsEntry("gone.txt", Optional.of("kept\n"));
  }

  @Test
  void tabLeadsOutOfTheResultAndWritesNothing() throws Exception {
    ConflictSheet sheet = FxStage.get(() -> open(draft("2", TEXT), Map.of()));
    FxStage.press(scene, KeyCode.R, KeyCode.CONTROL);
    String text = FxStage.get(() -> sheet.result().getText());
    FxStage.press(scene, KeyCode.TAB);
    assertThat(FxStage.get(() -> sheet.result().isFocused())).isFalse();
    assertThat(FxStage.get(() -> sheet.result().getText())).isEqualTo(text);
  }

  @Test
  void whatWasDecidedAndEditedIsThereWhenTheSheetIsOpenedAgain() throws Exception {
    ConflictDraft draft = draft("2", TEXT);
    ConflictSheet first = FxStage.get(() -> open(draft, Map.of()));
    FxStage.run(() -> first.result().setText("by hand\n"));
    FxStage.run(first::close);

    ConflictSheet again = FxStage.get(() -> open(draft, Map.of()));

    assertThat(FxStage.get(() -> again.result().getText())).isEqualTo("by hand\n");
    assertThat(FxStage.get(() -> again.goOn().isDisabled())).isFalse();
  }

  @Test
  void whenTheBaseMovesOnOnlyWhatConflictsAsBeforeStaysDecided() {
    ConflictDraft earlier = draft("2", TEXT, GONE);
    earlier.write(TEXT, "by hand\n");
    earlier.keep(GONE, Optional.of("kept\n"));
    Conflict edited =
        new Conflict("gone.txt", List.of(), "edited\n", "", Conflict.Kind.DELETED_IN_THEIRS);

    ConflictDraft same = draft("3", TEXT, GONE).after(earlier);
    ConflictDraft other = draft("3", TEXT, edited).after(earlier);

    assertThat(same.isDone()).isTrue();
    assertThat(same.resolved())
        .isEqualTo(
            new Resolution(
                "1",
                "3",
                Map.of("a.txt", Optional.of("by hand\n"), "gone.txt", Optional.of("kept\n"))));
    assertThat(other.open(edited)).isEqualTo(1);
    assertThat(other.text(TEXT)).isEqualTo("by hand\n");
  }

  private static ConflictDraft draft(String theirs, Conflict... conflicts) {
    return new ConflictDraft(new Dispute("1", theirs, List.of(conflicts)), "fix", "main");
  }

  @Test
  void aFileKeepsItsLineEndsThroughAChoiceAndAnEdit() throws Exception {
    Conflict windows =
        text("top\r\n", new Disputed("old\r\n", "mine\r\n", "theirs\r\n"), "end\r\n");
    Map<String, Optional<String>> resolved = new LinkedHashMap<>();
    ConflictDraft draft = draft("2", windows);
    ConflictSheet sheet = FxStage.get(() -> open(draft, resolved));
    fire("Take both");
    FxStage.run(() -> sheet.result().insertText(0, "new\n"));
    FxStage.run(() -> sheet.goOn().fire());
    assertThat(resolved)
        .containsEntry("a.txt", Optional.of("new\r\ntop\r\nmine\r\ntheirs\r\nend\r\n"));
  }

  @Test
  void whatWasDecidedIsTakenUpForFilesThatStillConflictInTheSameWay() throws Exception {
    Disputed lines = new Disputed("old\n", "mine\n", "theirs\n");
    Conflict same = text("top\n", lines, "end\n");
    Conflict gone = new Conflict("b.txt", List.of(), "", "theirs", Conflict.Kind.DELETED_IN_OURS);
    ConflictDraft before = draft("2", same, gone);
    before.write(same, "top\nboth\nend\n");
    before.keep(gone, Optional.empty());
    Begun.Decisions kept = before.decisions(UpdateFrom.BASE);
    ConflictDraft after = draft("3", same, gone);
    assertThat(after.after(kept)).isEqualTo(2);
    assertThat(after.isDone()).isTrue();
    assertThat(after.resolved().files())
        .containsEntry("a.txt", Optional.of("top\nboth\nend\n"))
        .containsEntry("b.txt", Optional.empty());
    ConflictDraft other =
        draft("3", text("top\n", new Disputed("old\n", "mine\n", "new\n"), "end\n"), gone);
    assertThat(other.after(kept)).isEqualTo(1);
    assertThat(other.isDone()).isFalse();
  }

  @Test
  void whatWasDecidedIsSaidToBeThereAgainAndEveryKeyIsTold() throws Exception {
    ConflictDraft draft = draft("2", text("a\n", new Disputed("o\n", "m\n", "t\n"), "z\n"));
    AtomicInteger told = new AtomicInteger();
    ConflictSheet sheet =
        FxStage.get(() -> {
          ConflictSheet made =
              new ConflictSheet(
                  window.overlays(),
                  "fix",
                  "main",
                  draft,
                  Messages.text("window.conflict.back"),
                  told::incrementAndGet,
                  _ -> {});
          made.open();
          return made;
        });
    untilShown("What you had decided is here again.");
    assertThat(told).hasValue(0);
    FxStage.run(() -> sheet.result().insertText(0, "x"));
    assertThat(told).hasValue(1);
  }

  @Test
  void whatTheFieldWouldLoseOrIsTooLongIsLeftToGit() throws Exception {
    Disputed lines = new Disputed("old\n", "mine\n", "theirs\n");
    assertLeft(text("page\f\n", lines, "end\n"), "window.conflict.controls");
    assertLeft(text("old Mac\rline\n", lines, "end\n"), "window.conflict.controls");
    assertLeft(
        text("top\n", new Disputed("a\n", "a\nb\n", "a\r\nb\r\n"), "end\n"),
        "window.conflict.controls");
    assertLeft(text("0123456\n".repeat(25_000), lines, "end\n"), "window.conflict.large");
  }

  private void assertLeft(Conflict conflict, String key) throws Exception {
    ConflictDraft draft = draft("2", conflict);
    ConflictSheet sheet = FxStage.get(() -> open(draft, Map.of()));
    untilShown(Messages.text(key));
    assertThat(
            FxStage.get(() -> sheet.result().isVisible() && sheet.result().getParent().isVisible()))
        .isFalse();
    assertThat(FxStage.get(() -> sheet.goOn().isDisabled())).isTrue();
    FxStage.run(sheet::close);
  }

  private static Conflict text(String top, Disputed lines, String end) {
    return new Conflict("a.txt", List.of(new Agreed(top), lines, new Agreed(end)));
  }

  private ConflictSheet open(ConflictDraft draft, Map<String, Optional<String>> resolved) {
    ConflictSheet sheet =
        new ConflictSheet(
            window.overlays(),
            "fix",
            "main",
            draft,
            "",
            () -> {},
            done -> resolved.putAll(done.files()));
    sheet.open();
    return sheet;
  }
}
