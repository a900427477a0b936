package app.coppice.git;

import app.coppice.git.GitFolders.Found;
import app.coppice.git.OpenOutcome.NotARepository;
import app.coppice.git.OpenOutcome.Opened;
import app.coppice.git.OpenOutcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.FS;

/// Finds and makes repositories. Thread-safe.
public final class Repositories {
  private final GitProgram program;

  public Repositories(GitProgram program) {
    this.program = program;
    // Otherwise the first repository of a home waits for seconds while time stamps are measured.
    FS.FileStoreAttributes.setBackground(true);
  }

  /// Opens the repository that holds `folderOrFile`; a linked worktree opens its main one.
  public OpenOutcome open(Path folderOrFile) throws IOException {
    if (!Files.exists(folderOrFile)) {
      return new Refused(folderOrFile, folderOrFile + " does not exist.");
    }
    Path real = folderOrFile.toRealPath();
    Path folder = Files.isDirectory(real) ? real : real.getParent();
    if (folder == null) {
      return new NotARepository(real);
    }
    return switch (GitFolders.find(folder)) {
      case Found.Nothing _ -> new NotARepository(folder);
      case Found.Refused(String reason) -> new Refused(folder, reason);
      case Found.Here(Path worktree, Path gitFolder) -> open(worktree, gitFolder);
    };
  }

  /// Makes a repository of a folder. An empty folder gets an empty first commit, so that a session
  /// can start from it; files that are already there are left for the person to commit.
  public OpenOutcome init(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Refused(folder, folder + " is not a folder. Make it first.");
    }
    if (!(GitFolders.find(folder.toRealPath()) instanceof Found.Nothing)) {
      return open(folder);
    }
    boolean empty;
    try (var files = Files.list(folder)) {
      empty = files.findAny().isEmpty();
    }
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      if (empty) {
        commitNothing(git.getRepository());
      }
    } catch (GitAPIException e) {
      throw new IOException("Cannot make a repository of " + folder, e);
    }
    return open(folder);
  }

  private OpenOutcome open(Path worktree, Path gitFolder) throws IOException {
    var owner = Ownership.ofThisProcess();
    if (!owner.owns(worktree) || !owner.owns(gitFolder)) {
      return new Refused(
          worktree,
          worktree
              + " belongs to another user, whose configuration could run programs in your name."
              + " Change its owner, or allow it with: git config --global --add safe.directory \""
              + worktree
              + "\"");
    }
    var format = Features.formatRefusal(gitFolder);
    if (format.isPresent()) {
      return new Refused(worktree, format.get());
    }
    return new Opened(new Repository(worktree, gitFolder, program));
  }

  private static void commitNothing(org.eclipse.jgit.lib.Repository repository) throws IOException {
    try (var inserter = repository.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(Constants.OBJ_TREE, new byte[0]));
      var person = new PersonIdent(repository);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("Start\n");
      var id = inserter.insert(commit);
      inserter.flush();
      var update = repository.updateRef(Constants.HEAD);
      update.setNewObjectId(id);
      update.setRefLogMessage("commit (initial): Start", false);
      update.update();
    }
  }
}
