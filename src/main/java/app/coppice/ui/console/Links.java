package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.LinkSpotter.Spot;
import app.coppice.ui.console.Range.Place;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The link under the mouse: underlined, its address shown, opened by a click with Control (or
/// Command), with a menu where it leads to a file. What looks like a file is a link only when the
/// worktree has it. FX thread only.
final class Links {
  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private final LinkActions actions;
  private final ContextMenu menu = new ContextMenu();
  private @Nullable Place cell;
  private @Nullable Spot asked;
  private @Nullable Spot shown;
  private @Nullable Path file;

  Links(TerminalView view, Terminal terminal, Viewport viewport, LinkActions actions) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
    this.actions = actions;
  }

  /// What is underlined, null for nothing.
  @Nullable Range range() {
    return shown == null ? null : shown.range();
  }

  /// The mouse is at a point of the view.
  void hover(double x, double y) {
    Place now = view.cellAt(x, y);
    if (now.equals(cell)) {
      return;
    }
    cell = now;
    Optional<Spot> spot = LinkSpotter.at(now, viewport::row);
    if (spot.isEmpty()) {
      leave();
      cell = now;
    } else if (!spot.get().equals(asked)) {
      leave();
      cell = now;
      look(spot.get());
    }
  }

  private void look(Spot spot) {
    asked = spot;
    if (spot.target() instanceof LinkTarget.File target) {
      FxThread.deliver(
          actions.find(viewport.frame().program().folder(), target.path()),
          found -> {
            if (spot.equals(asked)) {
              found.ifPresent(path -> show(spot, path));
            }
          },
          _ -> {});
    } else {
      show(spot, null);
    }
  }

  private void show(Spot spot, @Nullable Path found) {
    shown = spot;
    file = found;
    view.showAddress(spot.target().shown());
    view.changed();
  }

  /// The mouse is nowhere over the text.
  void leave() {
    cell = null;
    asked = null;
    if (shown != null) {
      shown = null;
      file = null;
      view.showAddress("");
      view.changed();
    }
  }

  /// Offers what can be done with the file that the link under the mouse leads to.
  void offer(MouseEvent event) {
    hover(event.getX(), event.getY());
    Spot spot = shown;
    if (spot != null
        && file != null
        && spot.range().contains(view.cellAt(event.getX(), event.getY()))
        && spot.target() instanceof LinkTarget.File target) {
      FilePlace place = new FilePlace(file, target.line(), target.column());
      menu.getItems()
          .setAll(
              item("console.link.show", () -> actions.open(terminal, place)),
              item("console.link.editor", () -> actions.openInEditor(place)));
      menu.show(view, event.getScreenX(), event.getScreenY());
    }
  }

  private static MenuItem item(String key, Runnable work) {
    MenuItem item = Verbatim.menuItem(Messages.text(key));
    item.setOnAction(_ -> work.run());
    return item;
  }

  ContextMenu menu() {
    return menu;
  }

  /// Opens the link at a point of the view.
  ///
  /// @return whether there was one
  boolean open(double x, double y) {
    hover(x, y);
    Spot spot = shown;
    if (spot == null || !spot.range().contains(view.cellAt(x, y))) {
      return false;
    }
    switch (spot.target()) {
      case LinkTarget.Web web -> actions.openWeb(web.address());
      case LinkTarget.File target -> {
        if (file != null) {
          actions.open(terminal, new FilePlace(file, target.line(), target.column()));
        }
      }
      case LinkTarget.Other other -> actions.refuse(other.shown());
    }
    return true;
  }
}
