package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Times a look at a whole worktree with a few changes in it against `git status`: arguments are
/// the repository's folder and the number of pairs.
final class StatusBenchmark {
  private static final int CHANGED = 5;

  private StatusBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    var turns = new TurnAbout("status", Integer.parseInt(arguments[1]));
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      var request = new WorktreeRequest("5e551011-status", "status", "main");
      var made = new WorktreeManager(home).create(repository, request, CheckoutProgress.NONE);
      if (!(made instanceof WorktreeCreation.Created(Worktree worktree))) {
        throw new IllegalStateException(made.toString());
      }
      for (int i = 0; i < CHANGED; i++) {
        Path file = worktree.folder().resolve("src/m0/p0/F" + i + ".java");
        Files.writeString(file, "changed\n");
        Files.writeString(file.resolveSibling("New" + i + ".java"), "new\n");
      }
      var changes = new WorktreeChanges(repository, worktree);
      turns.measure(
          _ -> {
            int found = changes.compute().files().size();
            if (found != 2 * CHANGED) {
              throw new IllegalStateException(found + " changes");
            }
          },
          _ ->
              TurnAbout.git(
                  worktree.folder(), "--no-optional-locks", "status", "--porcelain", "-uall"));
    }
    System.out.println(turns.line());
  }
}
