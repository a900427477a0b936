package app.coppice.text;

import java.util.regex.Pattern;

/// One word of a POSIX shell's command line, whatever it holds. Pure.
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./][\\w@%+=:,./-]*");

  private ShellWord() {}

  /// In single quotes.
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// For a person to paste: in quotes only where the shell would read it otherwise.
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : quoted(word);
  }
}
