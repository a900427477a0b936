package app.coppice.ui.console;

import java.util.Collection;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What the person has chosen about how terminals look, put on those of one pane: font and the
/// like, and the colours, which are followed while the pane is in a window. FX thread only.
final class TerminalDress {
  private final TerminalColours colours;
  private final Supplier<Collection<TerminalView>> shown;
  private ConsoleLook look = ConsoleLook.USUAL;
  private Subscription followed = Subscription.EMPTY;

  /// @param pane that the terminals are in
  /// @param shown those that are there now
  TerminalDress(Node pane, TerminalColours colours, Supplier<Collection<TerminalView>> shown) {
    this.colours = colours;
    this.shown = shown;
    pane.sceneProperty().subscribe(this::follow);
  }

  private void follow(@Nullable Scene scene) {
    followed.unsubscribe();
    followed =
        scene == null
            ? Subscription.EMPTY
            : colours.follow(() -> shown.get().forEach(this::colour));
  }

  /// Dresses a terminal that comes in.
  void put(TerminalView view) {
    view.show(look);
    colour(view);
  }

  void show(ConsoleLook next) {
    look = next;
    shown.get().forEach(view -> view.show(next));
  }

  private void colour(TerminalView view) {
    view.setStyle(colours.scheme().map(ColourScheme::css).orElse(""));
  }
}
