package app.coppice.ui.console;

/// What a person can do with the terminal in use of a console.
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
  /// Opens another terminal in the right half of its room.
  SPLIT_BESIDE,
  /// Opens another terminal in the lower half of its room.
  SPLIT_BELOW,
  /// Goes to the terminal on its left.
  GO_LEFT,
  GO_RIGHT,
  GO_UP,
  GO_DOWN,
  /// Gives it more of the room that it shares.
  GROW,
  SHRINK,
  /// Chooses the next tab.
  NEXT,
  PREVIOUS,
  RENAME,
  CLOSE
}
