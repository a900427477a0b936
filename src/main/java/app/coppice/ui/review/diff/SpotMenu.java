package app.coppice.ui.review.diff;

import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;

/// The actions as a menu over what the cursor stands on. FX thread only.
public final class SpotMenu {
  private final Region area;
  private final List<SpotAction> actions;

  /// @param actions may grow
  public SpotMenu(Region area, List<SpotAction> actions) {
    this.area = area;
    this.actions = actions;
  }

  void install(Selections selections, Supplier<Optional<Spot>> spot) {
    area.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          // A selected text has the menu that copies it.
          if (selections.isEmpty() && !event.isConsumed()) {
            spot.get().ifPresent(it -> open(it, event));
          }
        });
  }

  List<SpotAction> onHead(Spot spot) {
    return possible(spot).stream().filter(action -> action.onHead(spot)).toList();
  }

  private List<SpotAction> possible(Spot spot) {
    return actions.stream().filter(action -> action.isPossible(spot)).toList();
  }

  /// The lines of a menu for this spot; none where nothing can be done.
  public List<MenuItem> items(Spot spot) {
    return possible(spot).stream()
        .map(action -> {
          MenuItem item = Verbatim.menuItem(action.title(spot));
          item.setAccelerator(action.key().combination());
          item.setOnAction(_ -> action.run(spot));
          return item;
        })
        .toList();
  }

  private void open(Spot spot, ContextMenuEvent event) {
    List<MenuItem> items = items(spot);
    if (!items.isEmpty()) {
      ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
      menu.show(area, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }
}
