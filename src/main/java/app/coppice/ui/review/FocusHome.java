package app.coppice.ui.review;

import app.coppice.ui.kit.Focus;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Where the focus goes when what had it is hidden: else it would go on to the next field, where
/// keys are text. FX thread only.
record FocusHome(Runnable home) {
  void leadFrom(Node part) {
    part.visibleProperty()
        .subscribe(shown -> {
          if (!shown && Focus.isIn(part)) {
            home.run();
          }
        });
  }

  /// Whether the review that a node is part of has the focus.
  static boolean isReviewFocused(Node part) {
    Parent above = part.getParent();
    while (above != null && !(above instanceof ReviewPane)) {
      above = above.getParent();
    }
    return above != null && Focus.isIn(above);
  }
}
