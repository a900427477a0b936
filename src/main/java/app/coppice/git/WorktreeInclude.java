package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file `.worktreeinclude` at the top of a checkout: patterns in the syntax of `.gitignore`
/// that name ignored files which new worktrees are to have too. It comes from the repository, so it
/// only ever chooses among files that are ignored and lie in the main checkout.
final class WorktreeInclude {
  static final String NAME = ".worktreeinclude";
  private static final int LONGEST = 64 * 1024;
  private static final int MOST = 1_000;

  private WorktreeInclude() {}

  /// The patterns; empty when there is no such file.
  ///
  /// @throws IOException when it is no plain file or too long; the message is for the person
  static Optional<List<String>> read(Path checkout) throws IOException {
    Path file = checkout.resolve(NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no plain file. It was not read.");
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      throw new IOException(file + " is longer than 64 KiB. It was not read.");
    }
    return Optional.of(patterns(new String(bytes, StandardCharsets.UTF_8).lines().toList()));
  }

  /// What `gitignore(5)` counts as patterns: neither blank lines nor comments; spaces at the end
  /// only behind a backslash.
  static List<String> patterns(List<String> lines) {
    List<String> patterns = new ArrayList<>();
    for (String line : lines) {
      String pattern = line.replaceFirst("(?<!\\\\) +$", "");
      boolean counts = !pattern.isEmpty() && !pattern.startsWith("#") && pattern.indexOf('\0') < 0;
      if (counts && patterns.size() < MOST) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  /// Makes the file, which must not be there.
  static void write(Path checkout, List<String> patterns) throws IOException {
    String text = "# Ignored files that new worktrees get a copy of.\n";
    try (var out = NewFile.plain(checkout.resolve(NAME))) {
      out.write((text + String.join("\n", patterns) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
