package app.coppice.ui.window;

import app.coppice.settings.Settings;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleVerb;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.stage.FileChooser;

/// What can be done with the terminal in view. The keys mean it only while the keyboard is in the
/// console. FX thread only.
final class TerminalActions {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
  private static final int SMALLEST = 8;
  private static final int LARGEST = 32;

  private final Actions actions;
  private final Desk desk;
  private final WindowParts parts;
  private final NoticeBar notices;
  private final Consumer<Settings> terminals;

  TerminalActions(
      Actions actions,
      Desk desk,
      WindowParts parts,
      NoticeBar notices,
      Consumer<Settings> terminals) {
    this.actions = actions;
    this.desk = desk;
    this.parts = parts;
    this.notices = notices;
    this.terminals = terminals;
  }

  void register() {
    String copying = MAC ? "Shortcut+" : "Shortcut+Shift+";
    verb("find-in-terminal", ConsoleVerb.FIND, "Shortcut+Shift+F");
    typing("terminal-copy", run(ConsoleVerb.COPY), copying + "C");
    typing("terminal-paste", run(ConsoleVerb.PASTE), copying + "V");
    verb("previous-prompt", ConsoleVerb.PREVIOUS_PROMPT, "Shortcut+Shift+Up");
    verb("next-prompt", ConsoleVerb.NEXT_PROMPT, "Shortcut+Shift+Down");
    verb("select-output", ConsoleVerb.SELECT_OUTPUT, "Shortcut+Shift+O");
    verb("clear-terminal", ConsoleVerb.CLEAR, "Shortcut+Shift+K");
    action("save-terminal", this::within, this::save, "Shortcut+Shift+S");
    verb("next-terminal", ConsoleVerb.NEXT, "Shortcut+Shift+Right");
    verb("previous-terminal", ConsoleVerb.PREVIOUS, "Shortcut+Shift+Left");
    verb("split-beside", ConsoleVerb.SPLIT_BESIDE, "Shortcut+Shift+D");
    verb("split-below", ConsoleVerb.SPLIT_BELOW, "Shortcut+Shift+E");
    among("terminal-left", ConsoleVerb.GO_LEFT, "Alt+Shift+Left");
    among("terminal-right", ConsoleVerb.GO_RIGHT, "Alt+Shift+Right");
    among("terminal-up", ConsoleVerb.GO_UP, "Alt+Shift+Up");
    among("terminal-down", ConsoleVerb.GO_DOWN, "Alt+Shift+Down");
    among("grow-terminal", ConsoleVerb.GROW, "Shortcut+Alt+Equals", "Shortcut+Alt+Plus");
    among("shrink-terminal", ConsoleVerb.SHRINK, "Shortcut+Alt+Minus");
    verb("rename-terminal", ConsoleVerb.RENAME, "Shortcut+Shift+R");
    verb("close-terminal", ConsoleVerb.CLOSE, "Shortcut+Shift+X");
    typing("terminal-zoom-in", () -> zoom(size() + 1), "Shortcut+Equals", "Shortcut+Plus");
    typing("terminal-zoom-out", () -> zoom(size() - 1), "Shortcut+Minus");
    typing("terminal-zoom-reset", () -> zoom(Settings.DEFAULT.terminalFontSize()), "Shortcut+0");
  }

  private void verb(String id, ConsoleVerb verb, String... keys) {
    action(id, this::within, run(verb), keys);
  }

  /// An action among terminals that share a tab; where none does, its key is the program's.
  private void among(String id, ConsoleVerb verb, String... keys) {
    BooleanSupplier can = () -> desk.console().can(verb);
    actions.add(
        new Action(
            id,
            Action.Group.TERMINAL,
            Actions.chords(keys),
            can,
            () -> within() && can.getAsBoolean(),
            run(verb)));
  }

  /// An action whose key belongs to other controls of the console, too.
  private void typing(String id, Runnable run, String... keys) {
    action(id, () -> desk.console().terminalFocused(), run, keys);
  }

  private void action(String id, BooleanSupplier reach, Runnable run, String... keys) {
    actions.add(
        new Action(
            id,
            Action.Group.TERMINAL,
            Actions.chords(keys),
            () -> desk.console().chosenTerminal().isPresent(),
            reach,
            run));
  }

  private Runnable run(ConsoleVerb verb) {
    return () -> desk.console().run(verb);
  }

  private boolean within() {
    return desk.console().isFocusWithin();
  }

  private int size() {
    return parts.settings().current().terminalFontSize();
  }

  private void zoom(int size) {
    int fitting = Math.clamp(size, SMALLEST, LARGEST);
    Settings changed = new SettingsDraft(parts.settings().current()).terminalFontSize(fitting);
    parts.settings().save(changed);
    terminals.accept(changed);
    notices.tell(Messages.text("window.terminal.zoom", fitting));
  }

  private void save() {
    desk.console().chosenTerminal().ifPresent(this::save);
  }

  private void save(Terminal terminal) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("window.action.save-terminal"));
    chooser.setInitialFileName(terminal.name().replaceAll("[^\\p{L}\\p{N}._-]", "-") + ".txt");
    File file = chooser.showSaveDialog(desk.console().getScene().getWindow());
    if (file != null) {
      FxThread.deliver(
          CompletableFuture.runAsync(
              () -> write(terminal, file.toPath()), Thread::startVirtualThread),
          _ -> notices.tell(Messages.text("window.terminal.saved", file)),
          failure ->
              notices.problem(
                  Messages.text("window.terminal.not-saved", Outcomes.reason(failure))));
    }
  }

  private static void write(Terminal terminal, Path file) {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      terminal.screen().export(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
