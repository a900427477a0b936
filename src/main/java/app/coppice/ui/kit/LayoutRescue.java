package app.coppice.ui.kit;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings scenes back whose layout threw. JavaFX marks every parent on the way to the one that
/// threw as "performing its layout" and never takes that back: none of them lays out again, and the
/// window stays half painted for good. The mark is inside JavaFX: the manifest of our jar opens the
/// way there, see ADR 0012. FX thread only.
public final class LayoutRescue {
  private static final Logger LOG = LoggerFactory.getLogger(LayoutRescue.class);

  /// Threw once already. Weak: what leaves its scene is forgotten.
  private final Set<Parent> threw = Collections.newSetFromMap(new WeakHashMap<>());

  /// Threw twice and stays as it is; the mark stays on it, and is no news.
  private final Set<Parent> left = Collections.newSetFromMap(new WeakHashMap<>());

  /// Has everything laid out again that a layout left behind, in all windows. What throws a second
  /// time stays as it is, so that it takes nothing else with it again.
  ///
  /// @return whether anything was left behind since it was asked last
  public boolean rescue() {
    FxThread.check();
    try {
      Field performing = Parent.class.getDeclaredField("performingLayout");
      performing.setAccessible(true);
      boolean found = false;
      for (Window window : Window.getWindows()) {
        if (window.getScene() != null && rescue(window.getScene().getRoot(), performing)) {
          found = true;
        }
      }
      return found;
    } catch (ReflectiveOperationException | InaccessibleObjectException shut) {
      LOG.warn("A layout that failed cannot be taken up again: {}", shut.getMessage());
      return false;
    }
  }

  private boolean rescue(Parent parent, Field performing) throws IllegalAccessException {
    boolean below = false;
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner && rescue(inner, performing)) {
        below = true;
      }
    }
    if (!performing.getBoolean(parent)) {
      return below;
    }
    // The innermost of them is the one that threw.
    if (below || threw.add(parent)) {
      performing.setBoolean(parent, false);
      parent.requestLayout();
      return true;
    }
    return left.add(parent);
  }
}
