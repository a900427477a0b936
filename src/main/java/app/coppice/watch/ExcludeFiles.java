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
/// Reads `core.excludesFile` and `core.ignoreCase` of the repository's, the person's and the
/// machine's configuration, with what these include unless there is a condition to it.
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
    // Strongest first.
    List<Path> written = new ArrayList<>();
    common.ifPresent(folder -> written.add(folder.resolve("config")));
    set(environment, "GIT_CONFIG_GLOBAL")
        .map(Path::of)
        .ifPresentOrElse(
            written::add,
            () -> {
              written.add(home.resolve(".gitconfig"));
              written.add(configHome.resolve("git/config"));
            });
    if (!isTrue(environment.getOrDefault("GIT_CONFIG_NOSYSTEM", ""))) {
      written.add(
          set(environment, "GIT_CONFIG_SYSTEM").map(Path::of).orElse(Path.of("/etc/gitconfig")));
    }
    List<CoreValues> configs = written.stream().map(file -> CoreValues.of(file, home)).toList();
    List<Path> files = new ArrayList<>();
    files.add(
        value(configs, "excludesfile")
            .map(text -> expanded(text, root, home))
            .orElse(configHome.resolve("git/ignore")));
    common.ifPresent(folder -> files.add(folder.resolve("info/exclude")));
    boolean foldCase = value(configs, "ignorecase").map(ExcludeFiles::isTrue).orElse(false);
    return new ExcludeFiles(files, foldCase);
  }

  /// As git reads it.
  private static boolean isTrue(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      default -> false;
    };
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

  private static Optional<String> value(List<CoreValues> configs, String key) {
    return configs.stream().flatMap(each -> each.value(key).stream()).findFirst();
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
