package app.coppice;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.text.SelectableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A person at the one open window: presses keys, drops folders and reads what stands there; knows
/// nothing of how the window is made but the names of its regions.
final class Keyboard {
  private static final long PATIENCE_SECONDS = 40;

  private final Stage stage;

  private Keyboard(Stage stage) {
    this.stage = stage;
  }

  /// Starts JavaFX so that it outlives the windows of a test.
  static void plugIn() throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    try {
      Platform.startup(up::countDown);
    } catch (IllegalStateException _) {
      up.countDown();
    }
    if (!up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("JavaFX does not start");
    }
    Platform.setImplicitExit(false);
  }

  /// Waits for the main window.
  static Keyboard atWindow() throws Exception {
    until("the window shows", Keyboard::shown);
    return new Keyboard(onFx(() -> window().orElseThrow()));
  }

  /// Whether the main window shows. FX thread only.
  static boolean shown() {
    return window().isPresent();
  }

  private static Optional<Stage> window() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(it -> it.isShowing() && it.getScene() != null)
        .filter(it -> it.getScene().getRoot().getStyleClass().contains("main-window"))
        .findFirst();
  }

  static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    FxThread.run(task);
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /// Looks at every pulse until `wanted` holds.
  static void until(String what, BooleanSupplier wanted) throws Exception {
    until(what, wanted, () -> "");
  }

  private static void until(String what, BooleanSupplier wanted, Callable<String> instead)
      throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    AnimationTimer look =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            if (wanted.getAsBoolean()) {
              holds.countDown();
              stop();
            }
          }
        };
    FxThread.run(look::start);
    boolean held = holds.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    FxThread.run(look::stop);
    if (!held) {
      throw new AssertionError("Never came true: " + what + "\n" + onFx(instead));
    }
  }

  Scene scene() {
    return stage.getScene();
  }

  boolean open() {
    return stage.isShowing();
  }

  String title() throws Exception {
    return onFx(stage::getTitle);
  }

  /// Down and up, at the focus owner; then waits for what it opened to be drawn, as a person would:
  /// a field takes letters only once it has been.
  void press(KeyCode code, KeyCode... held) throws Exception {
    onFx(() -> {
      fire(key(KeyEvent.KEY_PRESSED, "", code, List.of(held)));
      fire(key(KeyEvent.KEY_RELEASED, "", code, List.of(held)));
      return true;
    });
    rest(2);
  }

  /// Types letters at whatever has the focus.
  void type(String text) throws Exception {
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      onFx(() -> {
        typeNow(letter);
        return true;
      });
    }
  }

  /// FX thread only.
  void typeNow(String letter) {
    fire(key(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED, List.of()));
  }

  private void fire(KeyEvent event) {
    Node owner = scene().getFocusOwner();
    // As JavaFX itself: what has just left the scene may still be called the focus owner.
    EventTarget target = owner != null && scene().equals(owner.getScene()) ? owner : scene();
    Event.fireEvent(target, event);
  }

  private static KeyEvent key(
      EventType<KeyEvent> type, String character, KeyCode code, List<KeyCode> held) {
    return new KeyEvent(
        type,
        character,
        code.getName(),
        code,
        held.contains(KeyCode.SHIFT),
        held.contains(KeyCode.CONTROL),
        held.contains(KeyCode.ALT),
        held.contains(KeyCode.META));
  }

  /// Drags a folder over the window and lets it fall.
  void drop(Path folder) throws Exception {
    onFx(() -> {
      Dragged.of(folder).dropOn(scene().getRoot());
      return true;
    });
  }

  /// Waits until a region, named by its style class, says this.
  void reads(String region, String text) throws Exception {
    until(
        region + " says " + text, () -> textOf(region).contains(text), () -> textOf("main-window"));
  }

  /// What a region says, line by line. FX thread only.
  String textOf(String region) {
    Node node = scene().lookup("." + region);
    List<String> found = new ArrayList<>();
    if (node != null) {
      read(node, found);
    }
    return String.join("\n", found);
  }

  private static void read(Node node, List<String> into) {
    if (!node.isVisible()) {
      return;
    }
    switch (node) {
      case SelectableText text -> into.add(text.text());
      case TextInputControl field -> into.add(field.getText());
      case Labeled label -> into.add(String.valueOf(label.getText()));
      default -> {}
    }
    if (node.getStyleClass().contains("terminal-view")) {
      into.add(String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> read(child, into));
    }
  }

  /// Whether a region is in view, and nothing around it is folded away. FX thread only.
  boolean shows(String region) {
    Node node = scene().lookup("." + region);
    boolean visible = node != null;
    for (; node != null; node = node.getParent()) {
      visible &= node.isVisible();
    }
    return visible;
  }

  /// How long a letter takes from the key until the pulse that shows it has styled and laid it out.
  ///
  /// @param wall nanoseconds by the clock
  /// @param busy nanoseconds of processor time that the key and that pulse took of the FX thread,
  ///   whatever else the machine does
  record Latency(long wall, long busy) {}

  /// Types one letter; `meter` runs on this window.
  Latency latency(String letter, PulseMeter meter) throws Exception {
    CompletableFuture<Latency> shown = new CompletableFuture<>();
    long start = System.nanoTime();
    FxThread.run(() -> {
      long before = meter.now();
      typeNow(letter);
      long handled = meter.now() - before;
      meter.afterNext(
          pulse -> shown.complete(new Latency(System.nanoTime() - start, handled + pulse)));
    });
    return shown.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// Lets some pulses pass.
  static void rest(int pulses) throws Exception {
    AtomicLong left = new AtomicLong(pulses);
    until("pulses pass", () -> left.decrementAndGet() <= 0);
  }

  /// Whether the focus is inside a region. FX thread only.
  boolean focusIn(String region) {
    for (Node node = scene().getFocusOwner(); node != null; node = node.getParent()) {
      if (node.getStyleClass().contains(region)) {
        return true;
      }
    }
    return false;
  }
}
