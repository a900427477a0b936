package app.coppice.ui.console;

import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Says whether a node and all it stands in are visible, and tells when one that wasn't has become
/// so. FX thread only.
final class Shown {
  private final Node node;
  private final Runnable again;
  private @Nullable Subscription awaited;

  /// @param again runs when what was hidden is shown
  Shown(Node node, Runnable again) {
    this.node = node;
    this.again = again;
  }

  boolean isShown() {
    if (node.getScene() == null || awaited != null) {
      return false;
    }
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        awaited = each.visibleProperty().subscribe(this::changed);
        return false;
      }
    }
    return true;
  }

  /// Looks anew, because the node stands elsewhere.
  void forget() {
    if (awaited != null) {
      awaited.unsubscribe();
      awaited = null;
    }
  }

  private void changed(boolean visible) {
    if (visible) {
      forget();
      again.run();
    }
  }
}
