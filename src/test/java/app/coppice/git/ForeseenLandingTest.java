package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Resolution;
import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForeseenLandingTest {
  @TempDir Path folder;

  @Test
  void aRebaseOfABranchThatTookItsBaseInIsRefusedInThePreviewAsInTheLanding() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = fix(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      assertThat(
              new BranchUpdate(sandbox.repository, worktree)
                  .update(BranchUpdate.Style.MERGE, Resolution.NONE, ""))
          .isInstanceOf(Landed.class);

      assertForeseen(sandbox, worktree, LandingStyle.REBASE);
      assertThat(preview(sandbox, worktree, LandingStyle.REBASE).refusal())
          .contains("Fast-forward, merge or squash");
      assertThat(preview(sandbox, worktree, LandingStyle.FAST_FORWARD).refusal()).isEmpty();
      sandbox.write("README.md", "# Further\n");
      sandbox.commitAll("and on");
      assertForeseen(sandbox, worktree, LandingStyle.REBASE);
      assertForeseen(sandbox, worktree, LandingStyle.FAST_FORWARD);
      for (LandingStyle style : List.of(LandingStyle.MERGE, LandingStyle.SQUASH)) {
        assertThat(preview(sandbox, worktree, style).refusal()).isEmpty();
        assertThat(preview(sandbox, worktree, style).files()).containsExactly("src/Cart.java");
      }
    }
  }

  @Test
  void whatConflictsCommitByCommitIsForeseenWhereAMergeWouldBeCleanAndNothingIsWritten()
      throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = fix(sandbox);
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  int items;\n}\n");
      sandbox.commitAll(worktree.folder(), "and back");
      GitSandbox.write(worktree.folder(), "new.txt", "new\n");
      sandbox.commitAll(worktree.folder(), "new");
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("the same line");
      String objects = sandbox.git("count-objects", "-v");

      assertThat(preview(sandbox, worktree, LandingStyle.MERGE).conflicts()).isEmpty();
      assertThat(preview(sandbox, worktree, LandingStyle.REBASE).conflicts())
          .containsExactly("src/Cart.java");
      assertThat(sandbox.git("count-objects", "-v")).isEqualTo(objects);
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.REBASE, ""))
          .isEqualTo(new Conflicts(List.of("src/Cart.java")));
    }
  }

  @Test
  void aRebaseThatGoesWhereAMergeWouldConflictSaysWhatItBrings() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = fix(sandbox);
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll(worktree.folder(), "two");
      sandbox.write("src/Cart.java", "class Cart {\n  long items;\n}\n");
      sandbox.commitAll("the first one, too");

      assertThat(preview(sandbox, worktree, LandingStyle.MERGE).conflicts())
          .containsExactly("src/Cart.java");
      var rebased = preview(sandbox, worktree, LandingStyle.REBASE);
      assertThat(rebased.conflicts()).isEmpty();
      assertThat(rebased.refusal()).isEmpty();
      assertThat(rebased.files()).containsExactly("src/Cart.java");
      sandbox.write("src/Cart.java", "an edit in the way\n");
      assertThat(preview(sandbox, worktree, LandingStyle.REBASE).problem())
          .contains("src/Cart.java");
      sandbox.git("checkout", "-q", ".");
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.REBASE, ""))
          .isInstanceOf(Landed.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBranchThatHasNothingToBringSaysSoUnlessItHasWhatCanStillBeCommitted(LandingStyle style)
      throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      assertRefused(sandbox, worktree, style, "has nothing that “main” lacks");
      GitSandbox.write(worktree.folder(), "new.txt", "new\n");
      assertThat(preview(sandbox, worktree, style).refusal()).isEmpty();
      sandbox.commitAll(worktree.folder(), "new");
      assertThat(preview(sandbox, worktree, style).files()).containsExactly("new.txt");
      sandbox.write("new.txt", "new\n");
      sandbox.commitAll("taken over by hand");
      assertRefused(sandbox, worktree, style, "has nothing that “main” lacks");
    }
  }

  @Test
  void whereNothingCanLandIsSaidBeforehand() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = fix(sandbox);
      sandbox.git("tag", "v1");
      var style = LandingStyle.MERGE;
      assertRefused(sandbox, worktree.landingIn("v1"), style, "no local branch");
      assertRefused(sandbox, worktree.landingIn("nowhere"), style, "is not there");
      assertRefused(sandbox, worktree.landingIn("fix"), style, "in itself");
    }
  }

  @Test
  void whatACutOffLandingLeftForThePersonIsSaidBeforehand() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = LandingTest.changed(sandbox);
      CutOffLandingTest.killAt(LandingStep.RECORDED, sandbox, worktree);
      assertThat(preview(sandbox, worktree, LandingStyle.FAST_FORWARD).refusal()).isEmpty();
      sandbox.write("src/Cart.java", "mine\n");

      assertRefused(sandbox, worktree, LandingStyle.FAST_FORWARD, "Files that it touches");
      try (var _ = LandingTurn.await(sandbox.repository)) {
        // What it stands at while somebody lands is nobody's refusal.
        assertThat(preview(sandbox, worktree, LandingStyle.FAST_FORWARD).refusal()).isEmpty();
      }
    }
  }

  /// The preview says what the landing says.
  private static void assertRefused(
      GitSandbox sandbox, Worktree worktree, LandingStyle style, String said) throws Exception {
    String foreseen = preview(sandbox, worktree, style).refusal();
    assertThat(foreseen).contains(said);
    assertThat(new Landing(sandbox.repository, worktree).land(style, ""))
        .isEqualTo(new Refused(foreseen, List.of()));
  }

  @Test
  void aSquashOfOneCommitHasItsMessageAndOneOfSeveralTheirSubjectsBelowTheTitle() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = fix(sandbox);
      sandbox.gitIn(
          worktree.folder(), "commit", "-q", "--amend", "-m", "Count in long\n\nMany items.");
      assertThat(message(sandbox, worktree, LandingStyle.SQUASH))
          .isEqualTo("Count in long\n\nMany items.");
      GitSandbox.write(worktree.folder(), "new.txt", "new\n");
      sandbox.commitAll(worktree.folder(), "Say what is new");
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      sandbox.gitIn(worktree.folder(), "merge", "-q", "--no-edit", "main");

      assertThat(message(sandbox, worktree, LandingStyle.SQUASH))
          .isEqualTo("The title\n\n* Count in long\n* Say what is new");
      assertThat(message(sandbox, worktree, LandingStyle.MERGE)).isEqualTo("The title");
    }
  }

  private static String message(GitSandbox sandbox, Worktree worktree, LandingStyle style)
      throws Exception {
    return LandingMessage.of(sandbox.repository, worktree, style, "The title");
  }

  private static void assertForeseen(GitSandbox sandbox, Worktree worktree, LandingStyle style)
      throws Exception {
    assertThat(new Landing(sandbox.repository, worktree).land(style, ""))
        .isInstanceOfSatisfying(
            Refused.class,
            why -> {
              assertThat(why.reason()).contains("squash instead");
              assertThat(previewed(sandbox, worktree, style)).isEqualTo(why.reason());
            });
  }

  private static String previewed(GitSandbox sandbox, Worktree worktree, LandingStyle style) {
    try {
      return preview(sandbox, worktree, style).refusal();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static LandingPreview preview(GitSandbox sandbox, Worktree worktree, LandingStyle style)
      throws java.io.IOException {
    return LandingPreview.of(sandbox.repository, worktree, style);
  }

  private static Worktree fix(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(worktree.folder(), "one");
    return worktree;
  }
}
