package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Times the first look of a process at a whole worktree against `git status`: arguments are the
/// repository's folder and a number, told in the answer. Made to be started many times; the
/// worktree of the first start serves the later ones.
final class FirstLookBenchmark {
  private static final String SESSION = "5e551011-first";

  private FirstLookBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int run = Integer.parseInt(arguments[1]);
    Path home = Files.createDirectories(folder.resolveSibling("first-look")).toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      var manager = new WorktreeManager(home);
      var known = manager.find(repository, SESSION);
      if (known.isEmpty()) {
        make(repository, manager);
        return;
      }
      Worktree worktree = known.get();
      int large = Integer.getInteger("coppice.large", WholeLook.LARGE);
      var changes = new WorktreeChanges(repository, worktree, large);
      double git = run % 2 == 0 ? git(worktree) : 0;
      long start = System.nanoTime();
      int found = changes.compute().files().size();
      double ours = (System.nanoTime() - start) / 1e6;
      git = run % 2 == 0 ? git : git(worktree);
      System.out.printf(
          "{\"what\":\"first"
              + " look\",\"changes\":%d,\"ours_ms\":%.0f,\"git_ms\":%.0f,\"ratio\":%.2f}%n",
          found, ours, git, ours / git);
    }
  }

  private static double git(Worktree worktree) throws Exception {
    long start = System.nanoTime();
    TurnAbout.git(worktree.folder(), "--no-optional-locks", "status", "--porcelain", "-uall");
    return (System.nanoTime() - start) / 1e6;
  }

  private static void make(Repository repository, WorktreeManager manager) throws Exception {
    var request = new WorktreeRequest(SESSION, "first-look", "main");
    var made = manager.create(repository, request, CheckoutProgress.NONE);
    if (!(made instanceof WorktreeCreation.Created(Worktree worktree))) {
      throw new IllegalStateException(made.toString());
    }
    for (int i = 0; i < 5; i++) {
      Path file = worktree.folder().resolve("src/m0/p0/F" + i + ".java");
      Files.writeString(file, "changed\n");
      Files.writeString(file.resolveSibling("New" + i + ".java"), "new\n");
    }
  }
}
