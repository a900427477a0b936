package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.FramePump;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedWindowTest {
  @BeforeAll
  static void startJavaFx() throws Exception {
    WindowTest.startJavaFx();
  }

  @Test
  void aClosedWindowLeavesTheMemory(@TempDir Path folder) throws Exception {
    WeakReference<MainWindow> gone = new WeakReference<>(openAndClose(folder.resolve("w.json")));

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (gone.get() != null && System.nanoTime() < end) {
      System.gc();
      FxStage.run(() -> {});
    }

    assertThat(gone.get()).isNull();
  }

  private static MainWindow openAndClose(Path layout) throws Exception {
    ScriptedParts parts = new ScriptedParts();
    Stage stage = FxStage.get(Stage::new);
    MainWindow window =
        FxStage.get(() ->
            new MainWindow(
                stage,
                parts.parts(layout),
                LayoutFile.at(layout),
                new Appearance(Theme.LIGHT, 13),
                new FramePump(),
                InstantSource.fixed(ScriptedEngine.NOW)));
    FxStage.run(window::show);
    FxStage.run(stage::close);
    assertThat(parts.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
    return window;
  }
}
