package app.coppice.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command line that opens a file in an editor, as a person writes it: words, of which quotes
/// keep those with blanks together, and places for the file, the line and the column. No shell ever
/// reads it. Immutable and pure.
///
/// @param words the program first
public record EditorCommand(List<String> words) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Set<String> PLACES = Set.of("file", "line", "column");

  public EditorCommand {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("The editor's command is empty.");
    }
  }

  /// @throws IllegalArgumentException with a sentence for the person, when it is no such command
  public static EditorCommand of(String text) {
    EditorCommand command = new EditorCommand(split(text.strip()));
    String program = command.program();
    if (program.isEmpty() || program.startsWith("-") || PLACE.matcher(program).find()) {
      throw new IllegalArgumentException(
          "The editor’s command must begin with a program, not with " + program + ".");
    }
    boolean hasFolder = program.contains("/") || program.contains("\\");
    if (hasFolder && !isAbsolute(program)) {
      throw new IllegalArgumentException(
          "Write " + program + " as a full path, or as a name alone that is on your PATH.");
    }
    for (String word : command.words) {
      if (PLACE.matcher(word).replaceAll("").matches(".*[{}].*")) {
        throw new IllegalArgumentException(
            "The editor’s command has a brace without its other one.");
      }
      Matcher place = PLACE.matcher(word);
      while (place.find()) {
        if (!PLACES.contains(place.group(1))) {
          throw new IllegalArgumentException(
              place.group() + " means nothing here. There are {file}, {line} and {column}.");
        }
      }
    }
    if (command.names("line") || command.names("column")) {
      if (!command.namesFile()) {
        throw new IllegalArgumentException("The editor’s command has no {file}.");
      }
    }
    return command;
  }

  private static boolean isAbsolute(String program) {
    try {
      return Path.of(program).isAbsolute();
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// Why a text is no such command, in a sentence; empty for a good one, and for none at all.
  public static Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      var _ = of(text);
      return Optional.empty();
    } catch (IllegalArgumentException bad) {
      return Optional.of(String.valueOf(bad.getMessage()));
    }
  }

  public String program() {
    return words.getFirst();
  }

  /// Whether it says itself where the file stands; else that is the opener's to know.
  public boolean namesFile() {
    return names("file");
  }

  private boolean names(String place) {
    return words.stream().anyMatch(word -> word.contains("{" + place + "}"));
  }

  /// The words for one place, each still one word whatever the file is called.
  ///
  /// @param file absolute, so that it is never taken for an option
  public List<String> filled(Path file, int line, int column) {
    if (!file.isAbsolute()) {
      throw new IllegalArgumentException(file + " is not absolute");
    }
    Map<String, String> values =
        Map.of(
            "file", file.toString(),
            "line", Integer.toString(line),
            "column", Integer.toString(column));
    return words.stream()
        .map(word ->
            PLACE
                .matcher(word)
                .replaceAll(
                    found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), ""))))
        .toList();
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean within = false;
    int quote = 0;
    for (int each : text.codePoints().toArray()) {
      if (quote != 0) {
        if (each == quote) {
          quote = 0;
        } else {
          word.appendCodePoint(each);
        }
      } else if (each == '\'' || each == '"') {
        quote = each;
        within = true;
      } else if (Character.isWhitespace(each)) {
        if (within) {
          words.add(word.toString());
        }
        word.setLength(0);
        within = false;
      } else {
        word.appendCodePoint(each);
        within = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException(
          "The editor’s command has a " + Character.toString(quote) + " without its end.");
    }
    if (within) {
      words.add(word.toString());
    }
    return words;
  }
}
