package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.ui.kit.Focus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Two sessions, the first with a terminal, and where the keys go after each switch.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
@SuppressWarnings("NullAway.Init") // opened before each test
class FocusPlacesTest extends WindowTest {
  @TempDir Path place;
  private PtySession shell;
  private SessionSnapshot first;

  @BeforeEach
  void openTwo() throws Exception {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "PS1", "> ");
    shell = PtySession.start(new PtyRequest("probe", List.of("cat"), environment, place, 80, 24));
    first = changedSession();
    engine.addShell(first.id(), shell);
    untilShown("probe");
    engine.add(BACKEND, "Add cache", SessionState.IDLE);
    untilShown("Add cache");
    assertThat(current().id()).isEqualTo(first.id());
  }

  @AfterEach
  void endShell() throws InterruptedException {
    shell.close();
    assertThat(shell.awaitEnd(Duration.ofSeconds(20))).isTrue();
  }

  private String focused() {
    Node owner = scene.getFocusOwner();
    return owner == null ? "" : String.join(" ", owner.getStyleClass());
  }

  private boolean inTerminal() {
    return focused().contains("terminal-view");
  }

  private boolean inComposer() {
    return holdsFocus(".composer");
  }

  private boolean holdsFocus(String part) {
    Node found = scene.lookup(part);
    return found != null && Focus.isIn(found);
  }

  private void goTo(KeyCode region) throws Exception {
    FxStage.press(scene, region, KeyCode.ALT);
  }

  private void session(KeyCode number) throws Exception {
    FxStage.press(scene, number, KeyCode.CONTROL);
  }

  @Test
  void whoComesBackGoesOnInTheTerminal() throws Exception {
    goTo(KeyCode.DIGIT2);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
    session(KeyCode.DIGIT2);
    FxStage.until("a session seen first gets the prompt", this::inComposer);
    session(KeyCode.DIGIT1);
    FxStage.until("the terminal has the keyboard again", this::inTerminal);

    FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL);
    FxStage.until("the prompt of the other", this::inComposer);
    FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL);
    FxStage.until("the terminal by last use", this::inTerminal);
  }

  @Test
  void theWayThroughTheSidebarLeadsBackToTheTerminal() throws Exception {
    goTo(KeyCode.DIGIT2);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
    FxStage.run(() -> window.desk().focusSidebar());
    session(KeyCode.DIGIT2);
    FxStage.until("the prompt", this::inComposer);
    session(KeyCode.DIGIT1);
    FxStage.until("the terminal has the keyboard again", this::inTerminal);
  }

  @Test
  void whoComesBackGoesOnInTheReview() throws Exception {
    FxStage.run(() -> window.desk().focusReview());
    String there = FxStage.get(this::focused);
    session(KeyCode.DIGIT2);
    FxStage.until("a session seen first gets the prompt", this::inComposer);
    session(KeyCode.DIGIT1);
    FxStage.until("the review has the keyboard again", () -> focused().equals(there));
  }

  @Test
  void aMessageThatIsBeingWrittenIsGoneOnWith() throws Exception {
    FxStage.run(() -> window.actions().run("focus-review"));
    FxStage.run(() -> window.actions().run("commit"));
    FxStage.until("the field of the message", this::inMessage);
    FxStage.type(scene, "Mend the log");
    session(KeyCode.DIGIT2);
    FxStage.until("a session seen first gets the prompt", this::inComposer);
    session(KeyCode.DIGIT1);
    FxStage.until("the field of the message again", this::inMessage);
  }

  private boolean inMessage() {
    return scene.getFocusOwner() instanceof TextArea && holdsFocus(".commit-bar");
  }

  @Test
  void aFoldedConsoleStaysFolded() throws Exception {
    goTo(KeyCode.DIGIT2);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
    session(KeyCode.DIGIT2);
    FxStage.run(() -> window.regions().console().fold());
    session(KeyCode.DIGIT1);
    FxStage.until("the prompt", this::inComposer);
    assertThat(FxStage.get(() -> window.regions().console().shown())).isFalse();
  }

  @Test
  void aSessionThatAsksShowsItsQuestionWhereverItWasLeft() throws Exception {
    goTo(KeyCode.DIGIT2);
    FxStage.until("the terminal has the keyboard", this::inTerminal);
    session(KeyCode.DIGIT2);
    engine.put(Variants.in(first, SessionState.WAITING));
    untilShown("Waits for you");
    session(KeyCode.DIGIT1);
    FxStage.until("its chat has the keyboard", this::inComposer);
  }
}
