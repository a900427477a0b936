package app.coppice.ui.kit;

import java.util.concurrent.atomic.AtomicReference;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A letter that has done its work as a key: the character that the system sends after it is not
/// written into the field that the key has brought the focus to. FX thread only.
public final class SpentKey {
  private SpentKey() {}

  /// Drops what `pressed` types, as long as it is held.
  public static void of(KeyEvent pressed, @Nullable Scene scene) {
    if (scene == null) {
      return;
    }
    KeyCode key = pressed.getCode();
    AtomicReference<EventHandler<KeyEvent>> own = new AtomicReference<>();
    EventHandler<KeyEvent> filter =
        event -> {
          boolean typed = event.getEventType().equals(KeyEvent.KEY_TYPED);
          boolean other =
              event.getEventType().equals(KeyEvent.KEY_PRESSED) && event.getCode() != key;
          if (typed) {
            event.consume();
          } else if (other || event.getEventType().equals(KeyEvent.KEY_RELEASED)) {
            scene.removeEventFilter(KeyEvent.ANY, own.get());
          }
        };
    own.set(filter);
    scene.addEventFilter(KeyEvent.ANY, filter);
  }
}
