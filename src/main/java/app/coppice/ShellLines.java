package app.coppice;

import java.util.List;
import java.util.Locale;

/// Lines for the system's shell, which whoever runs them does not wait for at the keyboard: a
/// model's commands and a repository's scripts. They give way to all that a person works with, so
/// that a window answers however many builds run at once.
final class ShellLines {
  /// Linux shares its cores first among terminals and then among what runs in each, so both are
  /// told; the first only by the program that the terminal began with. Where one of them is not
  /// known, the lines run as urgently as everything else.
  private static final String GIVING_WAY =
      """
      { read -r a b c d e terminal z </proc/$$/stat &&
        [ "$terminal" = $$ ] && echo 10 >/proc/self/autogroup; } 2>/dev/null
      command -v nice >/dev/null && exec nice -n 10 /bin/sh -c "$0"
      exec /bin/sh -c "$0"\
      """;

  private ShellLines() {}

  static List<String> command(String lines) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return windows ? List.of("cmd.exe", "/c", lines) : List.of("/bin/sh", "-c", GIVING_WAY, lines);
  }
}
