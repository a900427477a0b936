package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Times our worktree against `git worktree add` on one repository: arguments are the repository's
/// folder, the number of pairs and `spare` when a worktree is kept ready for each of ours.
final class WorktreeBenchmark implements TurnAbout.Side {
  private final Repository repository;
  private final WorktreeManager manager;
  private final boolean spare;
  private final long stamp = System.currentTimeMillis();
  private final double[] placed;

  private WorktreeBenchmark(
      Repository repository, WorktreeManager manager, int pairs, boolean spare) {
    this.repository = repository;
    this.manager = manager;
    this.spare = spare;
    placed = new double[pairs + 1];
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int pairs = Integer.parseInt(arguments[1]);
    boolean spare = arguments.length > 2 && arguments[2].equals("spare");
    var turns = new TurnAbout(spare ? "worktree, one kept ready" : "worktree", pairs);
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      var ours = new WorktreeBenchmark(repository, new WorktreeManager(home), pairs, spare);
      turns.measure(
          ours,
          pair -> {
            String name = "git-" + ours.stamp + "-" + pair;
            TurnAbout.git(
                folder, "worktree", "add", "-q", "-b", name, home.resolve(name).toString());
          });
      System.out.println(turns.line());
      System.out.println(ours.placedLine());
    }
  }

  @Override
  public void prepare(int pair) throws Exception {
    if (spare && !manager.spares().keep(repository)) {
      throw new IllegalStateException("none is ready");
    }
  }

  @Override
  public void run(int pair) throws Exception {
    long start = System.nanoTime();
    var request = new WorktreeRequest(session(stamp + pair), "ours-" + stamp + "-" + pair, "main");
    var made =
        manager.create(
            repository,
            request,
            new CheckoutProgress() {
              @Override
              public void advanced(int done, int total) {
                // Only the whole counts.
              }

              @Override
              public void placed(Path folder) {
                placed[pair] = (System.nanoTime() - start) / 1e6;
              }

              @Override
              public boolean isCancelled() {
                return false;
              }
            });
    if (!(made instanceof WorktreeCreation.Created)) {
      throw new IllegalStateException(made.toString());
    }
  }

  /// When a shell could open in the folder.
  private String placedLine() {
    double[] sorted = Arrays.stream(placed).skip(1).sorted().toArray();
    return "{\"what\":\"folder for the shell\",\"ms_median\":%.0f,\"ms_worst\":%.0f,\"first_ms\":%.0f}"
        .formatted(sorted[sorted.length / 2], sorted[sorted.length - 1], placed[0]);
  }

  private static String session(long number) {
    return "5e551011-aaaa-bbbb-cccc-%012d".formatted(Math.floorMod(number, 1_000_000_000_000L));
  }
}
