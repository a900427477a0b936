package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// One tab of the console: its view, and its head with name and close button. FX thread only.
final class ConsoleTab {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final TerminalView view;
  private final Button name = new Button();
  private final HBox header = new HBox();
  private final Tooltip tooltip = new Tooltip();

  ConsoleTab(TerminalView view, Consumer<Terminal> choose, ConsoleActions actions) {
    this.view = view;
    Terminal terminal = view.terminal();
    name.setText(terminal.name());
    name.getStyleClass().add("console-tab-name");
    name.setAccessibleRole(AccessibleRole.TAB_ITEM);
    name.setOnAction(_ -> {
      choose.accept(terminal);
      view.requestFocus();
    });
    Button close = new Button("", Icon.CLOSE.node());
    close.getStyleClass().add("console-tab-close");
    close.setAccessibleText(Messages.text("console.close", terminal.name()));
    close.setFocusTraversable(false);
    close.setOnAction(_ -> actions.closeTerminal(terminal));
    header.getStyleClass().add("console-tab");
    header.getChildren().addAll(name, close);
  }

  TerminalView view() {
    return view;
  }

  Node header() {
    return header;
  }

  void mark(boolean chosen) {
    header.pseudoClassStateChanged(CHOSEN, chosen);
  }

  /// Shows the title the program has set as the tab's tooltip: it is the program's word, not ours.
  void refresh() {
    String title = view.title();
    if (title.isEmpty()) {
      name.setTooltip(null);
    } else {
      tooltip.setText(title);
      name.setTooltip(tooltip);
    }
  }
}
