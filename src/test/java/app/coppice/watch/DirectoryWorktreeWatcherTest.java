package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.coppice.watch.ChangeBatch.Extent;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryWorktreeWatcherTest {
  @TempDir Path folder;
  private final BlockingQueue<ChangeBatch> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<WatchNotice> notices = new LinkedBlockingQueue<>();
  private DirectoryWorktreeWatcher watcher;
  private Path root;

  @BeforeEach
  void startWatcher() throws IOException {
    root = Files.createDirectory(folder.resolve("main"));
    GitProgram.run(root, "", "init", "-q");
    GitProgram.run(root, "", "commit", "-q", "--allow-empty", "-m", "start");
    watcher = new DirectoryWorktreeWatcher(notices::add);
  }

  @AfterEach
  void closeWatcher() {
    watcher.close();
  }

  @Test
  void aChangedFileIsToldByItsPath() throws Exception {
    write("src/A.java", "1");
    watchRoot();
    write("src/A.java", "2");
    assertThat(nextPaths()).containsExactly("src/A.java");
  }

  @Test
  void filesOfANewFolderAreTold() throws Exception {
    watchRoot();
    write("new/deep/er/A.java", "1");
    awaitPath("new/deep/er/A.java");
    write("new/deep/er/B.java", "1");
    awaitPath("new/deep/er/B.java");
  }

  @Test
  void ignoredFilesAreNotTold() throws Exception {
    write(".gitignore", "target/\n*.log\n");
    write("target/classes/A.class", "1");
    watchRoot();
    write("target/classes/A.class", "2");
    write("target/classes/new/B.class", "2");
    write("a.log", "2");
    write("last", "1");
    assertThat(pathsUntil("last")).containsExactly("last");
  }

  @Test
  void aChangedIgnoreFileCountsFromThenOn() throws Exception {
    write(".gitignore", "build/\n");
    write("build/a", "1");
    watchRoot();
    write(".gitignore", "");
    awaitExtent(Extent.EVERYTHING);
    write("build/a", "2");
    awaitPath("build/a");
  }

  @Test
  void aCommitIsToldAsAMoveOfGit() throws Exception {
    watchRoot();
    GitProgram.run(root, "", "commit", "-q", "--allow-empty", "-m", "next");
    assertThat(awaitExtent(Extent.GIT).paths()).isEmpty();
  }

  @Test
  void aLinkedWorktreeIsToldOfItsOwnCommitsOnly() throws Exception {
    GitProgram.run(root, "", "worktree", "add", "-q", "../linked");
    Path linked = folder.resolve("linked");
    BlockingQueue<ChangeBatch> ofLinked = new LinkedBlockingQueue<>();
    watchRoot();
    watcher.watch(linked, root.resolve(".git/worktrees/linked"), ofLinked::add);
    assertThat(ofLinked.poll(20, TimeUnit.SECONDS).extent()).isEqualTo(Extent.EVERYTHING);
    GitProgram.run(linked, "", "commit", "-q", "--allow-empty", "-m", "there");
    assertThat(ofLinked.poll(20, TimeUnit.SECONDS).extent()).isEqualTo(Extent.GIT);
    write("last", "1");
    assertThat(nextPaths()).containsExactly("last");
  }

  @Test
  void aBurstBecomesOneBatch() throws Exception {
    watchRoot();
    for (int i = 0; i < 20; i++) {
      write("f" + i, "1");
    }
    assertThat(pathsUntil("f19")).hasSize(20);
  }

  @Test
  void aFloodIsToldAsEverything() throws Exception {
    watchRoot();
    // Links, because one is made by one call: a busy machine must keep up a flood too.
    for (int i = 0; i < 3_000; i++) {
      Files.createSymbolicLink(root.resolve("f" + i), Path.of("nowhere"));
    }
    awaitExtent(Extent.EVERYTHING);
  }

  @Test
  void rulesThatNobodyWatchesAreReadAgainWhenEverythingIsLookedAt() throws Exception {
    Path global = folder.resolve("global");
    Files.writeString(global, "*.old\n");
    GitProgram.run(root, "", "config", "core.excludesFile", global.toString());
    watchRoot();
    write("a.old", "1");
    write("a.tmp", "1");
    awaitPath("a.tmp");
    Files.writeString(global, "*.tmp\n");
    for (int i = 0; i < 3_000; i++) {
      Files.createSymbolicLink(root.resolve("f" + i), Path.of("nowhere"));
    }
    awaitExtent(Extent.EVERYTHING);
    // Once more, because other rules may watch other folders; only then is it quiet.
    awaitExtent(Extent.EVERYTHING);

    write("b.tmp", "1");
    write("b.old", "1");

    assertThat(pathsUntil("b.old")).doesNotContain("b.tmp");
  }

  @Test
  void itMayBeClosedTwiceAndWhileItSetsItsWatches() {
    var fresh = new DirectoryWorktreeWatcher(notices::add);
    fresh.watch(root, root.resolve(".git"), batches::add);
    fresh.close();
    assertThatCode(fresh::close).doesNotThrowAnyException();
  }

  @Test
  void aClosedWatchTellsNothingMore() throws Exception {
    WorktreeWatcher.Watch watch = watchRoot();
    Path other = Files.createDirectory(folder.resolve("other"));
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    watcher.watch(
        other,
        other.resolve(".git"),
        batch -> {
          ready.countDown();
          if (batch.paths().contains("a")) {
            seen.countDown();
          }
        });
    assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
    watch.close();
    write("late", "1");
    Files.writeString(other.resolve("a"), "1");
    assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(batches).isEmpty();
  }

  @Test
  void moreRootsThanOneGroupHoldsAreAllTold() throws Exception {
    for (int i = 0; i < 20; i++) {
      Path each = Files.createDirectory(folder.resolve("r" + i));
      watcher.watch(each, each.resolve(".git"), batches::add);
    }
    for (int i = 0; i < 20; i++) {
      awaitExtent(Extent.EVERYTHING);
    }
    Set<Path> told = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Files.writeString(folder.resolve("r" + i).resolve("a"), "1");
    }
    while (told.size() < 20) {
      ChangeBatch batch = next();
      if (batch.paths().contains("a")) {
        told.add(batch.root());
      }
    }
    assertThat(told).hasSize(20);
  }

  @Test
  void whereTheSystemRefusesWatchesEverythingIsLookedAtAtAPace() throws Exception {
    try (DirectoryWorktreeWatcher refused =
        new DirectoryWorktreeWatcher(
            notices::add,
            TrackedFiles.NONE,
            path -> {
              throw new FileSystemException(path.toString(), null, "User limit of inotify watches");
            },
            Duration.ofMillis(200))) {
      refused.watch(root, root.resolve(".git"), batches::add);
      assertThat(notices.poll(20, TimeUnit.SECONDS)).isEqualTo(WatchNotice.TOO_FEW_WATCHES);
      awaitExtent(Extent.EVERYTHING);
      awaitExtent(Extent.EVERYTHING);
      assertThat(notices).isEmpty();
    }
  }

  private WorktreeWatcher.Watch watchRoot() throws InterruptedException {
    WorktreeWatcher.Watch watch = watcher.watch(root, root.resolve(".git"), batches::add);
    awaitExtent(Extent.EVERYTHING);
    return watch;
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private ChangeBatch next() throws InterruptedException {
    ChangeBatch batch = batches.poll(20, TimeUnit.SECONDS);
    assertThat(batch).as("a batch within 20 s").isNotNull();
    return batch;
  }

  private Set<String> nextPaths() throws InterruptedException {
    return awaitExtent(Extent.PATHS).paths();
  }

  private ChangeBatch awaitExtent(Extent extent) throws InterruptedException {
    while (true) {
      ChangeBatch batch = next();
      if (batch.extent() == extent) {
        return batch;
      }
    }
  }

  private void awaitPath(String path) throws InterruptedException {
    pathsUntil(path);
  }

  private Set<String> pathsUntil(String path) throws InterruptedException {
    Set<String> all = new HashSet<>();
    while (!all.contains(path)) {
      all.addAll(next().paths());
    }
    return all;
  }
}
