package app.coppice.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where git looks for ignore rules outside the tree: the person's global excludes, then the
/// repository's `info/exclude`, weakest first; and whether file names fold case.
///
/// Reads `core.excludesFile` and `core.ignoreCase` only as a plain line of the person's or the
/// repository's config file, without includes and conditions.
record ExcludeFiles(List<Path> files, boolean foldCase) {
  ExcludeFiles {
    files = List.copyOf(files);
  }

  static ExcludeFiles of(Path root) {
    return of(root, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static ExcludeFiles of(Path root, Map<String, String> environment, Path home) {
    Optional<Path> common = commonGitFolder(root);
    Path configHome =
        set(environment, "XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
    List<Path> configs = new ArrayList<>();
    common.ifPresent(folder -> configs.add(folder.resolve("config")));
    set(environment, "GIT_CONFIG_GLOBAL")
        .map(Path::of)
        .ifPresentOrElse(
            configs::add,
            () -> {
              configs.add(home.resolve(".gitconfig"));
              configs.add(configHome.resolve("git/config"));
            });
    List<Path> files = new ArrayList<>();
    files.add(
        value(configs, "excludesfile")
            .map(text -> expanded(text, root, home))
            .orElse(configHome.resolve("git/ignore")));
    common.ifPresent(folder -> files.add(folder.resolve("info/exclude")));
    boolean foldCase =
        value(configs, "ignorecase").map(text -> text.equalsIgnoreCase("true")).orElse(false);
    return new ExcludeFiles(files, foldCase);
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static Path expanded(String text, Path root, Path home) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)) : root.resolve(text);
  }

  /// A linked worktree's `.git` is a file that names its own git folder, whose `commondir` names
  /// the shared one.
  private static Optional<Path> commonGitFolder(Path root) {
    Path git = root.resolve(".git");
    if (Files.isDirectory(git)) {
      return Optional.of(git);
    }
    Optional<Path> own =
        firstLine(git)
            .filter(line -> line.startsWith("gitdir: "))
            .map(line -> root.resolve(line.substring("gitdir: ".length())));
    return own.map(
        folder -> firstLine(folder.resolve("commondir")).map(folder::resolve).orElse(folder));
  }

  private static Optional<String> firstLine(Path file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  private static Optional<String> value(List<Path> configs, String key) {
    return configs.stream().flatMap(file -> coreValue(file, key).stream()).findFirst();
  }

  /// The last value of a key of the section `[core]`.
  private static Optional<String> coreValue(Path config, String key) {
    boolean core = false;
    Optional<String> found = Optional.empty();
    for (String line : lines(config)) {
      String text = line.strip();
      if (text.startsWith("[")) {
        core = text.toLowerCase(Locale.ROOT).startsWith("[core]");
      }
      int equals = text.indexOf('=');
      if (core && equals > 0 && text.substring(0, equals).strip().equalsIgnoreCase(key)) {
        found = Optional.of(unquoted(text.substring(equals + 1).strip()));
      }
    }
    return found;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
