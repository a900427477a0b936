package app.coppice.git;

import app.coppice.git.GitProgram.Place;
import app.coppice.git.ProgramRunner.Finished;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What git says about the ignored files of one working tree. Blocking; thread-safe.
record IgnoredPaths(GitProgram program, Place place) {
  private static final String HERE = "./";

  /// Untracked files that the patterns name and the ignore rules do too, relative, `/`-separated.
  ///
  /// @param patterns in the syntax of `.gitignore`, from the top of the tree
  List<String> files(Collection<String> patterns) throws IOException, InterruptedException {
    return ignored(untracked(List.of(), patterns).stream().filter(p -> !p.endsWith("/")).toList());
  }

  /// Whole folders of which the same is true, without a slash at the end; none lies in another.
  List<String> folders(Collection<String> patterns) throws IOException, InterruptedException {
    List<String> named =
        untracked(List.of("--directory"), patterns).stream().filter(p -> p.endsWith("/")).toList();
    List<String> folders = new ArrayList<>();
    for (String folder : new TreeSet<>(ignored(named))) {
      if (folders.stream().noneMatch(outer -> folder.startsWith(outer))) {
        folders.add(folder);
      }
    }
    return folders.stream().map(folder -> folder.substring(0, folder.length() - 1)).toList();
  }

  /// Those of `paths` that the ignore rules name and that are not tracked; one that is not there
  /// counts as a file unless it ends in a slash.
  List<String> ignored(Collection<String> paths) throws IOException, InterruptedException {
    if (paths.isEmpty()) {
      return List.of();
    }
    var input = new ByteArrayOutputStream();
    for (String path : paths) {
      // A name that begins with a colon would be taken for more than a name.
      input.writeBytes((HERE + path).getBytes(StandardCharsets.UTF_8));
      input.write(0);
    }
    Finished finished =
        program.quiet(place, List.of("check-ignore", "-z", "--stdin"), input.toByteArray());
    // 1 says that none is.
    if (finished.exitStatus() > 1 || finished.exitStatus() < 0) {
      throw failed("check-ignore", finished);
    }
    Set<String> asked = Set.copyOf(paths);
    return split(finished).stream()
        .filter(path -> path.startsWith(HERE))
        .map(path -> path.substring(HERE.length()))
        .filter(asked::contains)
        .toList();
  }

  private List<String> untracked(List<String> options, Collection<String> patterns)
      throws IOException, InterruptedException {
    if (patterns.isEmpty()) {
      return List.of();
    }
    var command = new ArrayList<>(List.of("ls-files", "-z", "--others", "--ignored"));
    command.addAll(options);
    patterns.forEach(pattern -> command.add("--exclude=" + pattern));
    Finished finished = program.quiet(place, command);
    if (finished.exitStatus() != 0) {
      throw failed("ls-files", finished);
    }
    return split(finished).stream().filter(IgnoredPaths::staysInside).toList();
  }

  private static boolean staysInside(String path) {
    Path relative = Path.of(path);
    if (relative.isAbsolute() || !relative.normalize().equals(relative)) {
      return false;
    }
    for (Path name : relative) {
      if (name.toString().equalsIgnoreCase(".git") || name.toString().equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static List<String> split(Finished finished) {
    String said = GitProgram.text(finished.output());
    return said.isEmpty() ? List.of() : List.of(said.split("\0"));
  }

  private static IOException failed(String command, Finished finished) {
    return new IOException("git " + command + ": " + GitProgram.text(finished.error()).strip());
  }
}
