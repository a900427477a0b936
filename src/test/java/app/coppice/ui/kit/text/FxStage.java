package app.coppice.ui.kit.text;

import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A stage on the Headless platform with one node in it, driven from the test thread.
public final class FxStage {
  private static final long PATIENCE_SECONDS = 60;

  private final Stage stage;

  private FxStage(Stage stage) {
    this.stage = stage;
  }

  /// Starts JavaFX if need be and makes a node on its thread.
  public static <T extends Parent> T make(Callable<T> maker) throws Exception {
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    try {
      Platform.startup(() -> started.complete(true));
      started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Platform.setImplicitExit(false);
    } catch (IllegalStateException runsAlready) {
      // Another test of this virtual machine started the toolkit.
    }
    return call(maker);
  }

  /// Shows a node, 800 x 600.
  public static FxStage of(Parent node) throws Exception {
    FxStage shown =
        call(() -> {
          Fonts.load();
          Stage stage = new Stage();
          Scene scene = new Scene(new StackPane(node), 800, 600);
          Appearance appearance = new Appearance(Theme.LIGHT, 13);
          appearance.dress(scene);
          stage.setOnHidden(_ -> appearance.release(scene));
          stage.setScene(scene);
          stage.show();
          return new FxStage(stage);
        });
    shown.pulses(2);
    return shown;
  }

  /// Runs on the FX thread and gives back what came of it.
  public static <T> T call(Callable<T> action) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(action.call());
      } catch (Throwable thrown) {
        result.completeExceptionally(thrown);
      }
    });
    return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  public static void run(Runnable action) throws Exception {
    call(() -> {
      action.run();
      return true;
    });
  }

  /// Waits until so many frames have been made, and until all is drawn that comes pulse by pulse.
  public void pulses(int count) throws Exception {
    frames(count);
    while (call(this::isFilling)) {
      frames(1);
    }
  }

  private boolean isFilling() {
    return stage.getScene().getRoot().lookupAll("*").stream()
        .anyMatch(it -> it instanceof FillPace.Filled filled && filled.isFilling());
  }

  private void frames(int count) throws Exception {
    CountDownLatch frames = new CountDownLatch(count + 1);
    AnimationTimer timer =
        call(() -> {
          AnimationTimer each =
              new AnimationTimer() {
                @Override
                public void handle(long now) {
                  frames.countDown();
                  Platform.requestNextPulse();
                }
              };
          each.start();
          return each;
        });
    if (!frames.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("No frame within " + PATIENCE_SECONDS + " s");
    }
    run(timer::stop);
  }

  /// Waits, frame by frame, until it is so on the FX thread.
  public void until(BooleanSupplier condition) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > patience) {
        throw new AssertionError("Never came true");
      }
      pulses(1);
    }
  }

  /// Presses a key on whatever has the focus.
  public void press(KeyCode code) throws Exception {
    press(code, Modifier.NONE);
  }

  public void press(KeyCode code, Modifier modifier) throws Exception {
    run(() -> {
      Node focus = stage.getScene().getFocusOwner();
      boolean shift = modifier == Modifier.SHIFT;
      boolean control = modifier == Modifier.CONTROL;
      Event.fireEvent(
          focus == null ? stage.getScene().getRoot() : focus,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    });
  }

  /// Sends what a letter's key types to whatever has the focus by then, as the system does.
  public void type(String letter) throws Exception {
    run(() -> {
      Node focus = stage.getScene().getFocusOwner();
      Event.fireEvent(
          focus == null ? stage.getScene().getRoot() : focus,
          new KeyEvent(
              KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    });
  }

  /// Lets a key go.
  public void release(KeyCode code) throws Exception {
    run(() -> {
      Node focus = stage.getScene().getFocusOwner();
      Event.fireEvent(
          focus == null ? stage.getScene().getRoot() : focus,
          new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
    });
  }

  /// The node that has the focus.
  public Node focus() throws Exception {
    return call(() -> stage.getScene().getFocusOwner());
  }

  public Scene scene() {
    return stage.getScene();
  }

  public void close() throws Exception {
    run(stage::close);
  }

  /// A key held down with another one.
  public enum Modifier {
    NONE,
    SHIFT,
    CONTROL
  }
}
