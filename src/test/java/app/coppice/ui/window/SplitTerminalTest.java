package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Run;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.TerminalView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Several terminals of a session in one tab, by keys.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
@SuppressWarnings("NullAway.Init") // opened before each test
class SplitTerminalTest extends WindowTest {
  @TempDir Path place;
  private final List<PtySession> shells = new CopyOnWriteArrayList<>();
  private final List<String> sizes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void openTerminal() throws Exception {
    engine.opens = Optional.of(this::start);
    var _ = engine.add(Path.of("/home/ada/shop"), "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.T, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the terminal has the keyboard", () -> inUse("shell 1"));
  }

  @AfterEach
  void endTerminals() throws InterruptedException {
    for (PtySession shell : shells) {
      shell.close();
      assertThat(shell.awaitEnd(Duration.ofSeconds(20))).isTrue();
    }
  }

  private Terminal start(int columns, int rows) {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "PS1", "> ");
    String name = "shell " + (shells.size() + 1);
    PtyRequest request =
        new PtyRequest(
            name, List.of("sh", "-c", "stty size; exec sh"), environment, place, columns, rows);
    try {
      PtySession shell = PtySession.start(request);
      shells.add(shell);
      sizes.add(rows + " " + columns);
      return shell;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean inUse(String name) {
    Node owner = scene.getFocusOwner();
    return owner instanceof TerminalView view && name.equals(view.getAccessibleText());
  }

  private List<Bounds> views() {
    List<Bounds> areas = new ArrayList<>();
    for (Node view : scene.getRoot().lookupAll(".terminal-view")) {
      if (view instanceof TerminalView) {
        areas.add(view.localToScene(view.getLayoutBounds()));
      }
    }
    return areas;
  }

  private static String text(Terminal shell) {
    return shell.screen().frame(Frame.EMPTY).rows().stream()
        .map(row -> row.runs().stream().map(Run::text).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private void split(KeyCode key, String opened) throws Exception {
    FxStage.press(scene, key, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until(opened, () -> inUse(opened));
  }

  private void go(KeyCode side, String wanted) throws Exception {
    FxStage.press(scene, side, KeyCode.ALT, KeyCode.SHIFT);
    assertThat(FxStage.get(() -> inUse(wanted))).as(wanted).isTrue();
  }

  @Test
  void aShellHasTheSizeOfItsViewFromItsFirstByte() throws Exception {
    assertBegan(0);
    split(KeyCode.D, "shell 2");
    assertBegan(1);
    split(KeyCode.E, "shell 3");
    assertBegan(2);
    // What the views have made of the terminals since is what the last two began with.
    FxStage.until("laid out", () -> views().size() == 3);
    FxStage.run(() -> scene.getRoot().layout());
    run(shells.get(2), "stty size");
    String last = sizes.get(2);
    FxStage.until(last, () -> text(shells.get(2)).lastIndexOf(last) > last.length());
    run(shells.get(0), "stty size");
    String half = sizes.get(1);
    FxStage.until("the first one has half of it", () -> text(shells.get(0)).contains("\n" + half));
  }

  /// It has read its size before it wrote the prompt, and has it still.
  private void assertBegan(int index) throws Exception {
    PtySession shell = shells.get(index);
    FxStage.until("a prompt", () -> text(shell).contains("> "));
    assertThat(text(shell)).startsWith(sizes.get(index) + "\n");
  }

  private static void run(Terminal shell, String line) {
    shell.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keysGoFromOneTerminalToTheOneBesideIt() throws Exception {
    split(KeyCode.D, "shell 2");
    split(KeyCode.E, "shell 3");
    go(KeyCode.LEFT, "shell 1");
    go(KeyCode.RIGHT, "shell 2");
    go(KeyCode.DOWN, "shell 3");
    go(KeyCode.UP, "shell 2");
    double before = FxStage.get(() -> views().getFirst().getWidth());
    FxStage.press(scene, KeyCode.LEFT, KeyCode.ALT, KeyCode.SHIFT);
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.CONTROL, KeyCode.ALT);
    FxStage.until("wider", () -> views().getFirst().getWidth() == before + 24);
  }

  @Test
  void aSplitComesBackWithTheWindow() throws Exception {
    split(KeyCode.D, "shell 2");
    FxStage.press(scene, KeyCode.MINUS, KeyCode.CONTROL, KeyCode.ALT);
    FxStage.until("laid out", () -> views().size() == 2);
    FxStage.run(() -> scene.getRoot().layout());
    List<Bounds> before = FxStage.get(this::views);
    var _ = closeWindow();
    FxStage.run(() -> {
      stage = new javafx.stage.Stage();
      window = newWindow();
      scene = window.scene();
      window.show();
    });
    FxStage.until("both", () -> views().size() == 2);
    FxStage.until("where they were", () -> views().equals(before));
  }

  @Test
  void theOneThatIsLeftHasTheWholeRoom() throws Exception {
    double whole = FxStage.get(() -> views().getFirst().getWidth());
    split(KeyCode.D, "shell 2");
    FxStage.press(scene, KeyCode.X, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("one", () -> views().size() == 1 && views().getFirst().getWidth() == whole);
    FxStage.until("the other has the keyboard", () -> inUse("shell 1"));
  }
}
