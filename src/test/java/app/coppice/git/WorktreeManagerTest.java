package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.WorktreeCreation.BranchInUse;
import app.coppice.git.WorktreeCreation.Cancelled;
import app.coppice.git.WorktreeCreation.Created;
import app.coppice.git.WorktreeCreation.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeManagerTest {
  @TempDir Path folder;

  @Test
  void gitAcceptsTheWorktreeInEveryWay() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      var worktree = sandbox.create("fix-login");

      sandbox.agreesOn(worktree);
      assertThat(sandbox.gitIn(worktree.folder(), "diff", "HEAD")).isEmpty();
      assertThat(sandbox.gitIn(worktree.folder(), "rev-parse", "HEAD"))
          .isEqualTo(sandbox.git("rev-parse", "main"));
      assertThat(sandbox.gitIn(worktree.folder(), "reflog", "HEAD")).contains("HEAD@{0}");
    }
  }

  @Test
  void theIndexCarriesTheStatDataThatGitWouldWrite() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      var worktree = sandbox.create("fix-login");
      // Refreshing would rewrite whatever git finds stale.
      String before = sandbox.gitIn(worktree.folder(), "ls-files", "--debug");
      sandbox.gitIn(worktree.folder(), "update-index", "--really-refresh");

      assertThat(sandbox.gitIn(worktree.folder(), "ls-files", "--debug")).isEqualTo(before);
      assertThat(before).doesNotContain("ino: 0\n");
      assertThat(sandbox.gitIn(worktree.folder(), "write-tree"))
          .isEqualTo(sandbox.git("rev-parse", "main^{tree}"));
    }
  }

  @Test
  void aCheckoutIsTheSameAsTheOneOfGit() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      var worktree = sandbox.create("ours");
      sandbox.assertHoldsWhatGitsOwnHolds(worktree);
    }
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsNamedWithItsPlace() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var first = sandbox.create("fix-login");

      assertThat(attempt(sandbox, "main")).isEqualTo(new BranchInUse("main", sandbox.main));
      assertThat(attempt(sandbox, "fix-login"))
          .isEqualTo(new BranchInUse("fix-login", first.folder()));
    }
  }

  @Test
  void aCancelledMakingLeavesNothingBehind() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var outcome =
          sandbox.manager.create(
              sandbox.repository,
              new WorktreeRequest(GitSandbox.SESSION, "fix", "main"),
              new CheckoutProgress() {
                @Override
                public void advanced(int done, int total) {
                  throw new AssertionError("nothing advances");
                }

                @Override
                public boolean isCancelled() {
                  return true;
                }
              });

      assertThat(outcome).isEqualTo(new Cancelled());
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
      assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
    }
  }

  @Test
  void progressEndsAtTheNumberOfFiles() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var seen = new ArrayList<Integer>();
      var listener =
          new CheckoutProgress() {
            @Override
            public synchronized void advanced(int done, int total) {
              assertThat(total).isEqualTo(3);
              seen.add(done);
            }

            @Override
            public boolean isCancelled() {
              return false;
            }
          };
      var outcome =
          sandbox.manager.create(
              sandbox.repository, new WorktreeRequest(GitSandbox.SESSION, "x", "main"), listener);

      assertThat(outcome).isInstanceOf(Created.class);
      assertThat(seen.getLast()).isEqualTo(3);
    }
  }

  @Test
  void namesThatAreNoBranchesAndBasesThatAreNoneAreRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      for (String name : List.of("", "-f", "a..b", "HEAD", "a b", "x.lock", "a\nb")) {
        assertThat(attempt(sandbox, name)).as(name).isInstanceOf(Refused.class);
      }
      assertThat(
              sandbox.manager.create(
                  sandbox.repository,
                  new WorktreeRequest(GitSandbox.SESSION, "ok", "--upload-pack=x"),
                  CheckoutProgress.NONE))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void shellMetacharactersInABranchAreOnlyCharacters() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("a;touch$IFS'pwned'`x`&(y)");

      assertThat(sandbox.gitIn(worktree.folder(), "branch", "--show-current"))
          .isEqualTo("a;touch$IFS'pwned'`x`&(y)\n");
      assertThat(sandbox.manager.find(sandbox.repository, GitSandbox.SESSION)).contains(worktree);
    }
  }

  @Test
  void aNameThatIsNotUtf8IsCheckedOutByTheProgram() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.git("config", "core.quotePath", "true");
              var made =
                  GitSandbox.run(
                      List.of("sh", "-c", "printf x > $(printf 'caf\\351.txt')"),
                      s.main,
                      java.util.Map.of(),
                      new byte[0],
                      java.time.Duration.ofSeconds(9),
                      99);
              assertThat(made.exitStatus()).isZero();
              s.commitAll("latin name");
            })) {
      var worktree = sandbox.create("fix");

      assertThat(sandbox.gitIn(worktree.folder(), "ls-files")).contains("caf\\351.txt");
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void aMakingThatACrashCutOffIsTakenAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      // As after a kill in the middle of the checkout.
      Files.delete(worktree.adminFolder().resolve("index"));
      Files.writeString(
          worktree.adminFolder().resolve("locked"), "Coppice is preparing this worktree\n");

      var report = sandbox.manager.reconcile(sandbox.repository, _ -> true);

      assertThat(report).singleElement().asString().contains("half-made");
      assertThat(worktree.folder()).doesNotExist();
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
    }
  }

  @Test
  void reconcilingLeavesAFolderAloneThatIsNotOurs() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path precious = Files.createDirectories(folder.resolve("precious"));
      Files.writeString(precious.resolve("thesis.txt"), "years of work");
      Files.writeString(worktree.adminFolder().resolve("gitdir"), precious.resolve(".git") + "\n");
      Files.writeString(worktree.adminFolder().resolve("coppice-removing"), "now\n");

      var report = sandbox.manager.reconcile(sandbox.repository, _ -> true);

      assertThat(report).singleElement().asString().contains("left alone");
      assertThat(precious.resolve("thesis.txt")).exists();
    }
  }

  @Test
  void aGitFileThatPointsElsewhereIsDetected() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();

      Files.writeString(worktree.folder().resolve(".git"), "gitdir: " + folder + "/evil\n");

      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree))
          .get()
          .asString()
          .contains("was changed");
    }
  }

  @Test
  void aWorktreeThatGitMovedAndABranchThatItRenamedAreFoundByTheSession() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path elsewhere = sandbox.root.resolve("elsewhere");
      sandbox.git("worktree", "move", worktree.folder().toString(), elsewhere.toString());
      sandbox.gitIn(elsewhere, "branch", "-m", "renamed");

      var found = sandbox.manager.find(sandbox.repository, GitSandbox.SESSION).orElseThrow();
      assertThat(found.folder()).isEqualTo(elsewhere);
      assertThat(sandbox.manager.problemOf(sandbox.repository, found)).isEmpty();
      GitSandbox.write(elsewhere, "new.txt", "new\n");
      assertThat(new Commits(sandbox.repository, found).commit(List.of(), "Work"))
          .isInstanceOf(CommitResult.Committed.class);
      assertThat(sandbox.git("log", "-1", "--format=%s", "renamed")).isEqualTo("Work\n");
    }
  }

  @Test
  void aWorktreeThatIsGoneAndLockedIsMadeAnewByTheCommandThatItsProblemNames() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("it's");
      sandbox.git("worktree", "lock", "--reason", "on a stick", worktree.folder().toString());
      FolderRemoval.remove(worktree.folder());

      String problem = sandbox.manager.problemOf(sandbox.repository, worktree).orElseThrow();
      assertThat(problem).contains("is gone", "“on a stick”");
      assertThat(sandbox.manager.forgetGone(sandbox.repository, worktree)).isFalse();

      String command = problem.substring(problem.indexOf("git -C"));
      assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
      assertThat(sandbox.manager.forgetGone(sandbox.repository, worktree)).isTrue();
      assertThat(sandbox.create("it's").folder()).isDirectory();
    }
  }

  private static WorktreeCreation attempt(GitSandbox sandbox, String branch) throws Exception {
    return sandbox.manager.create(
        sandbox.repository,
        new WorktreeRequest("0ther000-0000", branch, "main"),
        CheckoutProgress.NONE);
  }
}
