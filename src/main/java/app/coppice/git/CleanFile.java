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

/// A file as `git add` would store it, asked of git itself by way of a copy of the index: the
/// person's filters, line ends and modes are git's own business.
record CleanFile(Repository repository, Worktree worktree) {

  FileVersions.Version of(String path) throws IOException, InterruptedException {
    if (Files.notExists(worktree.folder().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
      return FileVersions.absent();
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
      var ended =
          repository
              .program()
              .asPerson(
                  worktree.place(),
                  List.of("add", "-A", "--pathspec-from-file=-", "--pathspec-file-nul"),
                  path.getBytes(StandardCharsets.UTF_8),
                  Map.of("GIT_INDEX_FILE", copy.toString()),
                  _ -> true);
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
