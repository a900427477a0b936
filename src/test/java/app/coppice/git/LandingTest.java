package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {
  @TempDir Path folder;

  @Test
  void aFastForwardMovesBranchAndCheckout() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.FAST_FORWARD, "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(sandbox.git("rev-parse", "fix"));
      assertThat(Files.readString(sandbox.main.resolve("src/Cart.java"))).contains("long");
    }
  }

  @Test
  void aMergeKeepsBothSidesAndAnUntouchedEdit() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      sandbox.write("src/Price.java", "my uncommitted edit\n");

      var landing = new Landing(sandbox.repository, worktree);
      assertThat(landing.land(LandingStyle.FAST_FORWARD, "")).isInstanceOf(Refused.class);
      var result = landing.land(LandingStyle.MERGE, "Merge fix");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("log", "-1", "--format=%s %an %P").split(" ")).hasSize(5);
      assertThat(sandbox.git("status", "--porcelain")).isEqualTo(" M src/Price.java\n");
      assertThat(Files.readString(sandbox.main.resolve("README.md"))).contains("Elsewhere");
      assertThat(Files.readString(sandbox.main.resolve("src/Cart.java"))).contains("long");
      assertThat(sandbox.git("fsck")).doesNotContain("missing");
    }
  }

  @Test
  void aSquashIsOneCommitWithOneParent() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "more");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "All of it");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("rev-list", "--count", "main")).isEqualTo("2\n");
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void afterASquashOverAMovedBaseNothingIsLeftToLandUntilTheBranchGoesOn() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      assertThat(changes.compute().takenUp()).isFalse();
      var landing = new Landing(sandbox.repository, worktree);
      assertThat(landing.land(LandingStyle.SQUASH, "All of it")).isInstanceOf(Landed.class);
      sandbox.write("README.md", "# And on\n");
      sandbox.commitAll("base moves on again");

      String before = sandbox.git("rev-parse", "main") + sandbox.git("count-objects");
      var state = changes.compute();

      assertThat(state.takenUp()).isTrue();
      assertThat(state.files()).isEmpty();
      assertThat(state.ahead()).as("nothing is left to land").isZero();
      assertThat(landing.land(LandingStyle.SQUASH, "Again"))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.reason()).contains("has nothing that"));
      assertThat(sandbox.git("rev-parse", "main") + sandbox.git("count-objects")).isEqualTo(before);

      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "more");
      assertThat(changes.refresh(state, List.of("more.txt")).takenUp()).isFalse();
      assertThat(landing.land(LandingStyle.SQUASH, "More")).isInstanceOf(Landed.class);
    }
  }

  @Test
  void whatIsSquashedIsTakenUpAndABranchWhoseNameBeginsAlikeIsNot() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var longer = sandbox.create("5e551011-aaaa-bbbb-cccc-000000000002", "fix-2");
      var worktree = changed(sandbox);
      GitSandbox.write(longer.folder(), "more.txt", "x\n");
      sandbox.commitAll(longer.folder(), "more");
      String since = sandbox.git("rev-parse", "main").strip();

      var _ = new Landing(sandbox.repository, longer).land(LandingStyle.SQUASH, "All of it");

      assertThat(sandbox.repository.hasTaken("main", since, "fix-2")).isTrue();
      assertThat(sandbox.repository.hasTaken("main", since, worktree.branch())).isFalse();
    }
  }

  @Test
  void aConflictNamesItsFilesAndChangesNothing() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("the other way");
      String before = sandbox.git("rev-parse", "main");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, "");

      assertThat(result).isEqualTo(new Conflicts(List.of("src/Cart.java")));
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(before);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void anEditOfThePersonInATouchedFileIsNeverOverwritten() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      sandbox.write("src/Cart.java", "mine\n");
      String before = sandbox.git("rev-parse", "main");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, "");

      assertThat(result).isInstanceOf(Refused.class);
      assertThat(((Refused) result).files()).containsExactly("src/Cart.java");
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(before);
      assertThat(Files.readString(sandbox.main.resolve("src/Cart.java"))).isEqualTo("mine\n");
    }
  }

  @Test
  void anUntrackedFileInTheWayIsNeverOverwritten() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "new.txt", "theirs\n");
      sandbox.commitAll(worktree.folder(), "new");
      sandbox.write("new.txt", "mine\n");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.FAST_FORWARD, "");

      assertThat(((Refused) result).files()).containsExactly("new.txt");
      assertThat(Files.readString(sandbox.main.resolve("new.txt"))).isEqualTo("mine\n");
    }
  }

  @Test
  void uncommittedWorkOfTheSessionIsNotLeftBehind() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      GitSandbox.write(worktree.folder(), "forgotten.txt", "x\n");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "");

      assertThat(((Refused) result).files()).containsExactly("forgotten.txt");
    }
  }

  @Test
  void aBaseThatIsCheckedOutNowhereMovesAlone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = changed(sandbox);
      sandbox.git("checkout", "-q", "-b", "elsewhere");
      sandbox.write("src/Cart.java", "mine\n");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("status", "--porcelain")).isEqualTo(" M src/Cart.java\n");
      assertThat(sandbox.git("show", "main:src/Cart.java")).contains("long");
    }
  }

  @Test
  void aFileThatGoesThroughAFilterIsNotWrittenAsAPointer() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.write(".gitattributes", "*.psd filter=lfs\n");
      sandbox.write("art.psd", "pointer 1\n");
      sandbox.commitAll("art");
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "art.psd", "pointer 2\n");
      sandbox.commitAll(worktree.folder(), "new art");
      String tip = sandbox.git("rev-parse", "main");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.FAST_FORWARD, "");

      assertThat(result)
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.reason()).contains("filter");
                assertThat(refused.files()).containsExactly("art.psd");
              });
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(tip);
      assertThat(sandbox.main.resolve("art.psd")).hasContent("pointer 1");
      assertThat(sandbox.main.resolve(".git/coppice")).isDirectoryNotContaining("glob:**.landing");
    }
  }

  static Worktree changed(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(worktree.folder(), "wider");
    return worktree;
  }
}
