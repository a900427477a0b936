package app.coppice.terminal;

/// What a program asks of the person beside its picture. Texts are the program's own: bounded,
/// without control characters, and to be trusted with nothing. Immutable.
public sealed interface TerminalEvent {
  /// A message for the person (OSC 9, OSC 777).
  ///
  /// @param title may be empty
  record Notice(String title, String text) implements TerminalEvent {}

  /// The oldest lines had to be forgotten, as all terminals together hold too many and the disk
  /// takes no more. Told once a terminal.
  record ScrollbackCut() implements TerminalEvent {}

  /// The program wants this text on the clipboard (OSC 52): the person must agree. Line feeds and
  /// tabs may be in it.
  record ClipboardRequest(String text) implements TerminalEvent {}
}
