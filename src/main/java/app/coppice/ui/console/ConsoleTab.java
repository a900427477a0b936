package app.coppice.ui.console;

import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// One tab of the console: its view, and its head with name and close button. The name stands there
/// with the folder that the program works in; two clicks change it. FX thread only.
final class ConsoleTab {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final TerminalView view;
  private final ConsoleActions actions;
  private final Button name = Verbatim.button();
  private final Button close = Verbatim.button("", Icon.CLOSE.node());
  private final HBox header = new HBox();
  private final Tooltip tooltip = new Tooltip();

  ConsoleTab(TerminalView view, Consumer<Terminal> choose, ConsoleActions actions) {
    this.view = view;
    this.actions = actions;
    Terminal terminal = view.terminal();
    name.getStyleClass().add("console-tab-name");
    name.setAccessibleRole(AccessibleRole.TAB_ITEM);
    name.setOnAction(_ -> {
      choose.accept(terminal);
      view.requestFocus();
    });
    name.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        rename();
      }
    });
    close.getStyleClass().add("console-tab-close");
    close.setFocusTraversable(false);
    close.setOnAction(_ -> actions.closeTerminal(terminal));
    header.getStyleClass().add("console-tab");
    header.getChildren().add(name);
    // The agent's commands need their terminal for as long as the session is.
    if (!(terminal instanceof CommandTerminal)) {
      header.getChildren().add(close);
    }
    refresh();
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

  /// Shows name and folder, and the title the program has set as the tab's tooltip: it is the
  /// program's word, not ours.
  void refresh() {
    String own = view.terminal().name();
    String folder = view.folder();
    String last = folder.substring(folder.lastIndexOf('/') + 1);
    String text = last.isEmpty() ? own : Messages.text("console.tab", own, last);
    if (!text.equals(name.getText())) {
      name.setText(text);
      view.setAccessibleText(text);
      close.setAccessibleText(Messages.text("console.close", own));
    }
    String told = folder.isEmpty() ? view.title() : (folder + "\n" + view.title()).strip();
    if (!told.equals(tooltip.getText())) {
      tooltip.setText(told);
      name.setTooltip(told.isEmpty() ? null : tooltip);
    }
  }

  /// Lets the person write another name in the tab.
  void rename() {
    TextField field = new TextField(view.terminal().name());
    field.getStyleClass().add("console-tab-field");
    field.setAccessibleText(Messages.text("console.rename"));
    header.getChildren().set(0, field);
    field.requestFocus();
    field.selectAll();
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            field.setText(view.terminal().name());
          }
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
            event.consume();
            view.requestFocus();
          }
        });
    field
        .focusedProperty()
        .subscribe((before, focused) -> {
          if (before && !focused) {
            named(field.getText().strip());
          }
        });
  }

  private void named(String text) {
    header.getChildren().set(0, name);
    if (!text.isEmpty() && !text.equals(view.terminal().name())) {
      view.terminal().rename(text);
      actions.renamed(view.terminal());
    }
    refresh();
  }
}
