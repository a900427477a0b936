package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.coppice.terminal.PtyRequest;
import app.coppice.terminal.PtySession;
import app.coppice.terminal.Screen;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import app.coppice.ui.kit.FramePump;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A shell in a view in a window, for the tests of what the view does.
@SuppressWarnings("NullAway.Init") // opened before each test
abstract class ShownTerminal {
  @TempDir Path folder;
  final OpenedLinks opened = new OpenedLinks();
  PtySession session;
  TerminalView view;
  Stage stage;

  @BeforeAll
  static void startToolkit() {
    FxTest.start();
  }

  @BeforeEach
  void open() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "needs a Unix shell");
    Map<String, String> environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "HOME",
            folder.toString(),
            "PS1",
            "> ",
            "LANG",
            "C.UTF-8");
    session =
        PtySession.start(new PtyRequest("shell", List.of("sh", "-i"), environment, folder, 80, 24));
    FxTest.onFx(() -> {
      view = new TerminalView(session, new FramePump(), KeyFilter::usual, opened);
      stage = new Stage();
      stage.setScene(new Scene(new StackPane(view), 700, 400));
      stage.show();
      view.requestFocus();
      return true;
    });
    awaitText("> ");
  }

  @AfterEach
  void close() throws InterruptedException {
    if (session != null) {
      FxTest.onFx(() -> {
        stage.hide();
        return true;
      });
      session.close();
      assertThat(session.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
  }

  static String text(Screen screen) {
    return screen.frame(Frame.EMPTY).rows().stream()
        .map(ShownTerminal::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(Row row) {
    return row.runs().stream().map(Run::text).collect(Collectors.joining());
  }

  void awaitText(String wanted) {
    FxTest.await(wanted, () -> text(session.screen()).contains(wanted));
  }

  void run(String line) {
    session.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static void fire(TerminalView target, Event event) {
    FxTest.onFx(() -> {
      Event.fireEvent(target, event);
      return true;
    });
  }

  void press(KeyCode code, String typed, boolean shift, boolean control) {
    fire(view, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    fire(
        view,
        new KeyEvent(
            KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, shift, control, false, false));
  }

  void mouse(EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks) {
    mouse(type, x, y, button, clicks, "");
  }

  /// @param held `A` for Alt, `C` for Control
  void mouse(
      EventType<MouseEvent> type, double x, double y, MouseButton button, int clicks, String held) {
    boolean primary = button == MouseButton.PRIMARY;
    boolean control = held.contains("C");
    boolean alt = held.contains("A");
    fire(
        view,
        new MouseEvent(
            type, x, y, x, y, button, clicks, false, control, alt, false, primary, false, false,
            false, false, true, null));
  }

  /// The middle of a cell, in the view's coordinates.
  double x(int column) {
    return FxTest.onFx(() -> view.getInsets().getLeft() + (column + 0.1) * view.font().width());
  }

  double y(int row) {
    return FxTest.onFx(() -> view.getInsets().getTop() + (row + 0.5) * view.font().height());
  }
}
