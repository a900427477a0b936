package app.coppice.terminal;

/// Something a program did that is no picture. Texts are the program's own: bounded, without
/// control characters, and to be trusted with nothing. Immutable.
public sealed interface TerminalEvent {
  /// The bell; several in one piece of output are one.
  record Bell() implements TerminalEvent {}

  /// A message for the person (OSC 9, OSC 777).
  ///
  /// @param title may be empty
  record Notice(String title, String text) implements TerminalEvent {}

  /// The program wants this text on the clipboard (OSC 52): the person must agree. Line feeds and
  /// tabs may be in it.
  record ClipboardRequest(String text) implements TerminalEvent {}

  /// The program works in another folder now (OSC 7, OSC 1337).
  record FolderChanged(String folder) implements TerminalEvent {}

  /// A prompt is shown (OSC 133 A).
  record PromptShown() implements TerminalEvent {}

  /// The shell has started a command (OSC 133 C).
  record CommandStarted() implements TerminalEvent {}

  /// The shell's command has ended (OSC 133 D).
  ///
  /// @param exitStatus -1 when it wasn't told
  record CommandEnded(int exitStatus) implements TerminalEvent {}
}
