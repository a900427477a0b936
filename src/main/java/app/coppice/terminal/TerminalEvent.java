package app.coppice.terminal;

/// What a program asks of the person beside its picture. Texts are the program's own: bounded,
/// without control characters, and to be trusted with nothing. Immutable.
public sealed interface TerminalEvent {
  /// A message for the person (OSC 9, OSC 777).
  ///
  /// @param title may be empty
  record Notice(String title, String text) implements TerminalEvent {}

  /// The program wants this text on the clipboard (OSC 52): the person must agree. Line feeds and
  /// tabs may be in it.
  record ClipboardRequest(String text) implements TerminalEvent {}
}
