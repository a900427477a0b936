package app.coppice.watch;

import app.coppice.git.TrackedPaths;
import app.coppice.watch.ChangeBatch.Extent;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Measures the watching of worktrees: until all are watched, memory, processor time when nothing
/// happens, from an edit to its batch, and a burst over ten thousand files. Arguments are the
/// seconds of idleness and the worktrees' folders. Writes one JSON line.
final class WatchBenchmark {
  private static final int EDITS = 200;
  private static final int BURST = 10_000;

  private WatchBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int idle = Integer.parseInt(arguments[0]);
    List<Path> roots = Stream.of(arguments).skip(1).map(Path::of).toList();
    BlockingQueue<ChangeBatch> batches = new LinkedBlockingQueue<>();
    long before = heap();
    try (var watcher =
        new DirectoryWorktreeWatcher(
            notice -> System.err.println("bench: " + notice), TrackedPaths::forEach)) {
      long start = System.nanoTime();
      CountDownLatch standing = new CountDownLatch(roots.size());
      for (Path root : roots) {
        watcher.watch(
            root,
            gitFolder(root),
            batch -> {
              if (batch.extent() == Extent.EVERYTHING) {
                standing.countDown();
              }
              batches.add(batch);
            });
      }
      standing.await();
      long ready = millisSince(start);
      // Whatever was built twice is gone by then.
      TimeUnit.SECONDS.sleep(3);
      double megabytes = (heap() - before) / 1e6;
      long used = processorTime();
      TimeUnit.SECONDS.sleep(idle);
      double percent = (processorTime() - used) / 1e7 / idle;
      double[] edits = edits(roots, batches);
      String burst = burst(roots.getFirst(), batches);
      System.out.printf(
          "{\"what\":\"watch\",\"roots\":%d,\"ready_ms\":%d,\"heap_mb\":%.1f,\"idle_percent\":%.2f,\"edit_ms_p50\":%.0f,\"edit_ms_p99\":%.0f,%s}%n",
          roots.size(),
          ready,
          megabytes,
          percent,
          edits[edits.length / 2],
          edits[edits.length * 99 / 100],
          burst);
    }
  }

  private static Path gitFolder(Path root) throws Exception {
    Path link = root.resolve(".git");
    return Files.isDirectory(link)
        ? link
        : Path.of(Files.readString(link).strip().substring("gitdir: ".length()));
  }

  private static double[] edits(List<Path> roots, BlockingQueue<ChangeBatch> batches)
      throws Exception {
    double[] took = new double[EDITS];
    List<List<Path>> files = new ArrayList<>();
    for (Path root : roots) {
      files.add(files(root, EDITS));
    }
    for (int i = 0; i < EDITS; i++) {
      List<Path> of = files.get(i % roots.size());
      Path root = roots.get(i % roots.size());
      Path file = of.get(i % of.size());
      String name = root.relativize(file).toString();
      batches.clear();
      Files.writeString(file, "// " + i + "\n", StandardOpenOption.APPEND);
      long start = System.nanoTime();
      ChangeBatch batch = batches.take();
      while (!batch.paths().contains(name)) {
        batch = batches.take();
      }
      took[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(took);
    return took;
  }

  private static String burst(Path root, BlockingQueue<ChangeBatch> batches) throws Exception {
    List<Path> files = files(root, BURST);
    batches.clear();
    long start = System.nanoTime();
    for (Path file : files) {
      Files.writeString(file, "// burst\n", StandardOpenOption.APPEND);
    }
    long written = System.nanoTime();
    int count = 0;
    long last = written;
    while (batches.poll(2, TimeUnit.SECONDS) != null) {
      count++;
      last = System.nanoTime() - (batches.isEmpty() ? 0 : 1);
    }
    return "\"burst_files\":%d,\"burst_writing_ms\":%d,\"burst_batches\":%d,\"burst_told_ms_after\":%d"
        .formatted(
            files.size(), (written - start) / 1_000_000, count, (last - written) / 1_000_000);
  }

  private static List<Path> files(Path root, int most) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.getNameCount() > root.getNameCount() + 1)
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(most)
          .toList();
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
