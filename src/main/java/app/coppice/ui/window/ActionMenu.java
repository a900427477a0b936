package app.coppice.ui.window;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Verbatim;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// Buttons and menus that run actions. FX thread only.
final class ActionMenu {
  private ActionMenu() {}

  /// A menu of the actions that are possible now.
  static ContextMenu of(Actions actions, String... ids) {
    ContextMenu menu = new ContextMenu();
    for (String id : ids) {
      actions
          .named(id)
          .filter(action -> action.enabled().getAsBoolean())
          .ifPresent(action -> menu.getItems().add(item(action)));
    }
    return menu;
  }

  private static MenuItem item(Action action) {
    MenuItem item = Verbatim.menuItem(action.title());
    if (!action.keys().isEmpty()) {
      item.setAccelerator(action.keys().getFirst());
    }
    item.setOnAction(ignored -> action.run().run());
    return item;
  }

  /// As {@link #iconButton}; takes no room while `shown` is false.
  static Button iconButtonWhile(BooleanExpression shown, Actions actions, String id, Icon icon) {
    Button button = iconButton(actions, id, icon);
    button.visibleProperty().bind(shown);
    button.managedProperty().bind(shown);
    return button;
  }

  /// A button without words; its tooltip names action and key.
  static Button iconButton(Actions actions, String id, Icon icon) {
    Action action = actions.named(id).orElseThrow(() -> new IllegalArgumentException(id));
    Button button = Verbatim.button();
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "icon-button");
    button.setAccessibleText(action.title());
    String keys = action.keyText();
    button.setTooltip(new Tooltip(keys.isEmpty() ? action.title() : action.title() + "  " + keys));
    button.setOnAction(ignored -> actions.run(id));
    return button;
  }
}
