package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The configuration of a repository on this disk as git itself reads it, with whatever files it
/// includes, on whatever condition.
///
/// @param lines in git's order: of several with one key the last one counts
record ReceivingConfig(Path gitFolder, List<Line> lines) {

  /// Who says so.
  enum Origin {
    /// The repository, or what it includes.
    REPOSITORY,
    /// The person or the machine.
    PERSON,
    /// Our own command line.
    COMMAND
  }

  /// One value.
  ///
  /// @param key with section and name in lower case; of a subsection the case counts
  record Line(Origin origin, String key, String value) {
    boolean isOwn() {
      return origin == Origin.REPOSITORY;
    }
  }

  ReceivingConfig {
    lines = List.copyOf(lines);
  }

  /// As it is now. Blocking.
  static ReceivingConfig of(GitProgram program, Path gitFolder)
      throws IOException, InterruptedException {
    var listed =
        program.quiet(
            new Place(gitFolder, gitFolder), List.of("config", "--list", "--show-scope", "-z"));
    if (listed.exitStatus() != 0) {
      throw new IOException(
          "The configuration of "
              + gitFolder
              + " cannot be read: "
              + GitProgram.text(listed.error()).strip());
    }
    var lines = new ArrayList<Line>();
    String[] fields = GitProgram.text(listed.output()).split("\0", -1);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      int line = fields[i + 1].indexOf('\n');
      String key = line < 0 ? fields[i + 1] : fields[i + 1].substring(0, line);
      String value = line < 0 ? "true" : fields[i + 1].substring(line + 1);
      lines.add(new Line(origin(fields[i]), key, value));
    }
    return new ReceivingConfig(gitFolder, lines);
  }

  private static Origin origin(String scope) {
    return switch (scope) {
      case "local", "worktree" -> Origin.REPOSITORY;
      case "command" -> Origin.COMMAND;
      default -> Origin.PERSON;
    };
  }

  /// What the repository itself says last of a key.
  Optional<String> own(String key) {
    return lines.stream()
        .filter(line -> line.isOwn() && line.key().equals(key))
        .map(Line::value)
        .reduce((_, later) -> later);
  }
}
