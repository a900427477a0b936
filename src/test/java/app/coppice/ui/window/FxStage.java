package app.coppice.ui.window;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Runs test code on the FX thread of the Headless platform and waits for it.
final class FxStage {
  private static final long SECONDS = 20;

  private FxStage() {}

  static void start() throws InterruptedException {
    CountDownLatch up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException alreadyUp) {
      Platform.runLater(up::countDown);
    }
    if (!up.await(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("JavaFX does not start");
    }
    Platform.setImplicitExit(false);
  }

  /// What a call gives, made on the FX thread; at once by one that is made there.
  static <T extends @Nullable Object> T get(Callable<T> work) throws Exception {
    if (Platform.isFxApplicationThread()) {
      return work.call();
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable broken) {
        result.completeExceptionally(broken);
      }
    });
    return result.get(SECONDS, TimeUnit.SECONDS);
  }

  static void run(Runnable work) throws Exception {
    var ignored =
        get(() -> {
          work.run();
          return true;
        });
  }

  /// What a look at the scene finds, on the FX thread wherever it is asked for: a scene that
  /// changes meanwhile is nobody else's to read.
  static <T extends @Nullable Object> T seen(Callable<T> look) {
    try {
      return get(look);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  /// Waits, pulse by pulse, until `condition` holds on the FX thread.
  static void until(String what, BooleanSupplier condition) throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (condition.getAsBoolean()) {
              holds.countDown();
              stop();
            }
          }
        };
    run(timer::start);
    boolean held = holds.await(SECONDS, TimeUnit.SECONDS);
    run(timer::stop);
    if (!held) {
      throw new AssertionError("Never came true: " + what);
    }
  }

  /// Presses a key as a keyboard would: at the focus owner, down and up.
  static void press(Scene scene, KeyCode code, KeyCode... held) throws Exception {
    run(() -> {
      EventTarget target = target(scene);
      Event.fireEvent(target, key(KeyEvent.KEY_PRESSED, code, held));
      Event.fireEvent(target, key(KeyEvent.KEY_RELEASED, code, held));
    });
  }

  static void type(Scene scene, String text) throws Exception {
    run(() -> {
      for (int i = 0; i < text.length(); i++) {
        EventTarget target = target(scene);
        Event.fireEvent(
            target,
            new KeyEvent(
                KeyEvent.KEY_TYPED,
                text.substring(i, i + 1),
                "",
                KeyCode.UNDEFINED,
                false,
                false,
                false,
                false));
      }
    });
  }

  /// As JavaFX itself: what has just left the scene may still be called the focus owner.
  private static EventTarget target(Scene scene) {
    Node owner = scene.getFocusOwner();
    return owner != null && scene.equals(owner.getScene()) ? owner : scene;
  }

  private static KeyEvent key(
      javafx.event.EventType<KeyEvent> type, KeyCode code, KeyCode... held) {
    java.util.List<KeyCode> down = java.util.List.of(held);
    return new KeyEvent(
        type,
        "",
        code.getName(),
        code,
        down.contains(KeyCode.SHIFT),
        down.contains(KeyCode.CONTROL),
        down.contains(KeyCode.ALT),
        down.contains(KeyCode.META));
  }
}
