package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The terminals of one session behind tabs: `agent | shell | +`. Only the chosen one is in the
/// scene, so only it paints. FX thread only.
public final class ConsolePane extends BorderPane {
  private final FramePump pump;
  private final KeyFilter keys;
  private final ConsoleActions actions;
  private final HBox tabs = new HBox();
  private final Label ended = new Label();
  private final Button open = new Button();
  private final EmptyState empty;
  private final Set<Terminal> remembered = Collections.newSetFromMap(new WeakHashMap<>());
  private Map<Terminal, ConsoleTab> shown = new HashMap<>();
  private List<Terminal> order = List.of();
  private @Nullable ConsoleTab chosen;
  private @Nullable PasteQuestion question;
  private double fontSize = 13;

  /// @param keys what the window keeps for itself, usually `KeyFilter::usual`
  /// @param openKeys the key that opens a shell, as it is shown; empty for none
  public ConsolePane(FramePump pump, KeyFilter keys, String openKeys, ConsoleActions actions) {
    this.pump = pump;
    this.keys = keys;
    this.actions = actions;
    getStyleClass().add("console-pane");
    String stylesheet = Objects.requireNonNull(getClass().getResource("console.css")).toString();
    getStylesheets().add(stylesheet);
    open.setGraphic(Icon.ADD.node());
    open.getStyleClass().add("console-open");
    open.setAccessibleText(Messages.text("console.open"));
    open.setTooltip(new Tooltip(Messages.text("console.open")));
    open.setOnAction(_ -> actions.openShell());
    tabs.getStyleClass().add("console-tabs");
    ended.getStyleClass().add("console-ended");
    ended.setMaxWidth(Double.MAX_VALUE);
    empty =
        new EmptyState(
            Icon.TERMINAL,
            Messages.text("console.empty.title"),
            Messages.text("console.empty.text"));
    empty.action(Messages.text("console.open"), openKeys, actions::openShell);
    setTop(tabs);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    show(List.of());
  }

  /// Shows these terminals. One that was shown before keeps its view, its place and its selection;
  /// one that is new in a list shown before is chosen.
  public void show(List<Terminal> terminals) {
    Map<Terminal, ConsoleTab> next = new HashMap<>();
    Optional<Terminal> added = Optional.empty();
    for (Terminal terminal : terminals) {
      ConsoleTab tab = shown.get(terminal);
      if (tab == null) {
        tab = new ConsoleTab(new TerminalView(terminal, pump, keys), this::choose, actions);
        tab.view().showFontSize(fontSize);
        tab.view().onChanged(() -> showEnd(terminal));
        tab.view().onRiskyPaste(text -> ask(terminal, text));
        added = Optional.of(terminal);
      }
      next.put(terminal, tab);
    }
    boolean sameSession = order.stream().anyMatch(next::containsKey);
    shown = next;
    order = List.copyOf(terminals);
    tabs.getChildren().setAll(order.stream().map(terminal -> tab(terminal).header()).toList());
    tabs.getChildren().add(open);
    Optional<Terminal> wanted = sameSession ? added : Optional.empty();
    wanted
        .or(() -> order.stream().filter(remembered::contains).findFirst())
        .or(() -> order.stream().findFirst())
        .ifPresentOrElse(this::choose, this::showNothing);
  }

  /// Gives the chosen terminal the keyboard; without one, the button that opens one.
  public void focusTerminal() {
    if (chosen == null) {
      open.requestFocus();
    } else {
      chosen.view().requestFocus();
    }
  }

  /// Chooses the next tab, or the first after the last.
  public void chooseNext() {
    ConsoleTab now = chosen;
    if (now != null) {
      int index = order.indexOf(now.view().terminal());
      choose(order.get((index + 1) % order.size()));
      focusTerminal();
    }
  }

  /// The chosen terminal.
  public Optional<Terminal> chosenTerminal() {
    return Optional.ofNullable(chosen).map(tab -> tab.view().terminal());
  }

  /// Sets the text size of all terminals in pixels.
  public void showFontSize(double size) {
    fontSize = size;
    shown.values().forEach(tab -> tab.view().showFontSize(size));
  }

  private ConsoleTab tab(Terminal terminal) {
    return Objects.requireNonNull(shown.get(terminal));
  }

  private void choose(Terminal terminal) {
    ConsoleTab tab = tab(terminal);
    boolean focused = chosen != null && chosen.view().isFocused();
    remembered.removeAll(order);
    remembered.add(terminal);
    if (chosen != tab) {
      question = null; // it was about the other terminal
    }
    chosen = tab;
    shown.values().forEach(other -> other.mark(other == tab));
    setCenter(tab.view());
    showEnd(terminal);
    if (focused) {
      tab.view().requestFocus();
    }
  }

  private void ask(Terminal terminal, String text) {
    TerminalView view = tab(terminal).view();
    PasteQuestion asked =
        new PasteQuestion(
            text,
            () -> view.pasteNow(text),
            () -> {
              question = null;
              showEnd(terminal);
              view.requestFocus();
            });
    question = asked;
    setBottom(asked);
    asked.focus();
  }

  private void showNothing() {
    chosen = null;
    question = null;
    setCenter(empty);
    setBottom(null);
  }

  private void showEnd(Terminal terminal) {
    ConsoleTab tab = shown.get(terminal);
    if (tab == null) {
      return;
    }
    tab.refresh();
    if (tab == chosen) {
      boolean over = terminal.exitStatus().isPresent();
      if (over) {
        ended.setText(Messages.text("console.ended", terminal.exitStatus().getAsInt()));
      }
      setBottom(over ? ended : question);
    }
  }

  /// Enter in a terminal whose program has ended starts a new shell.
  private void pressed(KeyEvent event) {
    ConsoleTab now = chosen;
    if (now != null
        && event.getCode() == KeyCode.ENTER
        && now.view().isFocused()
        && now.view().terminal().exitStatus().isPresent()) {
      event.consume();
      actions.restartShell(now.view().terminal());
    }
  }
}
