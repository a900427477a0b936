package app.coppice.ui.window;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A window over a scripted engine, for the tests of what it does.
abstract class WindowTest {
  static final Path BACKEND = Path.of("/home/ada/shop-backend");

  @TempDir Path folder;
  final ScriptedParts parts = new ScriptedParts();
  final ScriptedEngine engine = parts.engine;
  MainWindow window;
  Stage stage;
  Scene scene;

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxStage.start();
    FxStage.run(Fonts::load);
  }

  @BeforeEach
  void open() throws Exception {
    stage = FxStage.get(Stage::new);
    window = FxStage.get(this::newWindow);
    scene = window.scene();
    FxStage.run(window::show);
  }

  MainWindow newWindow() {
    return new MainWindow(
        stage,
        parts.parts(layoutFile()),
        LayoutFile.at(layoutFile()),
        new Appearance(Theme.LIGHT, 13),
        new FramePump(),
        InstantSource.fixed(ScriptedEngine.NOW));
  }

  Path layoutFile() {
    return folder.resolve("window.json");
  }

  /// Closes the window and waits until its layout is kept, by the thread that is returned.
  Thread closeWindow() throws Exception {
    FxStage.run(stage::close);
    return Objects.requireNonNull(parts.closed.poll(20, TimeUnit.SECONDS), "not closed");
  }

  @AfterEach
  void close() throws Exception {
    if (FxStage.get(stage::isShowing)) {
      var _ = closeWindow();
    }
  }

  /// A session in view whose changes are in the sidebar and in the review, laid out.
  SessionSnapshot changedSession() throws Exception {
    SessionSnapshot session =
        Variants.changed(engine.add(BACKEND, "Fix login", SessionState.IDLE), 42, 7);
    engine.put(session);
    untilShown("+42");
    FxStage.until(
        "its commit bar",
        () -> scene.lookup(".commit-bar") instanceof Region bar && bar.getWidth() > 0);
    return session;
  }

  void startSession() throws Exception {
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.run(
        () -> ((TextArea) scene.lookup(".new-session-sheet .text-area")).setText("Fix login"));
    FxStage.press(scene, KeyCode.ENTER);
  }

  SessionSnapshot current() throws Exception {
    return FxStage.get(() -> window.desk().current().orElseThrow());
  }

  String notice() throws Exception {
    return FxStage.get(() -> window.notices().message());
  }

  void untilShown(String text) throws Exception {
    FxStage.until(text, () -> texts().contains(text));
  }

  String statusText() {
    return FxStage.seen(() ->
        scene.getRoot().lookupAll(".status-bar .label").stream()
            .map(node -> ((Label) node).getText())
            .collect(Collectors.joining(" ")));
  }

  /// Every text that is visible, on the FX thread or not.
  List<String> texts() {
    return FxStage.seen(() -> {
      List<String> found = new ArrayList<>();
      collect(scene.getRoot(), found);
      return found;
    });
  }

  private static void collect(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      found.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  void fill(Class<? extends TextField> kind, String... values) throws Exception {
    FxStage.run(() -> {
      List<Node> fields = List.copyOf(scene.getRoot().lookupAll(".vault-sheet .password-field"));
      for (int i = 0; i < values.length; i++) {
        kind.cast(fields.get(i)).setText(values[i]);
      }
    });
  }

  void fire(String label) throws Exception {
    FxStage.run(() ->
        scene.getRoot().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(button -> label.equals(button.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
  }
}
