package app.coppice.ui.window;

import app.coppice.ui.kit.FxThread;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

/// Keeps the window's layout a moment after it changed, as the program may end without warning. It
/// looks once, a second after something that can have changed it; while nothing happens, it does
/// nothing. FX thread only.
final class LayoutKeeper {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final LayoutFile file;
  private final Supplier<WindowLayout> layout;
  private WindowLayout last;
  private boolean waiting;
  private boolean closed;

  /// @param layout as it is now
  LayoutKeeper(LayoutFile file, Supplier<WindowLayout> layout) {
    this.file = file;
    this.layout = layout;
    last = file.kept();
  }

  /// Looks after everything that the person does in the window and with it.
  void follow(Stage stage, Scene scene) {
    scene.addEventFilter(InputEvent.ANY, ignored -> mayHaveChanged());
    stage.xProperty().subscribe(this::mayHaveChanged);
    stage.yProperty().subscribe(this::mayHaveChanged);
    stage.widthProperty().subscribe(this::mayHaveChanged);
    stage.heightProperty().subscribe(this::mayHaveChanged);
    stage.maximizedProperty().subscribe(this::mayHaveChanged);
  }

  void mayHaveChanged() {
    if (!waiting && !closed) {
      waiting = true;
      FxThread.later(LATER, this::look);
    }
  }

  private void look() {
    waiting = false;
    if (closed) {
      return;
    }
    WindowLayout now = layout.get();
    if (!now.equals(last)) {
      last = now;
      file.keep(now, () -> {});
    }
  }

  /// Keeps the layout for the last time.
  ///
  /// @param then runs on another thread when it is on the disk, or cannot be
  void close(Runnable then) {
    closed = true;
    file.keep(layout.get(), then);
  }
}
