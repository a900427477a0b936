package app.coppice.ui.console;

/// What a person can do with the chosen terminal of a console.
public enum ConsoleVerb {
  FIND,
  PREVIOUS_PROMPT,
  NEXT_PROMPT,
  /// Selects what the command in view has written.
  SELECT_OUTPUT,
  /// Forgets the scrollback.
  CLEAR,
  COPY,
  PASTE,
  /// Chooses the next tab.
  NEXT,
  RENAME,
  CLOSE
}
