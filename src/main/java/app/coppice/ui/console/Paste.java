package app.coppice.ui.console;

import java.nio.charset.StandardCharsets;

/// Text from the clipboard on its way into a terminal. Pure.
final class Paste {
  private static final String START = "\033[200~";
  private static final String END = "\033[201~";

  private Paste() {}

  /// Whether a program that takes no bracketed pastes might run a part of the text before the
  /// person has seen it: it has several lines, a line end, or control characters.
  static boolean isRisky(String text) {
    return text.codePoints().anyMatch(code -> code != '\t' && Character.isISOControl(code));
  }

  /// The bytes to send. Line ends become Enter. Control characters are left out, above all the
  /// escape that could end a bracketed paste early and have the rest run as typed.
  static byte[] bytes(String text, boolean bracketed) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(code -> code == '\n' ? '\r' : code)
        .filter(code -> code == '\r' || code == '\t' || !Character.isISOControl(code))
        .forEach(clean::appendCodePoint);
    String sent = bracketed ? START + clean + END : clean.toString();
    return sent.getBytes(StandardCharsets.UTF_8);
  }
}
