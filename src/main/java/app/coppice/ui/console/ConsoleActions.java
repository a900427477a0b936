package app.coppice.ui.console;

import app.coppice.terminal.Terminal;

/// What the console pane asks of the window around it. FX thread only.
public interface ConsoleActions extends LinkActions {
  /// Opens another shell in the session's worktree.
  ///
  /// @param failed runs when none came
  void openShell(GridSize size, Runnable failed);

  /// Opens again, once, the shells that were open when the window closed.
  void restoreShells(GridSize size);

  /// Closes a terminal and takes it away from the list.
  void closeTerminal(Terminal terminal);

  /// Puts a new shell in the place of one that has ended.
  ///
  /// @param failed runs when none came
  void restartShell(Terminal ended, GridSize size, Runnable failed);

  /// A terminal got another name.
  void renamed(Terminal terminal);
}
