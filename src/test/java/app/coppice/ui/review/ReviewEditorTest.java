package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineDiff;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.FileText;
import app.coppice.session.SessionId;
import app.coppice.session.TextForm;
import app.coppice.text.highlight.Language;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewEditorTest extends ReviewPaneFixture {
  private static FileText.Opened text(String text) {
    return text("A.java", text);
  }

  private static FileText.Opened text(String path, String text) {
    return new FileText.Opened(
        path,
        text,
        new TextForm(StandardCharsets.UTF_8, "", List.of(text)),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private EditorPane open(String text) throws Exception {
    show(changes(Set.of("A.java"), 0, file("A.java", 9)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.E);
    assertThat(asked).containsExactly("open A.java");
    reviewing.opened.complete(text(text));
    stage.until(() -> pane.editors().editor().isPresent());
    stage.pulses(3);
    return FxStage.call(() -> pane.editors().editor().orElseThrow());
  }

  @Test
  void aFileIsEditedInPlaceSavedAndClosed() throws Exception {
    EditorPane editor = open("class A {}\n");
    assertThat(stage.focus()).isSameAs(editor.area());
    // Letters are text, none of the review's verbs.
    stage.press(KeyCode.S);
    FxStage.run(() -> editor.area().insertText(0, "/// One.\n"));
    assertThat(FxStage.call(editor::isDirty)).isTrue();
    stage.press(KeyCode.S, Modifier.CONTROL);
    assertThat(asked).containsExactly("open A.java", "save /// One.\nclass A {}\n");
    reviewing.saved.complete(new FileText.Save.Saved(text("/// One.\nclass A {}\n")));
    stage.until(() -> !editor.isDirty());
    stage.press(KeyCode.ESCAPE);
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.editors().editor())).isEmpty();
    assertThat(stage.focus()).isSameAs(pane.files());
  }

  @Test
  void theKeyOfTheReviewLeadsIntoTheEditorThatIsOpen() throws Exception {
    EditorPane editor = open("one\n");
    FxStage.run(pane::requestFocus);
    assertThat(stage.focus()).isNotSameAs(editor.area());
    FxStage.run(pane::focusFiles);
    assertThat(stage.focus()).isSameAs(editor.area());
  }

  @Test
  void aFileOfTheListIsOpenedElsewhereAtItsFirstChange() throws Exception {
    String before = "a\nb\nc\nd\ne\nf\ng\n";
    show(
        changes(
            Set.of("A.java"), 0, LineDiff.between("A.java", before, before.replace("f", "six"))));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.E, Modifier.SHIFT);
    assertThat(asked).containsExactly("open A.java:6");
  }

  @Test
  void whyTheEditorDidNotOpenIsSaidBesideWhatWasPressed() throws Exception {
    openedElsewhere =
        CompletableFuture.completedFuture(new ActionResult.Refused("There is no program gone."));
    EditorPane editor = open("one\n");
    stage.press(KeyCode.E, Modifier.CONTROL);
    stage.until(() -> editor.result().text().equals("There is no program gone."));
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).isEmpty();
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.E, Modifier.SHIFT);
    stage.until(() -> pane.commitBar().result().text().equals("There is no program gone."));
  }

  @Test
  void whatIsEditedIsOpenedElsewhereAtTheCaret() throws Exception {
    EditorPane editor = open("one\ntwo\n");
    FxStage.run(() -> editor.area().moveTo(1, 2));
    stage.press(KeyCode.E, Modifier.CONTROL);
    assertThat(asked).containsExactly("open A.java", "open A.java:2:3");
  }

  @Test
  void whatIsNotSavedIsAskedForBeforeItGoesAndStaysWhileAnotherSessionIsInView() throws Exception {
    EditorPane editor = open("one\n");
    FxStage.run(() -> editor.area().appendText("two\n"));
    stage.press(KeyCode.ESCAPE);
    assertThat(FxStage.call(() -> editor.question().isVisible())).isTrue();
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.editors().editor())).contains(editor);
    assertThat(FxStage.call(() -> pane.editors().unsaved())).contains("A.java");
    Changes changes = changes(Set.of("A.java"), 0, file("A.java", 9));
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.until(() -> editor.getScene() == null);
    assertThat(FxStage.call(() -> pane.editors().editor())).isEmpty();
    assertThat(FxStage.call(() -> pane.editors().unsaved())).contains("A.java");
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.until(() -> editor.getScene() != null);
    assertThat(FxStage.call(() -> pane.editors().editor())).contains(editor);
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("one\ntwo\n");
    FxStage.run(() -> editor.area().undo());
    stage.pulses(1);
    assertThat(FxStage.call(() -> pane.editors().unsaved())).isEmpty();
  }

  @Test
  void aFileThatIsReadLateDoesNotTakeThePlaceOfOneThatIsNotSaved() throws Exception {
    show(changes(Set.of("A.java", "B.java"), 0, file("A.java", 9), file("B.java", 9)));
    CompletableFuture<FileText> first = reviewing.opened;
    CompletableFuture<FileText> late = new CompletableFuture<>();
    FxStage.run(() -> {
      pane.editors().edit(session, "A.java", 1);
      reviewing.opened = late;
      pane.editors().edit(session, "B.java", 1);
    });
    first.complete(text("one\n"));
    stage.until(() -> pane.editors().editor().isPresent());
    EditorPane editor = FxStage.call(() -> pane.editors().editor().orElseThrow());
    FxStage.run(() -> editor.area().appendText("two\n"));
    late.complete(text("B.java", "other\n"));
    stage.until(() -> editor.question().isVisible());
    assertThat(FxStage.call(() -> pane.editors().editor())).contains(editor);
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("one\ntwo\n");
  }

  @Test
  void aConflictShowsBothAndThePersonChooses() throws Exception {
    EditorPane editor = open("one\n");
    FxStage.run(() -> editor.area().replaceText("mine\n"));
    FxStage.run(editor::save);
    reviewing.saved.complete(new FileText.Save.Conflict(text("theirs\n")));
    stage.until(() -> editor.result().text().contains("somebody else"));
    stage.until(() -> editor.comparison().isVisible());
    reviewing.saved = new CompletableFuture<>();
    FxStage.run(() -> editor.result().other().fire());
    assertThat(FxStage.call(() -> editor.comparison().isVisible())).isFalse();
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("theirs\n");
    assertThat(FxStage.call(editor::isDirty)).isFalse();
    assertThat(asked).containsExactly("open A.java", "save mine\n");
  }

  @Test
  void textIsFoundRoundTheEnd() throws Exception {
    EditorPane editor = open("Cart cart\nother CART\n");
    stage.press(KeyCode.F, Modifier.CONTROL);
    stage.pulses(2);
    FxStage.run(() -> editor.find().wanted().setText("cart"));
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> editor.area().getSelection().getStart())).isEqualTo(5);
    stage.press(KeyCode.ENTER);
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> editor.area().getSelection().getStart())).isZero();
    stage.press(KeyCode.ENTER, Modifier.SHIFT);
    assertThat(FxStage.call(() -> editor.area().getSelection().getStart())).isEqualTo(16);
  }

  @Test
  void placesAreThoseOfTheTextWhateverItsLengthInLowerCase() {
    assertThat(EditorFind.places("\u0130\u0130 Cart c\u00c4rt", "cart")).containsExactly(3);
    assertThat(EditorFind.places("C\u00c4RT c\u00e4rt", "c\u00e4rt")).containsExactly(0, 5);
    assertThat(EditorFind.places("a.b a+b", "A+B")).containsExactly(4);
  }

  @Test
  void everyCharacterHasItsColours() {
    String code = "/* a\n b */ class A { int x = 1; }\n\nvoid";
    var spans = EditorColours.spans(code, Language.ofPath("A.java"));
    assertThat(spans.length()).isEqualTo(code.length());
    assertThat(spans.getStyleSpan(0).getStyle()).containsExactly("token-comment");
    assertThat(EditorColours.spans("", Language.ofPath("A.java")).length()).isZero();
  }
}
