package app.coppice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Worktrees that change between the branches `main` and `other`, and end at `main`.
///
/// @param starting turns git's command into what is started
record Churn(List<Path> worktrees, UnaryOperator<List<String>> starting) {
  private static final double MILLION = 1e6;

  /// How long somebody was kept waiting.
  ///
  /// @param waits in nanoseconds, sorted
  record Outcome(int checkouts, List<Long> waits) {
    /// The fields of a JSON line.
    String fields() {
      return String.format(
          Locale.ROOT,
          "\"checkouts\":%d,\"wait_ms_p50\":%.1f,\"wait_ms_p99\":%.1f,\"wait_ms_most\":%.1f",
          checkouts,
          waits.get(waits.size() / 2) / MILLION,
          waits.get(waits.size() * 99 / 100) / MILLION,
          waits.getLast() / MILLION);
    }
  }

  /// Churns for so long, and asks somebody every four milliseconds.
  ///
  /// @param ask returns the nanoseconds that the answer took
  Outcome during(int seconds, Callable<Long> ask) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    AtomicInteger checkouts = new AtomicInteger();
    List<Thread> churning = new ArrayList<>();
    for (Path worktree : worktrees) {
      churning.add(Thread.ofPlatform().start(() -> churn(worktree, end, checkouts)));
    }
    List<Long> waits = new ArrayList<>();
    while (System.nanoTime() < end) {
      waits.add(ask.call());
      TimeUnit.MILLISECONDS.sleep(4);
    }
    for (Thread each : churning) {
      each.join();
    }
    waits.sort(null);
    return new Outcome(checkouts.get(), waits);
  }

  private void churn(Path worktree, long end, AtomicInteger checkouts) {
    try {
      for (int i = 0; System.nanoTime() < end; i++) {
        reset(worktree, i % 2 == 0 ? "other" : "main");
        checkouts.incrementAndGet();
      }
      reset(worktree, "main");
    } catch (Exception e) {
      throw new IllegalStateException("The worktree " + worktree + " cannot be churned", e);
    }
  }

  private void reset(Path worktree, String branch) throws Exception {
    List<String> command =
        starting.apply(List.of("git", "-C", worktree.toString(), "reset", "-q", "--hard", branch));
    // Somebody else may hold the index for a moment.
    int tries = 20;
    while (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      if (--tries == 0) {
        throw new IllegalStateException(String.join(" ", command) + " fails");
      }
    }
  }
}
