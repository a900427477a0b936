package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpareWorktreesTest {
  @TempDir Path folder;

  private GitSandbox git;
  private SpareWorktrees spares;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder, GitSandbox::varied);
    spares = git.manager.spares();
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  private Path spare() throws Exception {
    List<SpareFolder> ready = SpareFolder.ready(git.repository, git.manager.removal());
    assertThat(ready).hasSize(1);
    return ready.getFirst().worktree().folder();
  }

  private List<SpareFolder> ready() throws Exception {
    return SpareFolder.ready(git.repository, git.manager.removal());
  }

  @Test
  void aSessionThatTakesTheSpareHasWhatGitsOwnWorktreeHas() throws Exception {
    assertThat(spares.keep(git.repository)).isTrue();
    long inode = (Long) Files.getAttribute(spare().resolve("README.md"), "unix:ino");
    Worktree taken = git.create("fix-login");
    assertThat(Files.getAttribute(taken.folder().resolve("README.md"), "unix:ino"))
        .isEqualTo(inode);
    assertThat(String.valueOf(taken.folder().getFileName())).startsWith("fix-login-");
    git.agreesOn(taken);
    git.assertHoldsWhatGitsOwnHolds(taken);
    assertThat(git.manager.problemOf(git.repository, taken)).isEmpty();
    assertThat(git.gitIn(taken.folder(), "log", "-1", "--format=%s", "ORIG_HEAD"))
        .contains("varied");
    assertThat(ready()).isEmpty();
    assertThat(git.manager.find(git.repository, GitSandbox.SESSION)).contains(taken);
  }

  @Test
  void oneIsKeptAndItFollowsWhatIsCheckedOut() throws Exception {
    spares.keep(git.repository);
    Path first = spare();
    git.write("new.txt", "new\n");
    Files.delete(git.main.resolve("empty.txt"));
    git.commitAll("On");
    assertThat(spares.keep(git.repository)).isTrue();
    assertThat(spare()).isEqualTo(first);
    assertThat(first.resolve("new.txt")).hasContent("new\n");
    assertThat(first.resolve("empty.txt")).doesNotExist();
    git.agreesOn(git.create("one"));
  }

  @Test
  void aSpareOfAnotherCommitIsBroughtToTheOneThatIsWanted() throws Exception {
    spares.keep(git.repository);
    git.write("new.txt", "new\n");
    git.commitAll("On");
    Worktree taken = git.create("one");
    assertThat(taken.folder().resolve("new.txt")).hasContent("new\n");
    assertThat(ready()).isEmpty();
    git.agreesOn(taken);
  }

  @Test
  void whatSomebodyMadeInTheSpareStaysTheirsAndIsNeverTaken() throws Exception {
    spares.keep(git.repository);
    Path theirs = spare();
    Files.writeString(theirs.resolve("mine.txt"), "mine\n");
    Worktree made = git.create("one");
    assertThat(made.folder().resolve("mine.txt")).doesNotExist();
    assertThat(theirs.resolve("mine.txt")).hasContent("mine\n");
    assertThat(spares.keep(git.repository)).isTrue();
    Files.writeString(spare().resolve("README.md"), "changed\n");
    Path second = spare();
    spares.dropAll(git.repository);
    assertThat(second.resolve("README.md")).hasContent("changed\n");
    assertThat(theirs.resolve("mine.txt")).exists();
  }

  @Test
  void aFileThatGitIsToldNotToShowIsSomebodysWork() throws Exception {
    git.git("config", "status.showUntrackedFiles", "no");
    spares.keep(git.repository);
    Path theirs = spare();
    Files.writeString(theirs.resolve("mine.txt"), "mine\n");
    spares.dropAll(git.repository);
    assertThat(theirs.resolve("mine.txt")).hasContent("mine\n");
    spares.keep(git.repository);
    Path hidden = spare();
    Files.writeString(hidden.resolve("README.md"), "changed\n");
    git.gitIn(hidden, "update-index", "--assume-unchanged", "README.md");
    spares.dropAll(git.repository);
    assertThat(hidden.resolve("README.md")).hasContent("changed\n");
  }

  @Test
  void aCommitInTheSpareIsSomebodysWork() throws Exception {
    spares.keep(git.repository);
    Path dropped = spare();
    String first = commitIn(dropped);
    spares.dropAll(git.repository);
    assertThat(git.gitIn(dropped, "rev-parse", "HEAD").strip()).isEqualTo(first);
    spares.keep(git.repository);
    Path takenBack = spare();
    String second = commitIn(takenBack);
    git.gitIn(takenBack, "reset", "-q", "--hard", "HEAD~1");
    git.create("one");
    assertThat(git.gitIn(takenBack, "rev-parse", "HEAD@{1}").strip()).isEqualTo(second);
  }

  private String commitIn(Path worktree) throws Exception {
    git.gitIn(worktree, "commit", "-q", "--allow-empty", "-m", "Mine");
    return git.gitIn(worktree, "rev-parse", "HEAD").strip();
  }

  @Test
  void whatLiesInASubmodulesPlaceIsSomebodysWork() throws Exception {
    String head = git.git("rev-parse", "HEAD").strip();
    git.git("update-index", "--add", "--cacheinfo", "160000," + head + ",sub");
    git.git("commit", "-q", "-m", "Sub");
    spares.keep(git.repository);
    Path theirs = spare();
    assertThat(theirs.resolve("sub")).isEmptyDirectory();
    Files.writeString(theirs.resolve("sub/mine.txt"), "mine\n");
    spares.dropAll(git.repository);
    assertThat(theirs.resolve("sub/mine.txt")).hasContent("mine\n");
  }

  @Test
  void aSpareThatNobodyWantsAnyMoreGoesWithoutATrace() throws Exception {
    spares.keep(git.repository);
    Path folderOfSpare = spare();
    spares.dropAll(git.repository);
    assertThat(folderOfSpare).doesNotExist();
    assertThat(git.git("worktree", "list").lines()).hasSize(1);
    assertThat(git.git("branch", "--list").lines()).hasSize(1);
  }

  @Test
  void gitLeavesItAloneAndItHoldsNoBranch() throws Exception {
    spares.keep(git.repository);
    Path kept = spare();
    assertThat(git.git("worktree", "prune", "--expire", "now")).isEmpty();
    assertThat(git.git("worktree", "list", "--porcelain")).contains("locked", "detached");
    assertThat(kept.resolve("README.md")).exists();
    assertThat(git.git("branch", "--list").lines()).hasSize(1);
  }

  @Test
  void afterACrashAtAnyStepOfTheMoveNothingIsLeftBetweenTwoNames() throws Exception {
    for (int step = 0; step < 4; step++) {
      spares.keep(git.repository);
      SpareFolder spare = ready().getFirst();
      Worktree from = spare.worktree();
      String id = "5e551011-aaaa-bbbb-cccc-00000000001" + step;
      var to =
          new Worktree(
              id,
              from.folder().resolveSibling("taken-" + step),
              from.adminFolder().resolveSibling("taken-" + step),
              "b" + step,
              "main");
      assertThat(spare.claim()).isTrue();
      assertThat(spare.claim()).isFalse();
      if (step > 0) {
        spare.incomplete();
        spare.goingTo(to);
        AdminFolder.writeNonce(
            new Worktree(id, from.folder(), from.adminFolder(), to.branch(), to.base()), true);
      }
      if (step > 1) {
        WholeText.write(from.folder().resolve(".git"), "gitdir: " + to.adminFolder() + "\n");
      }
      if (step > 2) {
        Files.move(from.folder(), to.folder());
      }
      var left = new AtomicInteger();
      git.manager.reconcile(git.repository, _ -> true).forEach(line -> left.incrementAndGet());
      if (step == 0) {
        assertThat(ready()).hasSize(1);
        spares.dropAll(git.repository);
      }
      assertThat(from.folder()).doesNotExist();
      assertThat(to.folder()).doesNotExist();
      assertThat(AdminFolder.all(git.repository)).as("step %s", step).isEmpty();
    }
  }
}
