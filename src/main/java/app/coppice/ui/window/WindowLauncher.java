package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.settings.Settings;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.PulseTimer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts JavaFX and opens the window. Thread-safe.
public final class WindowLauncher {
  /// Has a pulse begin at once.
  private final CompletableFuture<Runnable> toolkit = new CompletableFuture<>();

  private final CompletableFuture<Void> fonts = new CompletableFuture<>();
  private final CompletableFuture<MainWindow> window = new CompletableFuture<>();

  private WindowLauncher() {}

  /// Starts JavaFX beside the caller, who opens the engine meanwhile, and returns at once.
  public static WindowLauncher starting() {
    WindowLauncher launcher = new WindowLauncher();
    Thread.ofPlatform().daemon().name("javafx-start").start(launcher::startToolkit);
    Thread.ofPlatform().daemon().name("javafx-fonts").start(launcher::loadFonts);
    return launcher;
  }

  private void startToolkit() {
    Runnable ready =
        () -> {
          try {
            toolkit.complete(PulseTimer.restWhenIdle());
          } catch (RuntimeException | LinkageError noTimer) {
            toolkit.completeExceptionally(noTimer);
          }
        };
    try {
      Platform.startup(ready);
    } catch (IllegalStateException running) {
      // JavaFX starts once in a process; a later window opens on the one that runs.
      FxThread.run(ready);
    } catch (RuntimeException | LinkageError noDisplay) {
      toolkit.completeExceptionally(noDisplay);
    }
  }

  /// The fonts, the icons' among them, need JavaFX's drawing and not the display, and are read
  /// while that is opened.
  private void loadFonts() {
    try {
      Fonts.load();
      var ignored = Icon.ADD.node();
      fonts.complete(null);
    } catch (RuntimeException | LinkageError noFonts) {
      fonts.completeExceptionally(noFonts);
    }
  }

  /// Opens the window and returns as soon as JavaFX is up; it keeps the process alive until the
  /// window is closed.
  ///
  /// @param folders opened as soon as the window stands
  /// @throws java.util.concurrent.CompletionException when JavaFX can't start, such as on a display
  ///   that does not answer
  public void open(WindowParts parts, List<Path> folders) {
    LayoutFile layout = LayoutFile.at(parts.layoutFile());
    FramePump pump = new FramePump(toolkit.join());
    fonts.join();
    FxThread.run(() -> {
      Settings settings = parts.settings().current();
      Appearance appearance = new Appearance(settings.theme(), settings.fontSize());
      MainWindow main =
          new MainWindow(new Stage(), parts, layout, appearance, pump, InstantSource.system());
      main.show();
      FirstFrame.trace(InstantSource.system());
      window.complete(main);
    });
    openFolders(folders);
  }

  /// Opens repositories in the window and brings it to the front: what a second start of the
  /// program hands over.
  public void openFolders(List<Path> folders) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.openFolders(folders)));
  }

  /// Says in the window what went wrong.
  public void problem(String text) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.notices().problem(text)));
  }

  /// Brings a session into view.
  public void show(SessionId session) {
    var ignored = window.thenAccept(main -> FxThread.run(() -> main.desk().select(session)));
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
