package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.FileText;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What answers to the editor's questions do, and where the keys go then.
class EditorAnswersTest extends ReviewBeginningsFixture {
  private EditorPane editor;

  @BeforeEach
  void edit() throws Exception {
    showIt();
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.E);
    reviewing.opened.complete(text("one\n"));
    stage.until(() -> pane.editors().editor().isPresent());
    stage.pulses(3);
    editor = FxStage.call(() -> pane.editors().editor().orElseThrow());
    FxStage.run(() -> editor.area().insertText(0, "mine\n"));
  }

  private void conflict() throws Exception {
    stage.press(KeyCode.S, Modifier.CONTROL);
    reviewing.saved.complete(new FileText.Save.Conflict(text("theirs\n")));
    stage.until(() -> editor.comparison().isVisible());
    reviewing.saved = new CompletableFuture<>();
    assertThat(stage.focus()).isSameAs(editor.result().next());
  }

  private String typed() throws Exception {
    return FxStage.call(() -> editor.area().getText());
  }

  private boolean isOpen() throws Exception {
    return FxStage.call(() -> pane.editors().editor().isPresent());
  }

  @Test
  void theirsIsTakenAsOneEditThatTheNextKeyTakesBack() throws Exception {
    conflict();
    stage.press(KeyCode.T);
    stage.type("t");
    stage.release(KeyCode.T);
    stage.pulses(2);
    assertThat(typed()).isEqualTo("theirs\n");
    assertThat(FxStage.call(editor::isDirty)).isFalse();
    assertThat(FxStage.call(() -> editor.result().text())).contains("brings back what you had");
    assertThat(stage.focus()).isSameAs(editor.area());
    stage.press(KeyCode.Z, Modifier.CONTROL);
    stage.pulses(2);
    assertThat(typed()).isEqualTo("mine\none\n");
    assertThat(FxStage.call(editor::isDirty)).isTrue();
    assertThat(FxStage.call(() -> editor.result().text())).as("no longer true").isEmpty();
    stage.press(KeyCode.S, Modifier.CONTROL);
    assertThat(asked).last().isEqualTo("save mine\none\n");
  }

  @Test
  void theKeysGoToTheTextWhenMineIsKept() throws Exception {
    conflict();
    stage.press(KeyCode.K);
    stage.type("k");
    stage.release(KeyCode.K);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(editor.area());
    assertThat(typed()).isEqualTo("mine\none\n");
  }

  @Test
  void theKeysGoToTheTextWhenItIsNotClosedNow() throws Exception {
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.focus()).isSameAs(editor.question().yes());
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(editor.area());
    assertThat(isOpen()).isTrue();
  }

  @Test
  void enterSavesBeforeItCloses() throws Exception {
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.ENTER);
    stage.pulses(2);
    assertThat(asked).last().isEqualTo("save mine\none\n");
    assertThat(isOpen()).as("not saved yet").isTrue();
    reviewing.saved.complete(new FileText.Save.Saved(text("mine\none\n")));
    stage.until(() -> pane.editors().editor().isEmpty());
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane.files());
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void whatCannotBeSavedStaysOpen() throws Exception {
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.ENTER);
    reviewing.saved.complete(new FileText.Save.Failed("The disk is full."));
    stage.until(() -> editor.result().text().equals("The disk is full."));
    assertThat(isOpen()).isTrue();
    reviewing.saved = CompletableFuture.completedFuture(new FileText.Save.Saved(text(typed())));
    stage.press(KeyCode.S, Modifier.CONTROL);
    stage.until(() -> !editor.isDirty());
    stage.pulses(2);
    assertThat(isOpen()).as("saved alone").isTrue();
  }

  @Test
  void whatIsTypedWhileItIsSavedIsSavedTooBeforeItCloses() throws Exception {
    stage.press(KeyCode.S, Modifier.CONTROL);
    FxStage.run(() -> editor.area().insertText(0, "more\n"));
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.ENTER);
    CompletableFuture<FileText.Save> first = reviewing.saved;
    reviewing.saved =
        CompletableFuture.completedFuture(new FileText.Save.Saved(text("more\nmine\none\n")));
    first.complete(new FileText.Save.Saved(text("mine\none\n")));
    stage.until(() -> pane.editors().editor().isEmpty());
    assertThat(asked).endsWith("save mine\none\n", "save more\nmine\none\n");
  }

  @Test
  void itIsClosedWithoutSavingByItsOwnButton() throws Exception {
    stage.press(KeyCode.ESCAPE);
    stage.press(KeyCode.TAB);
    assertThat(stage.focus()).isSameAs(editor.question().other());
    stage.press(KeyCode.ENTER);
    stage.pulses(2);
    assertThat(isOpen()).isFalse();
    assertThat(asked).noneMatch(it -> it.startsWith("save"));
  }
}
