package app.coppice.ui.window;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Marks the node that has the focus with the pseudo-class `by-key` as long as the person works by
/// keys. `:focus-visible` alone is not enough: it goes wherever the program, and not Tab, gives the
/// focus, such as back from a sheet. FX thread only.
final class FocusRing {
  private static final PseudoClass BY_KEY = PseudoClass.getPseudoClass("by-key");

  private final Scene scene;
  private @Nullable Node ringed;
  private boolean byKey = true;

  FocusRing(Scene scene) {
    this.scene = scene;
  }

  void install() {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, ignored -> use(true));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, ignored -> use(false));
    scene.focusOwnerProperty().subscribe(this::draw);
  }

  private void use(boolean keys) {
    if (byKey != keys) {
      byKey = keys;
      draw(scene.getFocusOwner());
    }
  }

  private void draw(@Nullable Node owner) {
    if (ringed != null) {
      ringed.pseudoClassStateChanged(BY_KEY, false);
    }
    ringed = byKey ? owner : null;
    if (ringed != null) {
      ringed.pseudoClassStateChanged(BY_KEY, true);
    }
  }
}
