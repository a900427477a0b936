package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleLayout.Tab;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// The heads of a console's terminals in a line; those that share a tab stand together. FX thread
/// only.
final class ConsoleHeads extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Node open;
  private List<List<Node>> shown = List.of();

  /// @param open stands at the end
  ConsoleHeads(Node open) {
    this.open = open;
    getStyleClass().add("console-tabs");
    getChildren().add(open);
  }

  void show(ConsoleLayout layout, Function<Terminal, ConsoleTab> heads) {
    List<List<Node>> next =
        layout.tabs().stream()
            .map(tab -> tab.split().terminals().stream().map(it -> heads.apply(it).header()))
            .map(line -> line.<Node>map(Node.class::cast).toList())
            .toList();
    if (!next.equals(shown)) {
      shown = next;
      getChildren().clear();
      next.forEach(group -> getChildren().add(group(group)));
      getChildren().add(open);
    }
    Optional<Tab> chosen = layout.chosen();
    for (int i = 0; i < layout.tabs().size(); i++) {
      Tab tab = layout.tabs().get(i);
      boolean inView = chosen.filter(tab::equals).isPresent();
      getChildren().get(i).pseudoClassStateChanged(CHOSEN, inView);
      for (Terminal each : tab.split().terminals()) {
        heads.apply(each).mark(inView && each.equals(tab.current()));
      }
    }
  }

  private static HBox group(List<Node> heads) {
    HBox group = new HBox();
    group.getStyleClass().add("console-group");
    group.getChildren().setAll(heads);
    return group;
  }
}
