package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Times what an edited file costs: looking at the whole worktree against looking at that file.
/// Arguments are the repository's folder, which may have any number of files, and the number of
/// runs. Writes one JSON line with medians in microseconds.
final class ChangesBenchmark {
  private ChangesBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int runs = Integer.parseInt(arguments[1]);
    Path home = Files.createTempDirectory(folder.getParent(), "worktrees").toRealPath();
    GitProgram program = new GitProgram(GitSandbox::run, Map.of());
    String branch = "changes-" + System.currentTimeMillis();
    try (Repository repository =
        ((OpenOutcome.Opened) new Repositories(program).open(folder)).repository()) {
      Worktree worktree =
          ((WorktreeCreation.Created)
                  new WorktreeManager(home)
                      .create(
                          repository,
                          new WorktreeRequest(GitSandbox.SESSION, branch, "main"),
                          CheckoutProgress.NONE))
              .worktree();
      var changes = new WorktreeChanges(repository, worktree);
      List<Path> files = new ArrayList<>();
      try (var all = Files.walk(worktree.folder())) {
        all.filter(Files::isRegularFile)
            .filter(f -> !f.endsWith(".git"))
            .limit(runs + 10)
            .forEach(files::add);
      }
      long[] whole = new long[runs];
      long[] part = new long[runs];
      var state = changes.compute();
      for (int i = -5; i < runs; i++) {
        Path file = files.get(i + 5);
        Files.writeString(file, "// " + i + "\n", StandardOpenOption.APPEND);
        long start = System.nanoTime();
        var all = changes.compute();
        long middle = System.nanoTime();
        state = changes.refresh(state, List.of(worktree.folder().relativize(file).toString()));
        long end = System.nanoTime();
        if (!state.equals(all)) {
          throw new IllegalStateException("Not the same after " + file);
        }
        if (i >= 0) {
          whole[i] = (middle - start) / 1_000;
          part[i] = (end - middle) / 1_000;
        }
      }
      System.out.printf(
          "{\"what\":\"changes\",\"whole_us_median\":%d,\"refresh_us_median\":%d}%n",
          median(whole), median(part));
    }
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
