package app.coppice;

import app.coppice.settings.EditorCommand;
import app.coppice.ui.console.FilePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which editor opens a file: the one of the settings, else the one that the person's shell names
/// when it has a window, else a known one that is installed, else the shell's one in a terminal,
/// else the desktop decides. Blocking: it looks at the disk.
///
/// @param setting the command of the settings; empty for none
/// @param shell what VISUAL and EDITOR say, in this order; empty texts for none
/// @param find the absolute path of a program; empty where there is none
record EditorChoice(String setting, List<String> shell, Function<String, Optional<Path>> find) {

  /// How a place is opened.
  sealed interface Chosen {
    /// By a program with a window of its own.
    record Window(String editor, List<String> command) implements Chosen {}

    /// By a program that needs a terminal.
    record InTerminal(String editor, List<String> command) implements Chosen {}

    /// By what the desktop opens texts with.
    record Desktop() implements Chosen {}

    /// By none: the one that the settings name is not there.
    record Missing(String problem) implements Chosen {}
  }

  Chosen choose(FilePlace place) {
    if (!setting.isBlank()) {
      return problem()
          .<Chosen>map(Chosen.Missing::new)
          .orElseGet(() -> chosen(EditorCommand.of(home(setting)), place));
    }
    List<Chosen> named =
        shell.stream()
            .filter(it -> !it.isBlank() && problem(it).isEmpty())
            .map(it -> chosen(EditorCommand.of(home(it)), place))
            .toList();
    Stream<Chosen> installed =
        KnownEditor.windows()
            .filter(program -> find.apply(program).isPresent())
            .map(program -> chosen(new EditorCommand(List.of(program)), place));
    return Stream.concat(
            Stream.concat(named.stream().filter(Chosen.Window.class::isInstance), installed),
            named.stream())
        .findFirst()
        .orElseGet(Chosen.Desktop::new);
  }

  /// Why the setting cannot be used, in a sentence; empty when it can.
  Optional<String> problem() {
    return problem(setting);
  }

  private Optional<String> problem(String text) {
    String command = home(text);
    if (command.isBlank()) {
      return Optional.empty();
    }
    return EditorCommand.problem(command)
        .or(() -> {
          String program = EditorCommand.of(command).program();
          return find.apply(program).isPresent()
              ? Optional.empty()
              : Optional.of(
                  "There is no program "
                      + program
                      + " on your PATH. Check the editor in the settings.");
        });
  }

  /// A home folder is written as in a shell.
  private static String home(String command) {
    String text = command.strip();
    return text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
  }

  private Chosen chosen(EditorCommand command, FilePlace place) {
    int line = Math.max(1, place.line());
    int column = Math.max(1, place.column());
    Path program = find.apply(command.program()).orElseThrow();
    Optional<KnownEditor> known = known(command.program(), program);
    List<String> words =
        command.namesFile()
            ? command.filled(place.file(), line, column)
            : known
                .map(it -> it.command(command.words(), place.file(), line, column))
                .orElseGet(() ->
                    Stream.concat(command.words().stream(), Stream.of(place.file().toString()))
                        .toList());
    String title =
        known
            .filter(it -> it != KnownEditor.JETBRAINS)
            .map(KnownEditor::title)
            .orElseGet(() -> String.valueOf(program.getFileName()));
    List<String> started =
        Stream.concat(Stream.of(program.toString()), words.stream().skip(1)).toList();
    return known.filter(it -> it.needsTerminal(command.words())).isPresent()
        ? new Chosen.InTerminal(title, started)
        : new Chosen.Window(title, started);
  }

  /// What a name is known as, else what the link behind it is: `editor` may be nano.
  private static Optional<KnownEditor> known(String name, Path program) {
    return KnownEditor.of(Path.of(name))
        .or(() -> {
          try {
            return KnownEditor.of(program.toRealPath());
          } catch (IOException _) {
            return Optional.empty();
          }
        });
  }
}
