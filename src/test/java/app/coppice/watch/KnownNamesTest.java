package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.TrackedPaths;
import app.coppice.watch.ChangeBatch.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an index that is written again costs.
@Timeout(90)
class KnownNamesTest {
  private static final int PATIENCE_SECONDS = 30;

  @TempDir Path folder;
  private final BlockingQueue<ChangeBatch> batches = new LinkedBlockingQueue<>();
  private final AtomicInteger listed = new AtomicInteger();
  private volatile boolean unreadable;

  @Test
  void namesAreLookedThroughAgainOnlyWhenTheyAreOthers() throws Exception {
    Path root = Files.createDirectory(folder.toRealPath().resolve("main"));
    GitProgram.run(root, "", "init", "-q", "-b", "main");
    Files.writeString(root.resolve("a.txt"), "1\n");
    GitProgram.run(root, "", "add", "-A");
    GitProgram.run(root, "", "commit", "-q", "-m", "start");
    try (var watcher = new DirectoryWorktreeWatcher(_ -> {}, new Counted())) {
      watcher.watch(root, root.resolve(".git"), batches::add);
      await(Extent.EVERYTHING);
      int before = listed.get();
      assertThat(before).isPositive();
      Files.writeString(root.resolve("a.txt"), "2\n");
      GitProgram.run(root, "", "commit", "-qam", "next");
      await(Extent.GIT);
      GitProgram.run(root, "", "branch", "other");
      await(Extent.GIT);
      assertThat(listed.get()).isEqualTo(before);
      Files.writeString(root.resolve("b.txt"), "1\n");
      GitProgram.run(root, "", "add", "b.txt");
      awaitListed(before);
    }
  }

  @Test
  void namesThatCouldNotBeReadAreLookedThroughAtTheNextLook() throws Exception {
    Path root = Files.createDirectory(folder.toRealPath().resolve("main"));
    GitProgram.run(root, "", "init", "-q", "-b", "main");
    Files.writeString(root.resolve("a.txt"), "1\n");
    GitProgram.run(root, "", "add", "-A");
    GitProgram.run(root, "", "commit", "-q", "-m", "start");
    unreadable = true;
    try (var watcher = new DirectoryWorktreeWatcher(_ -> {}, new Counted())) {
      watcher.watch(root, root.resolve(".git"), batches::add);
      await(Extent.EVERYTHING);
      assertThat(listed).hasValue(0);
      unreadable = false;
      Files.writeString(root.resolve("a.txt"), "2\n");
      GitProgram.run(root, "", "commit", "-qam", "next");
      awaitListed(0);
    }
  }

  @Test
  void aFolderHoldsItselfAndWhatLiesBelowIt() {
    FolderName folder = FolderName.of(Path.of("/a/b"));
    assertThat(folder.holds("/a/b")).isTrue();
    assertThat(folder.holds("/a/b/c")).isTrue();
    assertThat(folder.holds("/a/bc")).isFalse();
    assertThat(folder.holds("/a")).isFalse();
    assertThat(folder.relative("/a/b")).isEmpty();
    assertThat(folder.relative("/a/b/c/d")).isEqualTo("c/d");
    assertThat(FolderName.of(Path.of("/")).holds("/x")).isTrue();
    assertThat(FolderName.of(Path.of("/")).relative("/x")).isEqualTo("x");
  }

  /// One command may be told in several batches, the first of which may belong to the one before.
  private void awaitListed(int before) throws InterruptedException {
    while (listed.get() <= before) {
      await(Extent.GIT);
    }
  }

  private void await(Extent extent) throws InterruptedException {
    ChangeBatch batch;
    do {
      batch = batches.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(batch).isNotNull();
    } while (batch.extent() != extent);
  }

  /// Git's names, counting how often they are asked for.
  private final class Counted implements TrackedFiles {
    @Override
    public void forEach(Path gitFolder, Consumer<String> path) throws IOException {
      if (unreadable) {
        throw new IOException("not now");
      }
      listed.incrementAndGet();
      TrackedPaths.forEach(gitFolder, path);
    }

    @Override
    public String mark(Path gitFolder) throws IOException {
      return TrackedPaths.mark(gitFolder);
    }
  }
}
