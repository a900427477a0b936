package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.PermissionDecision;
import app.coppice.session.SessionCommand.AnswerPermission;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// How a permission request in a chat is shown and answered.
class ChatRequestTest extends ChatPaneFixture {
  @Test
  void yAllowsOnceAndOnlyOnce() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(FxStage.call(pane::focusPending)).isTrue();
    stage.press(KeyCode.Y);
    stage.press(KeyCode.Y);
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

  @Test
  void nAsksForAWordAndDenies() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    FxStage.run(pane::focusPending);
    stage.press(KeyCode.N);
    assertThat(commands).isEmpty();
    Node field = stage.focus();
    assertThat(field).isInstanceOf(TextField.class);
    stage.type("n");
    assertThat(FxStage.call(() -> ((TextField) field).getText())).isEmpty();
    stage.release(KeyCode.N);
    FxStage.run(() -> ((TextField) field).setText("not now, yes?"));
    FxStage.run(() -> ((TextField) field).getOnAction().handle(null));
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.Deny("not now, yes?")));
  }

  @Test
  void aRequestShowsHiddenCharacters() throws Exception {
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls \u202e\u001b[2K\rrm")));
    assertThat(texts()).anyMatch(t -> t.equals("ls \\u{202e}\\e[2K\\rrm"));
  }

  @Test
  void aRequestLeavesTheFocusWithWhoeverTypes() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("half a prompt"));
    clock.addAndGet(60_000_000_000L);
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus()).isEqualTo(pane.composer().area());
  }

  @Test
  void aRequestTakesTheFocusOnceTheTypingRests() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    type("x");
    FxStage.run(() -> pane.composer().area().clear());
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus()).isEqualTo(pane.composer().area());
    assertThat(FxStage.call(() -> pane.lookup(".away").isVisible())).isTrue();
    clock.addAndGet(60_000_000_000L);
    stage.until(() -> stage.scene().getFocusOwner().getStyleClass().contains("permission-card"));
    assertThat(FxStage.call(() -> pane.lookup(".away").isVisible())).isFalse();
  }

  @Test
  void aSessionThatWaitsTakesTheFocusWhenItIsOpenedWithNothingWritten() throws Exception {
    show(Snapshots.of(SessionId.random(), SessionState.IDLE, List.of()));
    FxStage.run(pane::focusComposer);
    type("x");
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus().getStyleClass()).contains("permission-card");
    clock.addAndGet(1_000_000_000L);
    stage.press(KeyCode.Y);
    assertThat(commands).contains(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

  @Test
  void aRequestThatTakesTheFocusIsDeafAtFirst() throws Exception {
    show(Snapshots.of(session, SessionState.WORKING, List.of()));
    FxStage.run(pane::focusComposer);
    clock.addAndGet(60_000_000_000L);
    show(Snapshots.asking(session, List.of(), Snapshots.command("r", "ls")));
    assertThat(stage.focus().getStyleClass()).contains("permission-card");
    stage.press(KeyCode.ENTER);
    assertThat(commands).isEmpty();
    clock.addAndGet(1_000_000_000L);
    stage.press(KeyCode.ENTER);
    assertThat(commands)
        .containsExactly(new AnswerPermission("r", new PermissionDecision.AllowOnce()));
  }

  private void type(String letter) throws Exception {
    FxStage.run(() ->
        pane.composer()
            .area()
            .fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_TYPED,
                    letter,
                    "",
                    KeyCode.UNDEFINED,
                    false,
                    false,
                    false,
                    false)));
  }
}
