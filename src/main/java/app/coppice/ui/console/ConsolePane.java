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
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The terminals of one session behind tabs: `agent | shell | +`. Only the chosen one is in the
/// scene, so only it paints. FX thread only.
public final class ConsolePane extends BorderPane {
  private final FramePump pump;
  private final KeyFilter keys;
  private final ConsoleActions actions;
  private final TerminalColours colours;
  private final HBox tabs = new HBox();
  private final ConsoleBars bars = new ConsoleBars();
  private final Button open = new Button();
  private final EmptyState empty;
  private final Button emptyOpen;
  private final Set<Terminal> remembered = Collections.newSetFromMap(new WeakHashMap<>());
  private Map<Terminal, ConsoleTab> shown = new HashMap<>();
  private List<Terminal> order = List.of();
  private @Nullable ConsoleTab chosen;
  private double fontSize = 13;
  private Subscription coloured = Subscription.EMPTY;

  /// @param keys what the window keeps for itself, usually `KeyFilter::usual`
  /// @param openKeys the key that opens a shell, as it is shown; empty for none
  public ConsolePane(
      FramePump pump,
      KeyFilter keys,
      String openKeys,
      TerminalColours colours,
      ConsoleActions actions) {
    this.colours = colours;
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
    empty =
        new EmptyState(
            Icon.TERMINAL,
            Messages.text("console.empty.title"),
            Messages.text("console.empty.text"));
    emptyOpen = empty.action(Messages.text("console.open"), openKeys, actions::openShell);
    setTop(tabs);
    setBottom(bars);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    sceneProperty().subscribe(this::followColours);
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
        tab = new ConsoleTab(view(terminal), this::choose, actions);
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

  private TerminalView view(Terminal terminal) {
    TerminalView view = new TerminalView(terminal, pump, keys, actions);
    view.showFontSize(fontSize);
    view.setStyle(colours.scheme().map(ColourScheme::css).orElse(""));
    view.onChanged(() -> painted(terminal));
    view.onRiskyPaste(text -> bars.ask(text, view));
    return view;
  }

  /// Lets no shell be opened, and says why; an empty reason lets it again.
  public void refuse(String reason) {
    open.setDisable(!reason.isEmpty());
    emptyOpen.setDisable(!reason.isEmpty());
    empty.say(
        Messages.text("console.empty.title"),
        reason.isEmpty() ? Messages.text("console.empty.text") : reason);
  }

  private void followColours(@Nullable Scene scene) {
    coloured.unsubscribe();
    coloured = scene == null ? Subscription.EMPTY : colours.follow(this::colour);
  }

  private void colour() {
    String style = colours.scheme().map(ColourScheme::css).orElse("");
    shown.values().forEach(tab -> tab.view().setStyle(style));
  }

  /// Gives the chosen terminal the keyboard; without one, the button that opens one.
  public void focusTerminal() {
    if (chosen == null) {
      open.requestFocus();
    } else {
      chosen.view().requestFocus();
    }
  }

  private void chooseNext() {
    chosenTerminal()
        .ifPresent(now -> {
          choose(order.get((order.indexOf(now) + 1) % order.size()));
          focusTerminal();
        });
  }

  /// The chosen terminal.
  public Optional<Terminal> chosenTerminal() {
    return Optional.ofNullable(chosen).map(tab -> tab.view().terminal());
  }

  /// Whether keys go to the chosen terminal.
  public boolean terminalFocused() {
    return chosen != null && chosen.view().isFocused();
  }

  /// Does something with the chosen terminal; nothing without one.
  public void run(ConsoleVerb verb) {
    ConsoleTab tab = chosen;
    if (tab != null) {
      TerminalView view = tab.view();
      switch (verb) {
        case FIND -> bars.find(view);
        case PREVIOUS_PROMPT -> view.prompts().previous();
        case NEXT_PROMPT -> view.prompts().next();
        case SELECT_OUTPUT -> view.prompts().selectOutput();
        case CLEAR -> view.clear();
        case COPY -> view.selection().copy();
        case PASTE -> view.paste(Clipboard.getSystemClipboard().getString());
        case NEXT -> chooseNext();
        case RENAME -> tab.rename();
        case CLOSE -> actions.closeTerminal(view.terminal());
      }
    }
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
      bars.clear();
    }
    chosen = tab;
    shown.values().forEach(other -> other.mark(other == tab));
    setCenter(tab.view());
    painted(terminal);
    if (focused) {
      tab.view().requestFocus();
    }
  }

  private void showNothing() {
    chosen = null;
    bars.clear();
    setCenter(empty);
  }

  private void painted(Terminal terminal) {
    ConsoleTab tab = shown.get(terminal);
    if (tab != null) {
      tab.refresh();
      if (tab == chosen) {
        bars.ended(terminal.exitStatus());
      }
    }
  }

  /// In a terminal whose program has ended, Enter starts a new shell and Ctrl+D closes it.
  private void pressed(KeyEvent event) {
    ConsoleTab now = chosen;
    if (now == null || !now.view().isFocused() || now.view().terminal().exitStatus().isEmpty()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      actions.restartShell(now.view().terminal());
    } else if (event.getCode() == KeyCode.D && event.isControlDown()) {
      event.consume();
      actions.closeTerminal(now.view().terminal());
    }
  }
}
