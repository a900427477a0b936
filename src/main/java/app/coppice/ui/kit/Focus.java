package app.coppice.ui.kit;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Where the focus is, asked of the scene: `focusWithin` of a node may say yes long after the focus
/// has gone elsewhere. FX thread only.
public final class Focus {
  private Focus() {}

  /// Whether `part`, or something within it, has the focus.
  public static boolean isIn(Node part) {
    Scene scene = part.getScene();
    return scene != null && holds(part, scene.getFocusOwner());
  }

  /// Whether `node` is `part` or stands within it.
  public static boolean holds(Node part, @Nullable Node node) {
    Node each = node;
    while (each != null && !each.equals(part)) {
      each = each.getParent();
    }
    return each != null;
  }
}
