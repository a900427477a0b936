package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A landing whose process ended in the middle.
class CutOffLandingTest {
  @TempDir Path folder;

  @Test
  void aLandingThatACrashCutOffBeforeItsFilesMovedIsTakenBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      String tip = sandbox.git("rev-parse", "main");
      killAt(LandingStep.RECORDED, sandbox, worktree);

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .extracting(LandingOutcome::sentence)
          .containsExactly("Took back the landing in “main”.");
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(tip);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.manager.settleLandings(sandbox.repository)).isEmpty();
    }
  }

  @Test
  void gitsTidyingTakesNothingThatACutOffLandingNeeds() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      sandbox.write("README.md", "main has moved on\n");
      sandbox.commitAll("more");
      killAt(LandingStep.RECORDED, LandingStyle.MERGE, sandbox, worktree);
      sandbox.git("gc", "--quiet", "--prune=now");

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .extracting(LandingOutcome::sentence)
          .containsExactly("Took back the landing in “main”.");
      assertThat(sandbox.git("for-each-ref", "refs/coppice/landing")).isEmpty();
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, ""))
          .isInstanceOf(Landed.class);
    }
  }

  @Test
  void aLandingThatACrashCutOffAmongItsFilesIsTakenBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      GitSandbox.write(worktree.folder(), "new/deep/file.txt", "new\n");
      Files.delete(worktree.folder().resolve("src/Price.java"));
      sandbox.commitAll(worktree.folder(), "more");
      String tip = sandbox.git("rev-parse", "main");
      sandbox.write("README.md", "an edit that landing does not touch\n");
      killAt(LandingStep.RECORDED, sandbox, worktree);
      // As git leaves it when it is killed before it writes the index.
      sandbox.write("new/deep/file.txt", "new\n");
      Files.delete(sandbox.main.resolve("src/Price.java"));

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .extracting(LandingOutcome::sentence)
          .containsExactly("Took back the landing in “main”.");
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(tip);
      assertThat(sandbox.git("status", "--porcelain")).isEqualTo(" M README.md\n");
      assertThat(sandbox.main.resolve("new")).doesNotExist();
    }
  }

  @Test
  void aLandingThatACrashCutOffBetweenFilesAndBranchIsFinished() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      killAt(LandingStep.FILES_MOVED, sandbox, worktree);
      assertThat(sandbox.git("status", "--porcelain")).isEqualTo("M  src/Cart.java\n");

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .extracting(LandingOutcome::sentence)
          .containsExactly("Finished the landing in “main”.");
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(sandbox.git("rev-parse", "fix"));
      assertThat(sandbox.main.resolve(".git/coppice")).isDirectoryNotContaining("glob:**.landing");
    }
  }

  @Test
  void aLandingThatACrashCutOffAtItsEndIsFoundComplete() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      killAt(LandingStep.REF_MOVED, sandbox, worktree);

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .extracting(LandingOutcome::sentence)
          .containsExactly("Finished the landing in “main”.");
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void aCutOffLandingWhoseFilesWereChangedSinceIsReportedAndBlocksTheNext() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      killAt(LandingStep.RECORDED, sandbox, worktree);
      sandbox.write("src/Cart.java", "mine\n");

      assertThat(sandbox.manager.settleLandings(sandbox.repository))
          .singleElement()
          .asString()
          .contains("was cut off", "changed since");
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "m"))
          .isInstanceOf(Refused.class);
      assertThat(sandbox.main.resolve("src/Cart.java")).hasContent("mine");

      sandbox.git("checkout", "--", "src/Cart.java");
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "m"))
          .isInstanceOf(Landed.class);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
    }
  }

  /// The process ends here: nothing after the step runs, not even what mends a failure.
  static void killAt(LandingStep last, GitSandbox sandbox, Worktree worktree) {
    killAt(last, LandingStyle.FAST_FORWARD, sandbox, worktree);
  }

  private static void killAt(
      LandingStep last, LandingStyle style, GitSandbox sandbox, Worktree worktree) {
    var landing =
        new Landing(
            sandbox.repository,
            worktree,
            step -> {
              if (step == last) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> landing.land(style, "")).isInstanceOf(Killed.class);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
