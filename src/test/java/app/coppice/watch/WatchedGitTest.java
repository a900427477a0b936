package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.watch.ChangeBatch.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the watching of a worktree owes to git: its tracked files, its rules, its branches.
@Timeout(90)
class WatchedGitTest {
  @TempDir Path folder;
  private final BlockingQueue<ChangeBatch> batches = new LinkedBlockingQueue<>();
  private DirectoryWorktreeWatcher watcher;
  private Path root;

  @BeforeEach
  void startWatcher() throws IOException {
    root = Files.createDirectory(folder.toRealPath().resolve("main"));
    GitProgram.run(root, "", "init", "-q", "-b", "main");
    write(".gitignore", "build/\n*.log\n");
    write("build/kept/a.txt", "1");
    write("build/lost.txt", "1");
    write("forced.log", "1");
    GitProgram.run(root, "", "add", "-A");
    GitProgram.run(root, "", "add", "-f", "build/kept/a.txt", "forced.log");
    GitProgram.run(root, "", "commit", "-q", "-m", "start");
    watcher = new DirectoryWorktreeWatcher(_ -> {}, WatchedGitTest::tracked);
  }

  @AfterEach
  void closeWatcher() {
    watcher.close();
  }

  @Test
  void aTrackedFileThatARuleIgnoresIsTold() throws Exception {
    watch(root, root.resolve(".git"));
    // Once for the watches, once more because ignored folders got theirs.
    await(Extent.EVERYTHING);
    write("build/lost.txt", "2");
    write("build/kept/b.txt", "2");
    write("other.log", "2");
    write("forced.log", "2");
    write("build/kept/a.txt", "2");
    write("last", "1");
    assertThat(pathsUntil("forced.log", "build/kept/a.txt", "last"))
        .containsExactlyInAnyOrder("forced.log", "build/kept/a.txt", "last");
  }

  @Test
  void aFileThatIsTrackedFromNowOnIsTold() throws Exception {
    watch(root, root.resolve(".git"));
    await(Extent.EVERYTHING);
    write("build/new/x.txt", "1");
    GitProgram.run(root, "", "add", "-f", "build/new/x.txt");
    await(Extent.EVERYTHING);
    write("build/new/x.txt", "2");
    pathsUntil("build/new/x.txt");
  }

  @Test
  void changedExcludesOfTheRepositoryCountFromThenOn() throws Exception {
    watch(root, root.resolve(".git"));
    await(Extent.EVERYTHING);
    Files.writeString(root.resolve(".git/info/exclude"), "secret\n");
    await(Extent.EVERYTHING);
    write("secret", "1");
    write("last", "1");
    assertThat(pathsUntil("last")).containsExactly("last");
  }

  @Test
  void aLinkedWorktreeIsToldWhenTheBaseMoves() throws Exception {
    GitProgram.run(root, "", "worktree", "add", "-q", "-b", "team/fix", "../linked");
    watch(folder.toRealPath().resolve("linked"), root.resolve(".git/worktrees/linked"));
    GitProgram.run(root, "", "commit", "-q", "--allow-empty", "-m", "next");
    await(Extent.GIT);
  }

  @Test
  void aRootBehindALinkIsWatchedAtItsRealPlace() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    watch(link, link.resolve(".git"));
    await(Extent.EVERYTHING);
    write("a", "1");
    ChangeBatch batch = await(Extent.PATHS);
    assertThat(batch.root()).isEqualTo(link);
    assertThat(batch.paths()).containsExactly("a");
  }

  @Test
  void aFolderThatTookAnothersPlaceHasItsOwnRules() throws Exception {
    write("one/.gitignore", "*.txt\n");
    write("one/a.txt", "1");
    watch(root, root.resolve(".git"));
    await(Extent.EVERYTHING);
    Files.move(root.resolve("one"), root.resolve("two"));
    Files.createDirectory(root.resolve("one"));
    Set<String> all = new HashSet<>();
    // The other folder's rules make everything be looked at, which may take a path in.
    for (int i = 0; !all.contains("one/b.txt") && i < 20; i++) {
      write("one/b.txt", "text " + i);
      all.addAll(batches.poll(20, TimeUnit.SECONDS).paths());
    }
    assertThat(all).contains("one/b.txt");
  }

  /// How soon, and that it is one telling on a machine that has nothing else to do, is measured by
  /// [WatchBenchmark].
  @Test
  void tenThousandFilesAreAFewTellings() throws Exception {
    Set<String> untold = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String path = "many" + i / 500 + "/f" + i;
      write(path, "");
      untold.add(path);
    }
    watch(root, root.resolve(".git"));
    await(Extent.EVERYTHING);
    batches.clear();
    long start = System.nanoTime();
    for (String path : List.copyOf(untold)) {
      Files.writeString(root.resolve(path), "2", StandardOpenOption.APPEND);
    }
    int tellings = 0;
    Set<String> told = Set.of();
    // Looking at everything may take the last one in.
    while (!told.contains("last")) {
      write("last", "text " + tellings);
      ChangeBatch batch = batches.poll(30, TimeUnit.SECONDS);
      assertThat(batch).as("a batch within 30 s").isNotNull();
      told = batch.paths();
      assertThat(told).hasSizeLessThanOrEqualTo(1_000);
      untold.removeAll(batch.extent() == Extent.EVERYTHING ? Set.copyOf(untold) : told);
      tellings++;
    }
    assertThat(untold).isEmpty();
    // None leaves before a tenth of a second without an event.
    assertThat(tellings).isLessThanOrEqualTo(2 + (int) ((System.nanoTime() - start) / 100_000_000));
  }

  private static void tracked(Path gitFolder, Consumer<String> path) throws IOException {
    String said = GitProgram.run(gitFolder, "", "--git-dir=.", "ls-files", "-z");
    said.lines().flatMap(all -> Set.of(all.split("\0", -1)).stream()).forEach(path);
  }

  private void watch(Path worktree, Path gitFolder) throws InterruptedException {
    watcher.watch(worktree, gitFolder, batches::add);
    await(Extent.EVERYTHING);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private ChangeBatch await(Extent extent) throws InterruptedException {
    while (true) {
      ChangeBatch batch = batches.poll(20, TimeUnit.SECONDS);
      assertThat(batch).as("a batch of %s within 20 s", extent).isNotNull();
      if (batch.extent() == extent) {
        return batch;
      }
    }
  }

  private Set<String> pathsUntil(String... paths) throws InterruptedException {
    Set<String> all = new HashSet<>();
    while (!all.containsAll(Set.of(paths))) {
      ChangeBatch batch = batches.poll(20, TimeUnit.SECONDS);
      assertThat(batch).as("batches with %s, got %s", Set.of(paths), all).isNotNull();
      all.addAll(batch.paths());
    }
    return all;
  }
}
