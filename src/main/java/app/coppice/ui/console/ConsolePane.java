package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleLayout.Tab;
import app.coppice.ui.console.Split.Way;
import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The terminals of one session behind tabs: `agent | shell | +`; a tab holds one terminal, or
/// several that share its area. Only those of the chosen tab are in the scene, so only they paint.
/// FX thread only.
public final class ConsolePane extends BorderPane {
  private final FramePump pump;
  private final KeyFilter keys;
  private final ConsoleActions actions;
  private final TerminalDress dress;
  private final Button open = Verbatim.button();
  private final ConsoleHeads heads = new ConsoleHeads(open);
  private final ConsoleBars bars = new ConsoleBars();
  private final EmptyState empty;
  private final Button emptyOpen;
  private final ConsoleArea area;
  private final KeysAhead ahead;
  private Map<Terminal, ConsoleTab> shown = new HashMap<>();
  private ConsoleLayout layout = new ConsoleLayout(List.of());
  private @Nullable ConsoleTab chosen;

  /// @param keys what the window keeps for itself, usually `KeyFilter::usual`
  /// @param openKeys the key that opens a shell, as it is shown; empty for none
  public ConsolePane(
      FramePump pump,
      KeyFilter keys,
      String openKeys,
      TerminalColours colours,
      ConsoleActions actions) {
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
    open.setOnAction(_ -> openShell());
    empty =
        new EmptyState(
            Icon.TERMINAL,
            Messages.text("console.empty.title"),
            Messages.text("console.empty.text"));
    emptyOpen = empty.action(Messages.text("console.open"), openKeys, this::openShell);
    area = new ConsoleArea(empty);
    setTop(heads);
    setCenter(area);
    setBottom(bars);
    ahead = new KeysAhead(this, keys, actions);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    dress =
        new TerminalDress(
            this, colours, () -> shown.values().stream().map(ConsoleTab::view).toList());
  }

  /// Shows these terminals as they are arranged. One that was shown before keeps its view, its
  /// place and its selection. What was open when the window closed is opened again.
  public void show(List<Terminal> terminals, ConsoleLayout arranged) {
    if (!arranged.equals(layout)) {
      bars.clear();
      ahead.drop(); // the shell that is on its way is another session's
    }
    layout = arranged;
    Map<Terminal, ConsoleTab> next = new HashMap<>();
    for (Terminal terminal : terminals) {
      ConsoleTab tab = shown.get(terminal);
      next.put(terminal, tab == null ? new ConsoleTab(view(terminal), this::choose, actions) : tab);
    }
    shown = next;
    layout.settle(terminals);
    arrange();
    area.whenLaidOut(actions::restoreShells);
  }

  /// Shows nothing, because nobody sees it.
  public void hide() {
    ahead.drop();
    shown = new HashMap<>();
    layout = new ConsoleLayout(List.of());
    arrange();
  }

  /// Shows the arrangement as it is now.
  private void arrange() {
    boolean focused = terminalFocused();
    ConsoleTab before = chosen;
    heads.show(layout, this::tab);
    chosen = layout.chosen().map(Tab::current).map(this::tab).orElse(null);
    if (chosen != before) {
      bars.clear();
    }
    area.show(layout, terminal -> tab(terminal).view());
    if (chosen != null) {
      painted(chosen.view().terminal());
      if (focused) {
        chosen.view().requestFocus();
      }
      if (chosen != before) {
        ahead.giveTo(chosen.view());
      }
    }
  }

