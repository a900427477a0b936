package app.coppice.git;

import app.coppice.git.CommitResult.Committed;
import app.coppice.git.CommitResult.Failed;
import app.coppice.git.CommitResult.NothingToCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.lib.Constants;

/// Commits a session's work in the person's name. The one place where the repository's hooks,
/// filters and signing run, because the person asked for it.
public final class Commits {
  private static final List<String> FROM_INPUT =
      List.of("--pathspec-from-file=-", "--pathspec-file-nul");

  private final Repository repository;
  private final Worktree worktree;

  public Commits(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Commits `paths`, or all changes when it is empty.
  ///
  /// @param paths relative; of a renamed file both names, see [WorktreeState#toCommit]
  /// @param message as the person wrote it; lines that begin with `#` stay
  public CommitResult commit(Collection<String> paths, String message)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return new Failed(problem.get());
    }
    if (message.isBlank()) {
      return new Failed("A commit needs a message.");
    }
    var state = new WorktreeChanges(repository, worktree).compute();
    if (state.uncommitted().isEmpty()
        || (!paths.isEmpty() && state.uncommitted().stream().noneMatch(paths::contains))) {
      return new NothingToCommit();
    }
    if (repository.program().version().isEmpty()) {
      return withoutProgram(paths, message);
    }
    return byProgram(paths, message);
  }

  private CommitResult byProgram(Collection<String> paths, String message)
      throws IOException, InterruptedException {
    var program = repository.program();
    byte[] input = String.join("\0", paths).getBytes(StandardCharsets.UTF_8);
    var add =
        paths.isEmpty()
            ? program.asPerson(worktree.place(), List.of("add", "-A"), input)
            : program.asPerson(worktree.place(), with("add", "-A"), input);
    if (add.exitStatus() != 0) {
      return failed(add);
    }
    Path file = Files.createTempFile(worktree.adminFolder(), "coppice-message", null);
    try {
      Files.writeString(file, message);
      String from = "--file=" + file;
      var commit =
          paths.isEmpty()
              ? program.asPerson(
                  worktree.place(), List.of("commit", "--cleanup=whitespace", from), input)
              : program.asPerson(
                  worktree.place(), with("commit", "--only", "--cleanup=whitespace", from), input);
      if (commit.exitStatus() != 0) {
        return failed(commit);
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return new Committed(head(), "");
  }

  /// Without git nobody can run its hooks, so this says that they were not run.
  private CommitResult withoutProgram(Collection<String> paths, String message) throws IOException {
    if (!paths.isEmpty()) {
      return new Failed("To commit some files only, the git program is needed. Install git.");
    }
    var jgit = repository.jgit(worktree);
    if (jgit.getConfig().getBoolean("commit", "gpgsign", false)) {
      return new Failed("Your commits are signed, which needs the git program. Install git.");
    }
    try (var git = new org.eclipse.jgit.api.Git(jgit)) {
      git.add().addFilepattern(".").call();
      git.add().setUpdate(true).addFilepattern(".").call();
    } catch (org.eclipse.jgit.api.errors.GitAPIException e) {
      throw new IOException("Cannot add the files", e);
    }
    try (var inserter = jgit.newObjectInserter()) {
      var tree = jgit.readDirCache().writeTree(inserter);
      var parent = jgit.resolve(Constants.HEAD);
      var id = NewCommit.insert(jgit, inserter, tree, List.of(parent), message.strip() + "\n");
      var update = jgit.updateRef(Constants.HEAD);
      update.setExpectedOldObjectId(parent);
      update.setNewObjectId(id);
      update.setRefLogMessage("commit: " + message.lines().findFirst().orElse(""), false);
      return RefMove.done(update)
          ? new Committed(id.name(), "git is not installed: hooks were not run.")
          : new Failed("The branch moved meanwhile. Try again.");
    }
  }

  private String head() throws IOException {
    var id = repository.jgit(worktree).resolve(Constants.HEAD);
    return id == null ? "" : id.name();
  }

  private static List<String> with(String... arguments) {
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(FROM_INPUT);
    return all;
  }

  private static Failed failed(ProgramRunner.Finished finished) {
    String said = GitProgram.text(finished.output()) + GitProgram.text(finished.error());
    if (finished.exitStatus() == -1) {
      said = said + "\nIt took more than ten minutes and was ended.";
    }
    return new Failed(said.isBlank() ? "git said nothing, but failed." : said.strip());
  }
}
