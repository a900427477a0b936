package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.WorktreeCreation.Cancelled;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Worktrees so large that the git program fills them.
class LargeWorktreeTest {
  private static final int MORE = 2 * ProgramCheckout.LARGE;

  @TempDir Path folder;

  @Test
  void gitFindsNothingOddAboutIt() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large)) {
      var worktree = sandbox.create("fix");

      sandbox.agreesOn(worktree);
      assertThat(sandbox.gitIn(worktree.folder(), "write-tree"))
          .isEqualTo(sandbox.git("rev-parse", "main^{tree}"));
      assertThat(worktree.adminFolder().resolve("index.lock")).doesNotExist();
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files()).isEmpty();
    }
  }

  @Test
  void itHoldsWhatGitsOwnHolds() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large)) {
      var worktree = sandbox.create("ours");
      sandbox.assertHoldsWhatGitsOwnHolds(worktree);
    }
  }

  @Test
  void progressGoesUpToTheNumberOfFiles() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large)) {
      var seen = new ArrayList<Integer>();
      var total = new AtomicInteger();
      var outcome =
          create(
              sandbox,
              new CheckoutProgress() {
                @Override
                public synchronized void advanced(int done, int all) {
                  seen.add(done);
                  total.set(all);
                }

                @Override
                public boolean isCancelled() {
                  return false;
                }
              });

      assertThat(outcome).isInstanceOf(Created.class);
      assertThat(seen).isSorted().hasSizeGreaterThan(1);
      assertThat(total.get()).isGreaterThan(MORE);
      assertThat(seen.getLast()).isEqualTo(total.get());
    }
  }

  @Test
  void cancellingInTheMiddleLeavesNothingBehind() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large)) {
      var cancelled = new AtomicBoolean();
      var outcome =
          create(
              sandbox,
              new CheckoutProgress() {
                @Override
                public void advanced(int done, int all) {
                  cancelled.set(true);
                }

                @Override
                public boolean isCancelled() {
                  return cancelled.get();
                }
              });

      assertThat(outcome).isEqualTo(new Cancelled());
      assertNothingIsLeft(sandbox);
    }
  }

  @Test
  void anInterruptLeavesNothingBehind() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large)) {
      assertInterruptible(sandbox, sandbox.repository);
    }
  }

  @Test
  void withoutTheProgramAnInterruptLeavesNothingBehindEither() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large);
        var repository = withoutProgram(sandbox)) {
      assertInterruptible(sandbox, repository);
    }
  }

  @Test
  void withoutTheProgramItIsFilledAllTheSame() throws Exception {
    try (var sandbox = new GitSandbox(folder, LargeWorktreeTest::large);
        var repository = withoutProgram(sandbox)) {
      var outcome = create(sandbox, repository, CheckoutProgress.NONE);

      var worktree = ((Created) outcome).worktree();
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain=v2")).isEmpty();
    }
  }

  private static Repository withoutProgram(GitSandbox sandbox) throws Exception {
    var program =
        new GitProgram(
            (_, _, _, _, _, _, _) -> {
              throw new IOException("there is no git here");
            },
            Map.of());
    return ((OpenOutcome.Opened) new Repositories(program).open(sandbox.main)).repository();
  }

  private static void assertInterruptible(GitSandbox sandbox, Repository repository)
      throws Exception {
    Thread maker = Thread.currentThread();
    var first = new AtomicBoolean(true);
    assertThatThrownBy(() ->
            create(
                sandbox,
                repository,
                new CheckoutProgress() {
                  @Override
                  public void advanced(int done, int all) {
                    if (first.getAndSet(false)) {
                      maker.interrupt();
                    }
                  }

                  @Override
                  public boolean isCancelled() {
                    return false;
                  }
                }))
        .isInstanceOf(InterruptedException.class);
    assertNothingIsLeft(sandbox);
  }

  @Test
  void nothingThatTheConfigurationNamesRuns() throws Exception {
    Path pwned = folder.toRealPath().resolve("pwned");
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              large(s);
              HostileRepositoryTest.plant(s, pwned);
            })) {
      var worktree = sandbox.create("fix");

      assertThat(worktree.folder().resolve("b.bin")).hasContent("b");
      assertThat(pwned).doesNotExist();
    }
  }

  @Test
  void aFileInAnEncodingOfItsOwnIsWrittenAsGitWritesIt() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              s.write(".gitattributes", "*.rc working-tree-encoding=UTF-16LE\n*.id ident\n");
              Files.write(s.main.resolve("app.rc"), "grün\n".getBytes(StandardCharsets.UTF_16LE));
              s.write("a.id", "$Id$\n");
              s.commitAll("odd");
            })) {
      var worktree = sandbox.create("fix");

      assertThat(worktree.folder().resolve("app.rc"))
          .hasBinaryContent("grün\n".getBytes(StandardCharsets.UTF_16LE));
      assertThat(worktree.folder().resolve("a.id")).content().startsWith("$Id: ");
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
  }

  private static WorktreeCreation create(GitSandbox sandbox, CheckoutProgress progress)
      throws Exception {
    return create(sandbox, sandbox.repository, progress);
  }

  private static WorktreeCreation create(
      GitSandbox sandbox, Repository repository, CheckoutProgress progress) throws Exception {
    return sandbox.manager.create(
        repository, new WorktreeRequest(GitSandbox.SESSION, "fix", "main"), progress);
  }

  private static void assertNothingIsLeft(GitSandbox sandbox) throws Exception {
    assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
    assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
    try (var files = Files.walk(sandbox.root.resolve("worktrees"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private static void large(GitSandbox sandbox) throws Exception {
    for (int i = 0; i < MORE; i++) {
      sandbox.write("many/p" + i / 20 + "/F" + i + ".java", "class F" + i + " {}\n");
    }
    GitSandbox.varied(sandbox);
  }
}