  private TerminalView view(Terminal terminal) {
    TerminalView view = new TerminalView(terminal, pump, keys, actions);
    dress.put(view);
    view.onChanged(() -> painted(terminal));
    view.pasting().onRisky(text -> bars.ask(text, view));
    view.focusedProperty()
        .subscribe(focused -> {
          if (focused && !chosenTerminal().filter(terminal::equals).isPresent()) {
            choose(terminal);
          }
        });
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

  /// Opens another shell in a tab of its own.
  public void openShell() {
    ConsoleLayout asked = layout;
    ahead.expect(shown.keySet());
    area.whenLaidOut(size -> {
      if (asked.equals(layout)) {
        ahead.openShell(size, () -> {});
      }
    });
  }

  private void divide(Terminal there, Way way) {
    if (!open.isDisabled()) {
      layout.expect(there, way);
      ahead.expect(shown.keySet());
      ahead.openShell(area.size(there, way), layout::expectNothing);
    }
  }

  /// Gives the chosen terminal the keyboard; without one, the button that opens one.
  public void focusTerminal() {
    if (chosen == null) {
      open.requestFocus();
    } else {
      chosen.view().requestFocus();
    }
  }

  private void go(Optional<Terminal> to) {
    to.ifPresent(terminal -> {
      choose(terminal);
      focusTerminal();
    });
  }

  /// The terminal in use.
  public Optional<Terminal> chosenTerminal() {
    return Optional.ofNullable(chosen).map(tab -> tab.view().terminal());
  }

  /// Whether keys go to the chosen terminal.
  public boolean terminalFocused() {
    return chosen != null && chosen.view().isFocused();
  }

  /// Whether a verb means anything now.
  public boolean can(ConsoleVerb verb) {
    Optional<Terminal> now = chosenTerminal();
    return switch (verb) {
      case GO_LEFT -> now.flatMap(it -> area.neighbour(it, Side.LEFT)).isPresent();
      case GO_RIGHT -> now.flatMap(it -> area.neighbour(it, Side.RIGHT)).isPresent();
      case GO_UP -> now.flatMap(it -> area.neighbour(it, Side.TOP)).isPresent();
      case GO_DOWN -> now.flatMap(it -> area.neighbour(it, Side.BOTTOM)).isPresent();
      case GROW, SHRINK -> now.filter(area::isSplit).isPresent();
      case SPLIT_BESIDE, SPLIT_BELOW -> now.isPresent() && !open.isDisabled();
      case FIND,
          PREVIOUS_PROMPT,
          NEXT_PROMPT,
          SELECT_OUTPUT,
          CLEAR,
          COPY,
          PASTE,
          NEXT,
          PREVIOUS,
          RENAME,
          CLOSE ->
          now.isPresent();
    };
  }

  /// Does something with the chosen terminal; nothing without one.
  public void run(ConsoleVerb verb) {
    ConsoleTab tab = chosen;
    if (tab != null) {
      TerminalView view = tab.view();
      Terminal terminal = view.terminal();
      switch (verb) {
        case FIND -> bars.find(view);
        case PREVIOUS_PROMPT -> view.prompts().previous();
        case NEXT_PROMPT -> view.prompts().next();
        case SELECT_OUTPUT -> view.prompts().selectOutput();
        case CLEAR -> view.clear();
        case COPY -> view.selection().copy();
        case PASTE -> view.pasting().paste(Clipboard.getSystemClipboard().getString());
        case SPLIT_BESIDE -> divide(terminal, Way.BESIDE);
        case SPLIT_BELOW -> divide(terminal, Way.BELOW);
        case GO_LEFT -> go(area.neighbour(terminal, Side.LEFT));
        case GO_RIGHT -> go(area.neighbour(terminal, Side.RIGHT));
        case GO_UP -> go(area.neighbour(terminal, Side.TOP));
        case GO_DOWN -> go(area.neighbour(terminal, Side.BOTTOM));
        case GROW -> area.grow(terminal, 1);
        case SHRINK -> area.grow(terminal, -1);
        case NEXT -> go(layout.step(1));
        case PREVIOUS -> go(layout.step(-1));
        case RENAME -> tab.rename();
        case CLOSE -> actions.closeTerminal(terminal);
      }
    }
  }

  /// Sets what the person has chosen about all terminals.
  public void show(ConsoleLook next) {
    area.showFont(CellFont.of(next, 1));
    dress.show(next);
  }

  private ConsoleTab tab(Terminal terminal) {
    return Objects.requireNonNull(shown.get(terminal));
  }

  private void choose(Terminal terminal) {
    layout.choose(terminal);
    arrange();
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
    Terminal ended = now.view().terminal();
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      layout.expectInPlaceOf(ended);
      ahead.expect(shown.keySet());
      GridSize size = new GridSize(now.view().columns(), now.view().rows());
      ahead.restartShell(ended, size, layout::expectNothing);
    } else if (event.getCode() == KeyCode.D && event.isControlDown()) {
      event.consume();
      actions.closeTerminal(ended);
    }
  }
}
