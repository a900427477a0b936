package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.terminal.Terminal;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.console.ConsoleLayout;
import app.coppice.ui.console.ConsoleLook;
import app.coppice.ui.console.ConsolePane;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.StateMark;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// One session of the grid: a line that names it, and its chat or its terminal. Only the one that
/// is shown is in the scene. FX thread only.
final class SessionTile extends BorderPane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Supplier<List<Terminal>> terminals;
  private final ConsoleLayout layout;
  private final StateMark mark = new StateMark();
  private final Label title = new Label();
  private final Tooltip tip = new Tooltip();
  private final Button swap = iconButton(Icon.TERMINAL);
  private final ChatPane chat;
  private final ConsolePane console;
  private boolean waiting;

  /// @param chosen called with the session when the focus came into the pane
  /// @param closed called with the session when it is to leave the grid
  SessionTile(
      SessionId session,
      PaneMaker make,
      Supplier<List<Terminal>> terminals,
      Consumer<SessionId> chosen,
      Consumer<SessionId> closed) {
    this.terminals = terminals;
    layout = make.layouts().of(session);
    chat = make.chat();
    console = make.console(() -> Optional.of(session), this::focusConsole);
    getStyleClass().add("session-tile");
    title.getStyleClass().add("title");
    title.setTooltip(tip);
    swap.setOnAction(ignored -> {
      if (showsConsole()) {
        focusChat();
      } else {
        focusConsole();
      }
    });
    Button close = iconButton(Icon.CLOSE);
    name(close, Messages.text("window.grid.close"));
    close.setOnAction(ignored -> closed.accept(session));
    HBox line = new HBox(mark, title, Sheet.gap(), swap, close);
    line.getStyleClass().add("line");
    setTop(line);
    showChat();
    setOnMousePressed(ignored -> focusContent());
    focusWithinProperty()
        .subscribe(within -> {
          if (within) {
            chosen.accept(session);
          }
        });
  }

  void show(SessionSnapshot snapshot) {
    waiting = snapshot.state() == SessionState.WAITING;
    mark.show(snapshot.state());
    title.setText(snapshot.title());
    tip.setText(snapshot.title() + "\n" + snapshot.branch());
    chat.show(snapshot);
    console.refuse(SessionPanes.noShell(snapshot));
  }

  ConsolePane console() {
    return console;
  }

  /// Terminals came or went.
  void showTerminals() {
    if (showsConsole()) {
      console.show(terminals.get(), layout);
    } else {
      console.hide();
    }
  }

  void show(ConsoleLook look) {
    console.show(look);
  }

  /// Whether it is the session in view, to which review and keys belong.
  void mark(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }

  boolean showsConsole() {
    return console.equals(getCenter());
  }

  void showConsole() {
    chat.saveDraft();
    setCenter(console);
    showTerminals();
    swap.setGraphic(Icon.CHAT.node());
    name(swap, Messages.text("window.grid.chat"));
  }

  void focusConsole() {
    showConsole();
    console.focusTerminal();
  }

  boolean answering() {
    return chat.isAnswering();
  }

  void focusChat() {
    showChat();
    if (!waiting || !chat.focusPending()) {
      chat.focusComposer();
    }
  }

  /// Gives the keyboard to what is shown.
  void focusContent() {
    if (showsConsole()) {
      console.focusTerminal();
    } else {
      focusChat();
    }
  }

  /// Gives the keyboard to what is shown; a session that waits shows what it asks.
  void enter() {
    if (waiting) {
      focusChat();
    } else {
      focusContent();
    }
  }

  void compose(String text) {
    chat.compose(text);
  }

  void showDraft(String text) {
    chat.showDraft(text);
  }

  /// What is being written.
  String draft() {
    return chat.draft();
  }

  /// Ends the pane; what was written is saved.
  void leave() {
    console.hide();
    chat.saveDraft();
  }

  private void showChat() {
    setCenter(chat);
    showTerminals();
    swap.setGraphic(Icon.TERMINAL.node());
    name(swap, Messages.text("window.grid.terminal"));
  }

  private static Button iconButton(Icon icon) {
    Button button = Verbatim.button();
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "icon-button");
    return button;
  }

  private static void name(Button button, String text) {
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
  }
}
