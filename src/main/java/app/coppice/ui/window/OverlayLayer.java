package app.coppice.ui.window;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the window: sheets and the palette, the newest on top. While one is open it keeps
/// the focus; Escape or a click beside it dismisses it, and the focus goes back to where it was. FX
/// thread only.
final class OverlayLayer extends StackPane {
  /// In a window lower than this sheets begin near its top.
  private static final double LOW = 640;

  private static final PseudoClass IS_LOW = PseudoClass.getPseudoClass("low");

  private final Deque<Open> open = new ArrayDeque<>();
  private final Runnable homeless;

  private record Open(StackPane scrim, Region sheet, @Nullable Node before) {}

  /// @param homeless called when what had the focus before is gone
  OverlayLayer(Runnable homeless) {
    this.homeless = homeless;
    getStyleClass().add("overlay-layer");
    setVisible(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
    heightProperty()
        .subscribe(height -> pseudoClassStateChanged(IS_LOW, height.doubleValue() < LOW));
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            scene.focusOwnerProperty().subscribe(this::keepFocus);
          }
        });
  }

  boolean busy() {
    return !open.isEmpty();
  }

  /// Whether a sheet of that kind is open.
  boolean shows(Class<? extends Region> kind) {
    return open.stream().map(Open::sheet).anyMatch(kind::isInstance);
  }

  /// Shows `sheet` and gives the focus to `first`.
  void open(Region sheet, Node first) {
    Scene scene = getScene();
    StackPane scrim = new StackPane(sheet);
    scrim.getStyleClass().add("scrim");
    StackPane.setAlignment(sheet, Pos.TOP_CENTER);
    scrim.setOnMousePressed(event -> {
      if (event.getTarget().equals(scrim) && event.getButton() == MouseButton.PRIMARY) {
        dismiss(sheet);
      }
    });
    open.push(new Open(scrim, sheet, scene == null ? null : scene.getFocusOwner()));
    getChildren().add(scrim);
    setVisible(true);
    // Its fields take letters only once they have a skin; who types on at once loses none.
    scrim.applyCss();
    first.requestFocus();
  }

  /// Closes `sheet` and all that was opened from it; does nothing when it is not open.
  void close(Region sheet) {
    if (open.stream().noneMatch(each -> each.sheet().equals(sheet))) {
      return;
    }
    Open top;
    do {
      top = open.pop();
      getChildren().remove(top.scrim());
    } while (!top.sheet().equals(sheet));
    setVisible(busy());
    Node before = top.before();
    if (before != null && before.getScene() != null && !before.isDisabled()) {
      before.requestFocus();
    } else if (!busy()) {
      homeless.run();
    }
  }

  void closeAll() {
    while (busy()) {
      close(open.peek().sheet());
    }
  }

  private void closeOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && busy()) {
      event.consume();
      dismiss(open.peek().sheet());
    }
  }

  private void dismiss(Region sheet) {
    if (sheet instanceof Sheet page) {
      page.dismiss();
    } else {
      close(sheet);
    }
  }

  /// Tab must not lead out of a sheet into what lies below it.
  private void keepFocus(@Nullable Node owner) {
    if (!busy() || owner == null) {
      return;
    }
    Region sheet = open.peek().sheet();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.equals(sheet)) {
        return;
      }
    }
    firstFocusable(sheet).requestFocus();
  }

  private static Node firstFocusable(Region within) {
    return within.lookupAll("*").stream()
        .filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
        .findFirst()
        .orElse(within);
  }
}
