package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Times our worktree against `git worktree add` on one repository: arguments are the repository's
/// folder and the number of pairs.
final class WorktreeBenchmark {
  private WorktreeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    var turns = new TurnAbout("worktree", Integer.parseInt(arguments[1]));
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    WorktreeManager manager = new WorktreeManager(home);
    long stamp = System.currentTimeMillis();
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      turns.measure(
          pair -> {
            var request =
                new WorktreeRequest(session(stamp + pair), "ours-" + stamp + "-" + pair, "main");
            var made = manager.create(repository, request, CheckoutProgress.NONE);
            if (!(made instanceof WorktreeCreation.Created)) {
              throw new IllegalStateException(made.toString());
            }
          },
          pair -> {
            String name = "git-" + stamp + "-" + pair;
            TurnAbout.git(
                folder, "worktree", "add", "-q", "-b", name, home.resolve(name).toString());
          });
    }
    System.out.println(turns.line());
  }

  private static String session(long number) {
    return "5e551011-aaaa-bbbb-cccc-%012d".formatted(Math.floorMod(number, 1_000_000_000_000L));
  }
}
