package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Times our worktree against `git worktree add` on one repository, turn about: arguments are the
/// repository's folder and the number of runs. Writes one JSON line with medians in milliseconds.
final class WorktreeBenchmark {
  private WorktreeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int runs = Integer.parseInt(arguments[1]);
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    WorktreeManager manager = new WorktreeManager(home);
    long[] ours = new long[runs];
    long[] theirs = new long[runs];
    long stamp = System.currentTimeMillis();
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      // The first round warms the file cache for both and is not counted.
      for (int i = -1; i < runs; i++) {
        String name = "run-" + stamp + "-" + (i + 1);
        long start = System.nanoTime();
        run(folder, "worktree", "add", "-q", "-b", "git-" + name, home.resolve(name).toString());
        long middle = System.nanoTime();
        WorktreeCreation made =
            manager.create(
                repository,
                new WorktreeRequest(session(stamp + i), "ours-" + name, "main"),
                CheckoutProgress.NONE);
        long end = System.nanoTime();
        if (!(made instanceof WorktreeCreation.Created)) {
          throw new IllegalStateException(made.toString());
        }
        if (i >= 0) {
          theirs[i] = (middle - start) / 1_000_000;
          ours[i] = (end - middle) / 1_000_000;
        }
      }
    }
    System.out.printf(
        "{\"what\":\"worktree\",\"ours_ms\":%s,\"git_ms\":%s,\"ours_ms_median\":%d,"
            + "\"git_ms_median\":%d}%n",
        Arrays.toString(ours), Arrays.toString(theirs), median(ours), median(theirs));
  }

  private static String session(long number) {
    return "5e551011-aaaa-bbbb-cccc-%012d".formatted(Math.floorMod(number, 1_000_000_000_000L));
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void run(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    int status =
        GitSandbox.run(command, folder, Map.of(), new byte[0], Duration.ofMinutes(2), 65_536)
            .exitStatus();
    if (status != 0) {
      throw new IllegalStateException("git ended with " + status);
    }
  }
}
