package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Resolution;
import app.coppice.git.BranchUpdate.Style;
import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebaseAndUpdateTest {
  @TempDir Path folder;

  @Test
  void aRebaseLandsTheCommitsInALineWithTheirAuthorsAndTakesTheBranchAlong() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.REBASE, "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("log", "--format=%s %an", "main"))
          .isEqualTo("two Ada\none Robin\nbase moves on Robin\nStart Robin\n");
      assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(sandbox.git("rev-parse", "main"));
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
      assertThat(sandbox.git("fsck", "--strict")).doesNotContain("error");
    }
  }

  @Test
  void aRebaseOntoABaseThatHasNotMovedKeepsTheCommitsEvenSignedOnes() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      String tip = sandbox.git("rev-parse", "fix");
      sandbox.git("config", "commit.gpgSign", "true");

      var result = new Landing(sandbox.repository, worktree).land(LandingStyle.REBASE, "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("rev-parse", "main")).isEqualTo(tip);
      assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(tip);
    }
  }

  @Test
  void aBranchWithAHistoryOfItsOwnIsNotSaidToHaveMergeCommits() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      String root = sandbox.git("commit-tree", "-m", "alone", "fix^{tree}").strip();
      sandbox.gitIn(worktree.folder(), "reset", "-q", "--hard", root);

      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.REBASE, ""))
          .isInstanceOfSatisfying(
              Refused.class,
              why ->
                  assertThat(why.reason())
                      .contains("share no history")
                      .doesNotContain("merge commits"));
    }
  }

  @Test
  void aRebaseThatConflictsOrWouldTakeAMergeApartChangesNothing() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("the same line");
      String before = sandbox.git("show-ref");
      var landing = new Landing(sandbox.repository, worktree);

      assertThat(landing.land(LandingStyle.REBASE, ""))
          .isEqualTo(new Conflicts(List.of("src/Cart.java")));

      assertThat(sandbox.git("show-ref")).isEqualTo(before);
      sandbox.git("checkout", "-q", "-b", "side", "main~1");
      sandbox.write("side.txt", "x\n");
      sandbox.commitAll("side");
      sandbox.git("checkout", "-q", "main");
      sandbox.gitIn(worktree.folder(), "merge", "-q", "--no-edit", "side");
      assertThat(landing.land(LandingStyle.REBASE, ""))
          .isInstanceOfSatisfying(
              Refused.class, why -> assertThat(why.reason()).contains("merge commits"));
    }
  }

  @Test
  void anUndoneLandingLeavesBaseBranchAndFilesAsTheyWere() throws Exception {
    for (LandingStyle style : LandingStyle.values()) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = twoCommits(sandbox);
        if (style != LandingStyle.FAST_FORWARD) {
          sandbox.write("README.md", "# Elsewhere\n");
          sandbox.commitAll("base moves on");
        }
        sandbox.write("src/Price.java", "my own edit\n");
        String before = sandbox.git("show-ref", "main", "fix");
        var landing = new Landing(sandbox.repository, worktree);
        assertThat(landing.land(style, "Land")).isInstanceOf(Landed.class);
        if (style == LandingStyle.MERGE) {
          assertThat(landing.catchUp()).isTrue();
        }
        assertThat(sandbox.git("show-ref", "main", "fix")).isNotEqualTo(before);
        // Git's tidying takes away what no ref holds.
        sandbox.git("reflog", "expire", "--expire=now", "--all");
        sandbox.git("gc", "--quiet", "--prune=now");

        var undone = new LandingUndo(sandbox.repository, worktree).undo();

        assertThat(undone).as("%s", style).isInstanceOf(Landed.class);
        assertThat(sandbox.git("show-ref", "main", "fix")).as("%s", style).isEqualTo(before);
        assertThat(sandbox.git("status", "--porcelain")).isEqualTo(" M src/Price.java\n");
        assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
        assertThat(new LandingUndo(sandbox.repository, worktree).undo())
            .isInstanceOf(Refused.class);
        assertThat(landing.land(style, "Again")).isInstanceOf(Landed.class);
      }
    }
  }

  @Test
  void aLandingIsNotUndoneOnceTheBaseHasMovedOnOrAFileOfItWasEdited() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.FAST_FORWARD, ""))
          .isInstanceOf(Landed.class);
      var undo = new LandingUndo(sandbox.repository, worktree);
      sandbox.write("src/Cart.java", "my edit\n");
      assertThat(undo.undo())
          .isInstanceOfSatisfying(
              Refused.class, why -> assertThat(why.files()).containsExactly("src/Cart.java"));
      assertThat(Files.readString(sandbox.main.resolve("src/Cart.java"))).isEqualTo("my edit\n");
      sandbox.commitAll("mine on top");
      String before = sandbox.git("show-ref");

      assertThat(undo.undo())
          .isInstanceOfSatisfying(
              Refused.class, why -> assertThat(why.reason()).contains("moved on"));

      assertThat(sandbox.git("show-ref")).isEqualTo(before);
    }
  }

  @Test
  void anUpdateTakesTheBaseInEitherWayAndKeepsUncommittedEdits() throws Exception {
    for (Style style : Style.values()) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = twoCommits(sandbox);
        sandbox.write("README.md", "# Elsewhere\n");
        sandbox.commitAll("base moves on");
        GitSandbox.write(worktree.folder(), "src/Price.java", "an edit\n");
        GitSandbox.write(worktree.folder(), "untracked.txt", "new\n");

        var result =
            new BranchUpdate(sandbox.repository, worktree).update(style, Resolution.NONE, "");

        assertThat(result).as("%s", style).isInstanceOf(Landed.class);
        assertThat(sandbox.git("merge-base", "main", "fix"))
            .isEqualTo(sandbox.git("rev-parse", "main"));
        assertThat(Files.readString(worktree.folder().resolve("README.md"))).contains("Elsewhere");
        assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain"))
            .isEqualTo(" M src/Price.java\n?? untracked.txt\n");
        assertThat(sandbox.gitIn(worktree.folder(), "log", "--merges", "--format=%s"))
            .isEqualTo(style == Style.MERGE ? "Merge branch 'main' into fix\n" : "");
      }
    }
  }

  @Test
  void withoutAMessageAnUpdatesMergeCommitSaysWhatGitsOwnSays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");
      sandbox.git("update-ref", "refs/remotes/origin/main", "main");
      sandbox.git("tag", "v1", "main");
      String commit = sandbox.git("rev-parse", "main").strip();
      for (String base : List.of("main", "origin/main", "v1", commit)) {
        sandbox.gitIn(worktree.folder(), "merge", "-q", "--no-edit", base);
        String git = sandbox.gitIn(worktree.folder(), "log", "-1", "--merges", "--format=%B");
        sandbox.gitIn(worktree.folder(), "reset", "-q", "--hard", "HEAD^");

        var result =
            new BranchUpdate(sandbox.repository, worktree.landingIn(base))
                .update(Style.MERGE, Resolution.NONE, "");

        assertThat(result).as(base).isInstanceOf(Landed.class);
        assertThat(sandbox.gitIn(worktree.folder(), "log", "-1", "--merges", "--format=%B"))
            .isEqualTo(git);
        sandbox.gitIn(worktree.folder(), "reset", "-q", "--hard", "HEAD^");
      }
    }
  }

  @Test
  void anUpdatesMergeCommitHasTheMessageThatWasWritten() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.commitAll("base moves on");

      var result =
          new BranchUpdate(sandbox.repository, worktree)
              .update(Style.MERGE, Resolution.NONE, "Take the new title in\n\nFor the shop.\n\n");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.gitIn(worktree.folder(), "log", "-1", "--merges", "--format=%B"))
          .isEqualTo("Take the new title in\n\nFor the shop.\n\n");
    }
  }

  @Test
  void anUpdateThatWouldOverwriteAnEditIsRefusedWithItsName() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("README.md", "# Elsewhere\n");
      sandbox.write("come.txt", "theirs\n");
      sandbox.commitAll("base moves on");
      GitSandbox.write(worktree.folder(), "README.md", "# An edit\n");
      GitSandbox.write(worktree.folder(), "come.txt", "untracked, mine\n");
      var update = new BranchUpdate(sandbox.repository, worktree);

      assertThat(update.update(Style.MERGE, Resolution.NONE, ""))
          .isInstanceOfSatisfying(
              Refused.class,
              why -> assertThat(why.files()).containsExactlyInAnyOrder("README.md", "come.txt"));

      assertThat(Files.readString(worktree.folder().resolve("come.txt"))).contains("mine");
    }
  }

  @Test
  void aConflictIsResolvedByWhatTheFileShallHold() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = twoCommits(sandbox);
      sandbox.write("src/Cart.java", "class Cart {\n  short items;\n}\n");
      sandbox.commitAll("the same line");
      var update = new BranchUpdate(sandbox.repository, worktree);
      assertThat(update.update(Style.MERGE, Resolution.NONE, ""))
          .isEqualTo(new Conflicts(List.of("src/Cart.java")));

      String both = "class Cart {\n  long items;\n  short others;\n}\n";
      var result =
          update.update(
              Style.MERGE,
              new Resolution(
                  sandbox.git("rev-parse", "fix").strip(),
                  sandbox.git("rev-parse", "main").strip(),
                  Map.of("src/Cart.java", Optional.of(both))),
              "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(Files.readString(worktree.folder().resolve("src/Cart.java"))).isEqualTo(both);
      assertThat(sandbox.git("log", "-1", "--format=%P", "fix").split(" ")).hasSize(2);
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
  }

  private static Worktree twoCommits(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(worktree.folder(), "one");
    GitSandbox.write(worktree.folder(), "more.txt", "x\n");
    sandbox.gitIn(worktree.folder(), "add", "-A");
    sandbox.gitIn(worktree.folder(), "commit", "-qm", "two", "--author=Ada <ada@example.invalid>");
    return worktree;
  }
}
