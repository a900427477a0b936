package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class KeysAheadTest extends WindowTest {
  private final List<PtySession> shells = new ArrayList<>();

  @AfterEach
  void endTerminals() throws InterruptedException {
    for (PtySession shell : shells) {
      shell.close();
      assertThat(shell.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
  }

  private Terminal start(int columns, int rows) {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "PS1", "> ");
    try {
      PtySession shell =
          PtySession.start(
              new PtyRequest("shell", List.of("cat"), environment, folder, columns, rows));
      shells.add(shell);
      return shell;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Terminal shell) {
    return shell.screen().frame(Frame.EMPTY).rows().stream()
        .map(row -> row.runs().stream().map(Run::text).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /// Types at the focus owner, in the same pulse as what came before.
  private void typeNow(String text) {
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      Event.fireEvent(
          scene.getFocusOwner(),
          new KeyEvent(
              KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    }
  }

  @Test
  void whatIsTypedBeforeTheShellIsThereReachesItInOrder() throws Exception {
    engine.opens = Optional.of(this::start);
    var _ = engine.add(Path.of("/home/ada/shop"), "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() -> {
      window.actions().run("open-shell");
      typeNow("early");
    });
    FxStage.until("a shell", () -> !shells.isEmpty());
    FxStage.until("what was typed", () -> text(shells.getFirst()).contains("early"));
    FxStage.type(scene, " late");
    FxStage.until("what was typed then", () -> text(shells.getFirst()).contains("early late"));
  }

  @Test
  void keysForAShellThatDoesNotComeAreForgotten() throws Exception {
    engine.opens = Optional.empty();
    var _ = engine.add(Path.of("/home/ada/shop"), "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() -> {
      window.actions().run("open-shell");
      typeNow("lost");
    });
    FxStage.until("a notice", () -> !window.notices().message().isEmpty());
    engine.opens = Optional.of(this::start);
    FxStage.run(() -> window.actions().run("open-shell"));
    FxStage.until("a shell", () -> !shells.isEmpty());
    FxStage.until("a view", () -> scene.getRoot().lookup(".terminal-view") != null);
    FxStage.run(() -> window.actions().run("focus-console"));
    FxStage.type(scene, "kept");
    FxStage.until("what was typed", () -> text(shells.getFirst()).contains("kept"));
    assertThat(text(shells.getFirst())).doesNotContain("lost");
  }
}
