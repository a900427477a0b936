package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/// Times the checkpoints of a worktree: the first of a process, and later ones with nothing and
/// with ten files changed between. Arguments are the repository's folder and the number of turns.
final class CheckpointBenchmark {
  private static final int WARM = 5;

  private CheckpointBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int turns = Integer.parseInt(arguments[1]);
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      String id = UUID.randomUUID().toString();
      var request = new WorktreeRequest(id, "checkpoints-" + id, "HEAD");
      var made = new WorktreeManager(home).create(repository, request, CheckoutProgress.NONE);
      if (!(made instanceof WorktreeCreation.Created(Worktree worktree))) {
        throw new IllegalStateException(made.toString());
      }
      var checkpoints = new Checkpoints(repository, worktree);
      System.out.printf("first %.1f ms%n", timed(checkpoints, "first"));
      double[] same = new double[turns];
      double[] changed = new double[turns];
      for (int turn = -WARM; turn < turns; turn++) {
        double took = timed(checkpoints, "same" + (turn + WARM));
        for (int file = 0; file < 10; file++) {
          Files.writeString(
              worktree.folder().resolve("new" + file + ".txt"), "turn " + turn + "\n");
        }
        double more = timed(checkpoints, "changed" + (turn + WARM));
        System.out.printf("turn %d: same %.1f ms, changed %.1f ms%n", turn, took, more);
        if (turn >= 0) {
          same[turn] = took;
          changed[turn] = more;
        }
      }
      Arrays.sort(same);
      Arrays.sort(changed);
      System.out.printf(
          "checkpoint: nothing changed %.1f ms, ten files changed %.1f ms (medians of %d)%n",
          same[turns / 2], changed[turns / 2], turns);
    }
  }

  private static double timed(Checkpoints checkpoints, String name) throws Exception {
    long start = System.nanoTime();
    checkpoints.take(name);
    return (System.nanoTime() - start) / 1e6;
  }
}
