package app.coppice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An editor whose command line is known: by which names it is started, whether it opens a window
/// of its own, and how it is told a line. In the order in which they are looked for.
enum KnownEditor {
  CODE("Visual Studio Code", Home.WINDOW, Way.GOTO, "code", "code-insiders"),
  CODIUM("VSCodium", Home.WINDOW, Way.GOTO, "codium", "vscodium"),
  CURSOR("Cursor", Home.WINDOW, Way.GOTO, "cursor"),
  WINDSURF("Windsurf", Home.WINDOW, Way.GOTO, "windsurf"),
  ZED("Zed", Home.WINDOW, Way.COLONS, "zed", "zeditor"),
  SUBLIME("Sublime Text", Home.WINDOW, Way.COLONS, "subl", "sublime_text"),
  JETBRAINS(
      "JetBrains",
      Home.WINDOW,
      Way.WORDS,
      "idea",
      "pycharm",
      "webstorm",
      "goland",
      "clion",
      "rider",
      "phpstorm",
      "rubymine",
      "rustrover"),
  GVIM("Vim", Home.WINDOW, Way.VIM, "gvim", "mvim"),
  NEOVIDE("Neovide", Home.WINDOW, Way.NEOVIDE, "neovide"),
  KATE("Kate", Home.WINDOW, Way.WORDS, "kate", "kwrite"),
  GEDIT("gedit", Home.WINDOW, Way.PLUS_COLON, "gedit"),
  GEANY("Geany", Home.WINDOW, Way.WORDS, "geany"),
  MOUSEPAD("Mousepad", Home.WINDOW, Way.WORDS, "mousepad"),
  XED("Xed", Home.WINDOW, Way.PLUS_LINE, "xed", "pluma"),
  GNOME("GNOME Text Editor", Home.WINDOW, Way.FILE_ALONE, "gnome-text-editor"),
  EMACS("Emacs", Home.EITHER, Way.PLUS_COLON, "emacs", "emacsclient"),
  VIM("Vim", Home.TERMINAL, Way.VIM, "vim", "nvim", "view"),
  VI("vi", Home.TERMINAL, Way.PLUS_LINE, "vi", "nvi", "vis", "jed", "joe", "mcedit"),
  NANO("nano", Home.TERMINAL, Way.PLUS_COMMA, "nano", "pico", "ne"),
  HELIX("Helix", Home.TERMINAL, Way.COLONS, "hx", "helix"),
  MICRO("micro", Home.TERMINAL, Way.PLUS_COLON, "micro", "kak");

  /// Where an editor is seen.
  private enum Home {
    WINDOW,
    TERMINAL,
    /// In a window, unless an option says a terminal.
    EITHER
  }

  /// How a place is written.
  private enum Way {
    GOTO,
    COLONS,
    WORDS,
    VIM,
    NEOVIDE,
    PLUS_LINE,
    PLUS_COLON,
    PLUS_COMMA,
    FILE_ALONE
  }

  private static final Set<String> IN_TERMINAL =
      Set.of("-nw", "-t", "-tty", "--tty", "--nw", "--no-window-system");

  private final String title;
  private final Home home;
  private final Way way;

  /// With blanks between them.
  private final String programs;

  KnownEditor(String title, Home home, Way way, String... programs) {
    this.title = title;
    this.home = home;
    this.way = way;
    this.programs = String.join(" ", programs);
  }

  /// The editor that a program is, by its name: `/usr/bin/vim.basic` is Vim.
  static Optional<KnownEditor> of(Path program) {
    String file = String.valueOf(program.getFileName());
    int dot = file.indexOf('.');
    String name = dot > 0 ? file.substring(0, dot) : file;
    return Arrays.stream(values()).filter(it -> it.programs().contains(name)).findFirst();
  }

  /// The programs that open a window, the best known ones first.
  static Stream<String> windows() {
    return Arrays.stream(values())
        .filter(it -> it.home == Home.WINDOW)
        .flatMap(it -> it.programs().stream());
  }

  private List<String> programs() {
    return List.of(programs.split(" ", -1));
  }

  String title() {
    return title;
  }

  /// Whether it needs a terminal when it is started with these words.
  boolean needsTerminal(List<String> words) {
    return switch (home) {
      case WINDOW -> false;
      case TERMINAL -> !(this == VIM && words.contains("-g"));
      case EITHER -> words.stream().anyMatch(IN_TERMINAL::contains);
    };
  }

  /// The words behind the program's own ones. An absolute path is no option of any editor.
  ///
  /// @param line from 1
  /// @param column from 1
  List<String> place(Path file, int line, int column) {
    String path = file.toString();
    return switch (way) {
      case GOTO -> List.of("--goto", path + ":" + line + ":" + column);
      case COLONS -> List.of(path + ":" + line + ":" + column);
      case WORDS -> List.of("--line", "" + line, "--column", "" + column, path);
      case VIM -> List.of("+call cursor(" + line + "," + column + ")", "--", path);
      case NEOVIDE -> List.of(path, "--", "+call cursor(" + line + "," + column + ")");
      case PLUS_LINE -> List.of("+" + line, path);
      case PLUS_COLON -> List.of("+" + line + ":" + column, path);
      case PLUS_COMMA -> List.of("+" + line + "," + column, path);
      case FILE_ALONE -> List.of(path);
    };
  }

  /// A whole command for a place.
  List<String> command(List<String> words, Path file, int line, int column) {
    List<String> all = new ArrayList<>(words);
    all.addAll(place(file, line, column));
    return all;
  }
}
