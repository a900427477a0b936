package app.coppice.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The section `[core]` of one configuration file of git, and of those that it includes without a
/// condition. What cannot be read has no values.
///
/// Format: `git-config(1)`, "Syntax".
final class CoreValues {
  private static final int DEEPEST = 10;
  private static final long LONGEST = 1 << 20;

  /// Files that are read in all: includes can name each other.
  private static final int MOST_FILES = 100;

  private final Path home;
  private final Map<String, String> values = new HashMap<>();
  private int files;

  private CoreValues(Path home) {
    this.home = home;
  }

  /// @param home what `~/` leads to in the path of an included file
  static CoreValues of(Path file, Path home) {
    var found = new CoreValues(home);
    found.read(file, 0);
    return found;
  }

  /// The last value of a key, which may be written in any case.
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key.toLowerCase(Locale.ROOT)));
  }

  private void read(Path file, int depth) {
    files++;
    String section = "";
    for (String line : lines(file)) {
      String text = line.strip();
      if (text.startsWith("[")) {
        int end = text.indexOf(']');
        if (end < 0) {
          return; // git reads no further either
        }
        section = text.substring(1, end).strip().toLowerCase(Locale.ROOT);
        text = text.substring(end + 1).strip();
      }
      int equals = text.indexOf('=');
      String key = (equals < 0 ? plain(text) : text.substring(0, equals)).strip();
      if (key.isEmpty() || key.startsWith("#") || key.startsWith(";")) {
        continue;
      }
      String value = equals < 0 ? "true" : plain(text.substring(equals + 1));
      if (section.equals("core")) {
        values.put(key.toLowerCase(Locale.ROOT), value);
      } else if (section.equals("include") && key.equalsIgnoreCase("path")) {
        include(file, value, depth);
      }
    }
  }

  private void include(Path from, String name, int depth) {
    if (depth == DEEPEST || files == MOST_FILES) {
      return;
    }
    try {
      read(
          name.startsWith("~/") ? home.resolve(name.substring(2)) : from.resolveSibling(name),
          depth + 1);
    } catch (InvalidPathException e) {
      // It names no file.
    }
  }

  /// A value without its comment, quotes, escapes and the blanks around it.
  private static String plain(String written) {
    var value = new StringBuilder();
    boolean quoted = false;
    int ends = 0;
    for (int i = 0; i < written.length(); i++) {
      char each = written.charAt(i);
      if (each == '"') {
        quoted = !quoted;
        ends = value.length();
      } else if (each == '\\' && i + 1 < written.length()) {
        i++;
        value.append(escaped(written.charAt(i)));
        ends = value.length();
      } else if (!quoted && (each == '#' || each == ';')) {
        break;
      } else if (quoted || !Character.isWhitespace(each)) {
        value.append(each);
        ends = value.length();
      } else if (!value.isEmpty()) {
        value.append(each);
      }
    }
    return value.substring(0, ends);
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'b' -> '\b';
      default -> letter;
    };
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
