package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleLayout.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The heads of a console's terminals in a line; those that share a tab stand together. Where there
/// is not room for all, the one in use is in view. FX thread only.
final class ConsoleHeads extends Region {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Node open;
  private final HBox line = new HBox();
  private final Rectangle seen = new Rectangle();
  private List<List<Node>> shown = List.of();
  private @Nullable Node current;
  private double offset;

  /// @param open stands at the end
  ConsoleHeads(Node open) {
    this.open = open;
    getStyleClass().add("console-tabs");
    line.setClip(seen);
    line.setFillHeight(true);
    getChildren().addAll(line, open);
  }

  void show(ConsoleLayout layout, Function<Terminal, ConsoleTab> heads) {
    List<List<Node>> next = new ArrayList<>();
    for (Tab tab : layout.tabs()) {
      next.add(tab.split().terminals().stream().<Node>map(it -> heads.apply(it).header()).toList());
    }
    if (!next.equals(shown)) {
      shown = next;
      line.getChildren().setAll(next.stream().map(ConsoleHeads::group).toList());
    }
    Optional<Tab> chosen = layout.chosen();
    current = chosen.map(Tab::current).map(it -> heads.apply(it).header()).orElse(null);
    for (int i = 0; i < layout.tabs().size(); i++) {
      Tab tab = layout.tabs().get(i);
      boolean inView = chosen.filter(tab::equals).isPresent();
      line.getChildren().get(i).pseudoClassStateChanged(CHOSEN, inView);
      for (Terminal each : tab.split().terminals()) {
        heads.apply(each).mark(inView && each.equals(tab.current()));
      }
    }
    requestLayout();
  }

  private static HBox group(List<Node> heads) {
    HBox group = new HBox();
    group.getStyleClass().add("console-group");
    group.getChildren().setAll(heads);
    return group;
  }

  @Override
  protected double computeMinWidth(double height) {
    return open.prefWidth(-1);
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    double button = open.prefWidth(-1);
    double room = Math.max(0, getWidth() - left - snappedRightInset() - button);
    double length = line.prefWidth(-1);
    line.resize(length, height);
    line.layout();
    Node head = current;
    if (head != null && head.getParent() != null) {
      double from = head.getParent().getLayoutX() + head.getLayoutX();
      double to = from + head.getLayoutBounds().getWidth();
      offset = Math.min(Math.max(offset, to - room), from);
    }
    offset = snapPositionX(Math.clamp(offset, 0, Math.max(0, length - room)));
    line.relocate(left - offset, top);
    seen.setX(offset);
    seen.setWidth(room);
    seen.setHeight(height);
    double high = open.prefHeight(-1);
    open.resizeRelocate(
        left + Math.min(length, room), snapPositionY(top + (height - high) / 2), button, high);
  }
}
