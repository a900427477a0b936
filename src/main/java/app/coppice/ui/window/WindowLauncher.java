package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.settings.Settings;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.FxThread;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts JavaFX and opens the window. Thread-safe.
public final class WindowLauncher {
  private final CompletableFuture<MainWindow> window = new CompletableFuture<>();

  private WindowLauncher() {}

  /// Opens the window and returns at once; JavaFX keeps the process alive until the window is
  /// closed.
  ///
  /// @param folders opened as soon as the window stands
  /// @throws UnsupportedOperationException without a display
  public static WindowLauncher launch(WindowParts parts, List<Path> folders) {
    WindowLauncher launcher = new WindowLauncher();
    start(() -> {
      Fonts.load();
      Settings settings = parts.settings().current();
      Appearance appearance = new Appearance(settings.theme(), settings.fontSize());
      MainWindow main =
          new MainWindow(new Stage(), parts, appearance, new FramePump(), InstantSource.system());
      main.show();
      FirstFrame.trace(InstantSource.system());
      launcher.window.complete(main);
    });
    launcher.openFolders(folders);
    return launcher;
  }

  /// JavaFX starts once in a process; a later window opens on the one that runs.
  private static void start(Runnable first) {
    try {
      Platform.startup(first);
    } catch (IllegalStateException running) {
      FxThread.run(first);
    }
  }

  /// Opens repositories in the window and brings it to the front: what a second start of the
  /// program hands over.
  public void openFolders(List<Path> folders) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.openFolders(folders)));
  }

  /// Brings a session into view.
  public void show(SessionId session) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.select(session)));
  }

  /// Runs an action of the window by its name when it is possible, as its key would.
  public void perform(String action) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.actions().run(action)));
  }

  /// Closes the window, as the person would.
  public void close() {
    perform("quit");
  }
}
