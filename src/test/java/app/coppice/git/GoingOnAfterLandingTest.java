package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice.Side;
import app.coppice.diff.Resolution;
import app.coppice.git.BranchUpdate.Style;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandingPlanner.Contender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session that goes on working after its commits became another one of the base.
class GoingOnAfterLandingTest {
  private static final String CART = "src/Cart.java";

  @TempDir Path folder;

  @Test
  void onlyWhatCameAfterASquashIsShownPreviewedAndPlanned() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = wentOn(sandbox);

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files()).extracting(FileDiff::path).containsExactly(CART);
      assertThat(state.files().getFirst().added()).isEqualTo(1);
      assertThat(state.files().getFirst().removed()).isEqualTo(1);
      assertThat(state.ahead()).isEqualTo(1);
      assertThat(state.takenUp()).isFalse();
      assertThat(new ShownLines(sandbox.repository, worktree).of(CART, Side.OLD))
          .containsExactly("class Cart {", "  long items;", "}");
      assertThat(
              new Comparisons(sandbox.repository, worktree)
                  .between(new Point.Base(), new Point.Head()))
          .extracting(FileDiff::path)
          .containsExactly(CART);
      for (LandingStyle style :
          List.of(LandingStyle.MERGE, LandingStyle.SQUASH, LandingStyle.REBASE)) {
        var preview = LandingPreview.of(sandbox.repository, worktree, style);
        assertThat(preview.commits()).as("%s", style).singleElement().asString().endsWith(" two");
        assertThat(preview.conflicts()).as("%s", style).isEmpty();
        assertThat(preview.files()).as("%s", style).containsExactly(CART);
      }
      assertThat(LandingMessage.of(sandbox.repository, worktree, LandingStyle.SQUASH, "Title"))
          .isEqualTo("two");
      var plan = new LandingPlanner(sandbox.repository).plan(contenders(worktree));
      assertThat(plan.parts().getFirst().paths()).containsExactly(CART);
      assertThat(plan.parts().getFirst().withBase()).isEmpty();
      assertThat(plan.order().getFirst().files()).isEmpty();
    }
  }

  @Test
  void uncommittedEditsAreComparedWithWhatLandedToo() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      var before = changes.compute();
      assertThat(before.files()).isEmpty();

      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      var edited = changes.refresh(before, List.of("more.txt"));
      sandbox.commitAll(worktree.folder(), "two");
      var committed = changes.refresh(edited, List.of("more.txt"));

      for (WorktreeState state : List.of(edited, committed)) {
        assertThat(state.files()).extracting(FileDiff::path).containsExactly("more.txt");
      }
      var shelf = new Archive(sandbox.manager).archive(sandbox.repository, worktree);
      assertThat(shelf).isInstanceOf(ShelveResult.Shelved.class);
      var shelved = new ShelvedChanges(sandbox.repository).of(worktree.sessionId()).orElseThrow();
      assertThat(shelved.files()).extracting(FileDiff::path).containsExactly("more.txt");
    }
  }

  @Test
  void whatCameAfterASquashLandsInEachWayWithoutConflictsWithItself() throws Exception {
    for (LandingStyle style :
        List.of(LandingStyle.MERGE, LandingStyle.SQUASH, LandingStyle.REBASE)) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = wentOn(sandbox);

        var result = new Landing(sandbox.repository, worktree).land(style, "More");

        assertThat(result).as("%s", style).isInstanceOf(Landed.class);
        assertThat(sandbox.git("show", "main:" + CART)).contains("double items");
        assertThat(sandbox.git("show", "main:README.md")).isEqualTo("# And on\n");
        assertThat(sandbox.git("status", "--porcelain")).isEmpty();
        var state = new WorktreeChanges(sandbox.repository, worktree).compute();
        assertThat(state.files()).as("%s", style).isEmpty();
        if (style == LandingStyle.REBASE) {
          assertThat(sandbox.git("log", "--format=%s", "main"))
              .isEqualTo("two\nbase moves on again\nAll of it\nbase moves on\nStart\n");
          assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(sandbox.git("rev-parse", "main"));
        }
      }
    }
  }

  @Test
  void theBaseComesIntoABranchThatLandedInEachWayWithoutConflictsWithItself() throws Exception {
    for (Style style : Style.values()) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = wentOn(sandbox);
        assertThat(new BaseConflicts(sandbox.repository, worktree).find().conflicts()).isEmpty();

        var result =
            new BranchUpdate(sandbox.repository, worktree).update(style, Resolution.NONE, "");

        assertThat(result).as("%s", style).isInstanceOf(Landed.class);
        assertThat(Files.readString(worktree.folder().resolve(CART))).contains("double items");
        assertThat(Files.readString(worktree.folder().resolve("README.md"))).contains("And on");
        var state = new WorktreeChanges(sandbox.repository, worktree).compute();
        assertThat(state.files()).extracting(FileDiff::path).containsExactly(CART);
        // What landed is not told again as a commit that is still to land.
        assertThat(state.ahead()).isEqualTo(style == Style.MERGE ? 2 : 1);
        assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "More"))
            .isInstanceOf(Landed.class);
      }
    }
  }

  @Test
  void aBranchThatLandedWhollyIsNotMovedToItsBaseByAnUpdateThatMerges() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      String own = sandbox.git("rev-parse", "fix").strip();

      var result =
          new BranchUpdate(sandbox.repository, worktree).update(Style.MERGE, Resolution.NONE, "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("log", "-1", "--format=%P", "fix")).startsWith(own);
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files()).isEmpty();
    }
  }

  @Test
  void eachUndoneLandingBringsBackTheComparisonThatWasBefore() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = wentOn(sandbox);
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      var undo = new LandingUndo(sandbox.repository, worktree);
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "More"))
          .isInstanceOf(Landed.class);
      assertThat(changes.compute().files()).isEmpty();

      assertThat(undo.undo()).isInstanceOf(Landed.class);

      assertThat(changes.compute().files().getFirst().removed()).isEqualTo(1);
      assertThat(changes.compute().ahead()).isEqualTo(1);
      // The base as the first landing left it.
      sandbox.git("reset", "-q", "--hard", "main~1");
      assertThat(undo.base()).isEqualTo("main");
      assertThat(undo.undo()).isInstanceOf(Landed.class);
      var whole = changes.compute();
      assertThat(whole.ahead()).isEqualTo(2);
      assertThat(whole.files()).extracting(FileDiff::path).containsExactly("one.txt", CART);
    }
  }

  @Test
  void aBranchThatLeftWhatLandedIsComparedWholeAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = squashed(sandbox);
      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      sandbox.gitIn(worktree.folder(), "add", "-A");

      sandbox.gitIn(worktree.folder(), "commit", "-q", "--amend", "-m", "one, anew");

      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files())
          .extracting(FileDiff::path)
          .contains(CART, "more.txt");
    }
  }

  @Test
  void aSessionThatHasTheLandingFromItsBaseDoesNotConflictWithTheOneThatLanded() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = wentOn(sandbox);
      var late = sandbox.create("5e551011-aaaa-bbbb-cccc-0000000000ff", "late");
      GitSandbox.write(late.folder(), CART, "// Mine\nclass Cart {\n  long items;\n}\n");

      var plan =
          new LandingPlanner(sandbox.repository)
              .plan(
                  List.of(
                      new Contender(worktree, Set.of(), "same"),
                      new Contender(late, Set.of(CART), "same")));

      assertThat(plan.clashes()).isEmpty();
    }
  }

  /// Landed with the base moving on before and after, and one more commit to a line that landed.
  private static Worktree wentOn(GitSandbox sandbox) throws Exception {
    var worktree = squashed(sandbox);
    sandbox.write("README.md", "# And on\n");
    sandbox.commitAll("base moves on again");
    GitSandbox.write(worktree.folder(), CART, "class Cart {\n  double items;\n}\n");
    sandbox.commitAll(worktree.folder(), "two");
    return worktree;
  }

  private static Worktree squashed(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), CART, "class Cart {\n  long items;\n}\n");
    GitSandbox.write(worktree.folder(), "one.txt", "one\n");
    sandbox.commitAll(worktree.folder(), "one");
    sandbox.write("README.md", "# Elsewhere\n");
    sandbox.commitAll("base moves on");
    assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "All of it"))
        .isInstanceOf(Landed.class);
    return worktree;
  }

  private static List<Contender> contenders(Worktree worktree) {
    return List.of(new Contender(worktree, Set.of(), "same"));
  }
}
