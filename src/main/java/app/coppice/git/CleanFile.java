package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;

/// A file as `git add` would store it, asked of git itself by way of a copy of the index: line ends
/// and modes are git's own business.
record CleanFile(Repository repository, Worktree worktree, Filters filters) {
  /// What becomes of the programs that the configuration names as filters.
  enum Filters {
    /// They run, as at a prompt: what is staged is what will be committed.
    RUN,
    /// They are left out.
    LEFT_OUT
  }

  /// Stages the file named in the input. Filters may run, hooks never do.
  static final List<String> ADD = Addition.with(Addition.WITHOUT_HOOKS, Addition.OF_NAMES);

  /// Whether a filter of the configuration would have a say.
  boolean isFiltered(String path) throws IOException, InterruptedException {
    List<String> attributes = asked(List.of("check-attr", "-z", "filter", "--", path));
    String driver = attributes.size() < 3 ? "" : attributes.get(2);
    List<String> keys = asked(List.of("config", "--list", "--name-only", "-z"));
    return keys.contains("filter." + driver + ".clean")
        || keys.contains("filter." + driver + ".process");
  }

  private List<String> asked(List<String> arguments) throws IOException, InterruptedException {
    var told = repository.program().quiet(worktree.place(), arguments);
    if (told.exitStatus() != 0) {
      throw new IOException("git does not answer: " + GitProgram.text(told.error()).strip());
    }
    return List.of(GitProgram.text(told.output()).split("\0"));
  }

  FileVersions.Version of(String path) throws IOException, InterruptedException {
    if (Files.notExists(worktree.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      return FileVersions.absent();
    }
    if (Files.isDirectory(worktree.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      // Git would add all that lies there, and look into a submodule.
      throw new FileVersions.NotByLine(path + " is no plain file: take it as a whole.");
    }
    Path folder = Files.createTempDirectory(worktree.adminFolder(), "coppice-index");
    Path copy = folder.resolve("index");
    try {
      try {
        Files.copy(
            worktree.adminFolder().resolve("index"), copy, StandardCopyOption.COPY_ATTRIBUTES);
      } catch (NoSuchFileException e) {
        // Nothing was ever added: git makes one.
      }
      byte[] input = path.getBytes(StandardCharsets.UTF_8);
      var index = Map.of("GIT_INDEX_FILE", copy.toString());
      var program = repository.program();
      var ended =
          switch (filters) {
            case RUN -> program.asPerson(worktree.place(), ADD, input, index, _ -> true);
            case LEFT_OUT -> program.quiet(worktree.place(), ADD, input, index, _ -> true);
          };
      if (ended.exitStatus() != 0) {
        throw new FileVersions.NotByLine(
            "git could not add " + path + ": " + GitProgram.text(ended.error()).strip());
      }
      var jgit = repository.jgit(worktree);
      return FileVersions.inIndex(jgit, DirCache.read(copy.toFile(), jgit.getFS()), path);
    } finally {
      Files.deleteIfExists(copy.resolveSibling("index.lock"));
      Files.deleteIfExists(copy);
      Files.deleteIfExists(folder);
    }
  }
}
