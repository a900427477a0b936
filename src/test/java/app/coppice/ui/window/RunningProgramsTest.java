package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "macOS's part is not tested")
@SuppressWarnings("NullAway.Init") // opened before each test
class RunningProgramsTest extends WindowTest {
  private PtySession shell;
  private SessionId session;

  @BeforeEach
  void openTerminal() throws Exception {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "PS1", "> ");
    shell =
        PtySession.start(
            new PtyRequest("server", List.of("sh", "-i"), environment, folder, 80, 24));
    SessionSnapshot shown = engine.add(Path.of("/home/ada/shop"), "Fix login", SessionState.IDLE);
    session = shown.id();
    untilShown("Fix login");
    engine.addShell(session, shell);
    untilShown("server");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
  }

  @AfterEach
  void endTerminal() throws InterruptedException {
    shell.close();
    assertThat(shell.awaitEnd(Duration.ofSeconds(20))).isTrue();
  }

  private boolean inTerminal() {
    Node owner = scene.getFocusOwner();
    return owner != null && owner.getStyleClass().contains("terminal-view");
  }

  private void runSleep() throws Exception {
    shell.send("sleep 600\n".getBytes(StandardCharsets.UTF_8));
    FxStage.until("it runs", () -> shell.foreground().equals(List.of("sleep")));
  }

  private void untilAsked() throws Exception {
    FxStage.until("a question", () -> window.overlays().busy());
    untilShown("Still running, and would be ended: sleep");
  }

  @Test
  void closingATerminalAsksWithTheNameOfTheProgramThatRunsInIt() throws Exception {
    runSleep();
    FxStage.press(scene, KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    untilAsked();
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.until("the question has gone", () -> !window.overlays().busy());
    assertThat(engine.terminals(session)).containsExactly(shell);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
    FxStage.press(scene, KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    untilAsked();
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until("closed", () -> engine.terminals(session).isEmpty());
  }

  @Test
  void aTerminalWhoseShellWaitsForKeysIsClosedWithoutAQuestion() throws Exception {
    FxStage.press(scene, KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("closed", () -> engine.terminals(session).isEmpty());
  }

  @Test
  void closingTheWindowAsksOnceAndEscapeKeepsItOpen() throws Exception {
    runSleep();
    FxStage.run(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    untilAsked();
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.until("the question has gone", () -> !window.overlays().busy());
    assertThat(FxStage.get(stage::isShowing)).isTrue();
    FxStage.run(() -> window.actions().run("quit"));
    untilAsked();
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until("closed", () -> !stage.isShowing());
  }
}
