package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import app.coppice.git.LandingPlanner.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandedStaysTest {
  @TempDir Path folder;

  @Test
  void whatOthersMakeOfTheSameLineDoesNotBringASquashedSessionBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      var planner = new LandingPlanner(sandbox.repository);
      assertThat(planner.plan(contenders(worktree)).order()).isEmpty();

      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("another session's");

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();
      assertThat(state.takenUp()).isTrue();
      assertThat(state.files()).isEmpty();
      var plan = planner.plan(contenders(worktree));
      assertThat(plan.parts())
          .allMatch(part -> part.withBase().isEmpty() && part.paths().isEmpty());
      assertThat(plan.order()).isEmpty();
    }
  }

  @Test
  void aNewCommitBringsTheSessionBackAndSoDoesAnUndoneLanding() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      assertThat(new LandingUndo(sandbox.repository, worktree).undo()).isInstanceOf(Landed.class);
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files()).hasSize(1);

      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "Again"))
          .isInstanceOf(Landed.class);
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("another session's");
      GitSandbox.write(worktree.folder(), "new.txt", "new\n");
      sandbox.commitAll(worktree.folder(), "new");

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();
      assertThat(state.takenUp()).isFalse();
      assertThat(state.files()).isNotEmpty();
    }
  }

  @Test
  void anUndoneLandingWhoseRecordGoesMeanwhileIsUndone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      String before = sandbox.git("rev-parse", "main~1");
      var undo =
          new LandingUndo(
              sandbox.repository,
              worktree,
              _ -> {
                try {
                  LandedRecord.remove(sandbox.repository, worktree.sessionId());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });

      assertThat(undo.undo()).isInstanceOf(Landed.class);

      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(before);
    }
  }

  @Test
  void aRefusedLandingIsToldAndKeepsRecordsWhoseCommitsGitTidiedAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      var earlier = LandedRecord.all(sandbox.repository, worktree.sessionId());
      sandbox.gitIn(worktree.folder(), "reset", "-q", "--hard", "main");
      sandbox.git("update-ref", "-d", "refs/coppice/landed/" + worktree.sessionId());
      sandbox.git("reflog", "expire", "--expire=now", "--all");
      sandbox.gitIn(worktree.folder(), "update-ref", "-d", "ORIG_HEAD");
      sandbox.git("gc", "-q", "--prune=now");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll(worktree.folder(), "two");
      sandbox.write("src/Cart.java", "an edit of one's own\n");

      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.FAST_FORWARD, ""))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.files()).containsExactly("src/Cart.java"));

      assertThat(LandedRecord.all(sandbox.repository, worktree.sessionId())).isEqualTo(earlier);
    }
  }

  @Test
  void aBaseThatWasPutBackByOtherMeansHasNothingOfIt() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      sandbox.git("reset", "-q", "--hard", "HEAD~1");
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      sandbox.git("reflog", "expire", "--expire=now", "--all");
      sandbox.git("gc", "-q", "--prune=now");

      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().takenUp()).isFalse();
    }
  }

  @Test
  void aRevertedLandingIsThereToLandAgainWithWhatCameSinceUntilTheRevertIsTakenBack()
      throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      sandbox.git("revert", "--no-edit", "HEAD");
      assertThat(changes.compute().takenUp()).isFalse();
      assertThat(changes.compute().files()).hasSize(1);

      // The same lines once more: that hides the revert from a look at the newest files alone.
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("another session's");
      assertThat(changes.compute().takenUp()).isFalse();
      sandbox.git("revert", "--no-edit", "HEAD");
      GitSandbox.write(worktree.folder(), "new.txt", "new\n");
      sandbox.commitAll(worktree.folder(), "new");
      assertThat(changes.compute().ahead()).isEqualTo(2);
      assertThat(changes.compute().files()).hasSize(2);

      sandbox.git("revert", "--no-edit", "HEAD~2");
      assertThat(changes.compute().files()).extracting(FileDiff::path).containsExactly("new.txt");
    }
  }

  @Test
  void aLandingOfWhichARevertLeftAPartStaysLanded() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "one");
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "All of it"))
          .isInstanceOf(Landed.class);
      sandbox.git("rm", "-q", "more.txt");
      sandbox.commitAll("only that");

      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().takenUp()).isTrue();
    }
  }

  private static Worktree squashed(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(worktree.folder(), "one");
    assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "All of it"))
        .isInstanceOf(Landed.class);
    return worktree;
  }

  private static List<Contender> contenders(Worktree worktree) {
    return List.of(new Contender(worktree, Set.of(), "same"));
  }
}
