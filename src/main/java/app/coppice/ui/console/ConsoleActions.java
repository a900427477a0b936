package app.coppice.ui.console;

import app.coppice.terminal.Terminal;

/// What the console pane asks of the window around it. FX thread only.
public interface ConsoleActions extends LinkActions {
  /// Opens another shell in the session's worktree.
  void openShell();

  /// Closes a terminal and takes it away from the list.
  void closeTerminal(Terminal terminal);

  /// Puts a new shell in the place of one that has ended.
  void restartShell(Terminal ended);

  /// A terminal got another name.
  void renamed(Terminal terminal);
}
