package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Messages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What needs the key of a locked vault asks for the passphrase first, and goes on then.
class VaultQuestionTest extends WindowTest {
  private static final SessionCommand PROMPT = new SessionCommand.SendPrompt("Go on");

  @BeforeEach
  void lockVault() {
    parts.vault.create("correct horse".toCharArray()).join();
    parts.vault.lock();
  }

  @Test
  void aPromptForALockedVaultAsksForThePassphraseAndIsSentThen() throws Exception {
    TextArea composer = typed("Go on");
    FxStage.press(scene, KeyCode.ENTER);
    untilAsked();
    assertThat(engine.commands).doesNotContain(PROMPT);
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> composer.getText())).as("nothing is lost").isEqualTo("Go on");

    FxStage.run(composer::requestFocus);
    FxStage.press(scene, KeyCode.ENTER);
    untilAsked();
    fill(PasswordField.class, "correct horse");
    fire("Unlock");
    untilSent();
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
    assertThat(FxStage.get(() -> composer.getText())).isEmpty();
  }

  @Test
  void theKeyThatResumesATurnAsksAsItsButtonDoes() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    engine.put(Variants.resumable(session, true));
    FxStage.until(
        "it can be resumed",
        () -> window.desk().current().filter(SessionSnapshot::resumable).isPresent());
    FxStage.press(scene, KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
    untilAsked();
    assertThat(engine.commands).doesNotContain(new SessionCommand.ResumeTurn());
    unlock();
    FxStage.until("it is resumed", () -> engine.commands.contains(new SessionCommand.ResumeTurn()));
  }

  @Test
  void whoEscapesWhileTheKeyIsDerivedSendsNothing() throws Exception {
    TextArea composer = typed("Go on");
    FxStage.press(scene, KeyCode.ENTER);
    untilAsked();
    parts.vault.derived = new CompletableFuture<>();
    unlock();
    FxStage.press(scene, KeyCode.ESCAPE);
    parts.vault.derived.complete(null);
    FxStage.until("it is open", () -> parts.vault.state() instanceof VaultAccess.State.Unlocked);
    int[] frames = {0};
    FxStage.until("it is told", () -> ++frames[0] > 3);
    assertThat(engine.commands).doesNotContain(PROMPT);
    assertThat(FxStage.get(() -> composer.getText())).isEqualTo("Go on");
  }

  @Test
  void ofAnOlderVaultItIsSaidBeforeAnythingIsSentAndThePersonGoesOn() throws Exception {
    var _ = typed("Go on");
    parts.vault.older = true;
    FxStage.press(scene, KeyCode.ENTER);
    untilAsked();
    unlock();
    untilShown(Messages.text("settings.vault.older.waits"));
    assertThat(texts()).anyMatch(text -> text.startsWith("This vault is older"));
    assertThat(engine.commands).doesNotContain(PROMPT);
    fire("Send it");
    untilSent();
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
  }

  @Test
  void whoLooksThroughTheKeysOfAnOlderVaultStillReadsThatItIsOne() throws Exception {
    var _ = typed("Go on");
    parts.vault.older = true;
    FxStage.press(scene, KeyCode.ENTER);
    untilAsked();
    unlock();
    untilShown("Look through its keys");
    fire("Look through its keys");
    untilShown("Put in");
    assertThat(texts()).anyMatch(text -> text.startsWith("This vault is older"));
  }

  @Test
  void enterTwiceAsksOnce() throws Exception {
    var _ = typed("Go on");
    parts.vault.looking = new CompletableFuture<>();
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.press(scene, KeyCode.ENTER);
    parts.vault.looking.complete(null);
    untilAsked();
    int[] frames = {0};
    FxStage.until("all is told", () -> ++frames[0] > 3);
    assertThat(FxStage.get(() -> scene.getRoot().lookupAll(".vault-sheet"))).hasSize(1);
    unlock();
    untilSent();
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
    assertThat(engine.commands).containsOnlyOnce(PROMPT);
  }

  @Test
  void belowAFailedTurnTheWayOutFollowsTheVault() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.FAILED);
    engine.put(Variants.resumable(session, true));
    untilShown("Unlock");
    parts.vault.become(new VaultAccess.State.Unlocked(List.of()));
    untilShown("Open settings");
    assertThat(texts()).doesNotContain("Unlock");
    parts.vault.lock();
    untilShown("Unlock");
  }

  /// What is typed into the composer of a new session, which has the focus.
  private TextArea typed(String text) throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() -> window.desk().select(session.id()));
    // A session's first frame puts its draft into the field.
    int[] frames = {0};
    FxStage.until("it is drawn", () -> ++frames[0] > 3);
    TextArea composer = (TextArea) FxStage.get(() -> scene.lookup(".composer .text-area"));
    FxStage.run(() -> {
      composer.setText(text);
      composer.requestFocus();
    });
    return composer;
  }

  private void untilAsked() throws Exception {
    FxStage.until("the question", () -> scene.lookup(".vault-sheet") != null);
  }

  private void unlock() throws Exception {
    fill(PasswordField.class, "correct horse");
    fire("Unlock");
  }

  private void untilSent() throws Exception {
    FxStage.until("it is sent", () -> engine.commands.contains(PROMPT));
    // The sheet goes in the same moment.
    FxStage.run(() -> {});
  }
}
