package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Dispute;
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

class ResolvedMergeTest {
  @TempDir Path folder;

  @Test
  void aResolutionIsRefusedOnceEitherSideHasMovedOnAndRevertsNothing() throws Exception {
    for (boolean ofBase : List.of(true, false)) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve("base " + ofBase)))) {
        var worktree = sandbox.create("fix");
        disputed(sandbox, worktree, "a.txt", "mine\n", "theirs\n");
        Dispute dispute = new BaseConflicts(sandbox.repository, worktree).find();
        var resolution = resolution(dispute, Map.of("a.txt", Optional.of("both\n")));
        if (ofBase) {
          sandbox.write("a.txt", "theirs\nand what somebody landed meanwhile\n");
          sandbox.commitAll("landed meanwhile");
        } else {
          GitSandbox.write(worktree.folder(), "a.txt", "mine\nand more\n");
          sandbox.commitAll(worktree.folder(), "more");
        }
        String before = sandbox.git("show-ref");
        var update = new BranchUpdate(sandbox.repository, worktree);

        assertThat(update.update(Style.MERGE, resolution, ""))
            .isInstanceOfSatisfying(
                Refused.class, why -> assertThat(why.reason()).contains("moved on since"));

        assertThat(sandbox.git("show-ref")).isEqualTo(before);
        var again = new BaseConflicts(sandbox.repository, worktree).find();
        assertThat(
                update.update(
                    Style.MERGE, resolution(again, Map.of("a.txt", Optional.of("both\n"))), ""))
            .isInstanceOf(Landed.class);
      }
    }
  }

  @Test
  void whoeverMadeAFileExecutableIsFollowed() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      for (String name : List.of("ours.sh", "theirs.sh", "neither.sh")) {
        sandbox.write(name, "start\n");
      }
      sandbox.commitAll("three");
      var worktree = sandbox.create("fix");
      for (String name : List.of("ours.sh", "theirs.sh", "neither.sh", "new.sh")) {
        GitSandbox.write(worktree.folder(), name, "mine\n");
        sandbox.write(name, "theirs\n");
      }
      for (String name : List.of("ours.sh", "new.sh")) {
        assertThat(worktree.folder().resolve(name).toFile().setExecutable(true)).isTrue();
      }
      assertThat(sandbox.main.resolve("theirs.sh").toFile().setExecutable(true)).isTrue();
      sandbox.commitAll(worktree.folder(), "mine");
      sandbox.commitAll("theirs");
      Dispute dispute = new BaseConflicts(sandbox.repository, worktree).find();
      assertThat(dispute.conflicts()).hasSize(4).allMatch(Conflict::isText);
      var both = Optional.of("both\n");

      var result =
          new BranchUpdate(sandbox.repository, worktree)
              .update(
                  Style.MERGE,
                  resolution(
                      dispute,
                      Map.of(
                          "ours.sh", both, "theirs.sh", both, "neither.sh", both, "new.sh", both)),
                  "");

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(sandbox.git("ls-tree", "--format=%(objectmode) %(path)", "fix").lines())
          .contains("100755 ours.sh", "100755 theirs.sh", "100644 neither.sh", "100755 new.sh");
    }
  }

  @Test
  void linksAndSubmodulesAreLeftToGitAndAnEmptyFileIsNotCalledDeleted() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.write("emptied.txt", "start\n");
      Files.createSymbolicLink(sandbox.main.resolve("link"), Path.of("start"));
      sandbox.commitAll("a link");
      var worktree = sandbox.create("fix");
      int at = 0;
      for (Path side : List.of(worktree.folder(), sandbox.main)) {
        at++;
        GitSandbox.write(side, "emptied.txt", at == 1 ? "" : "theirs\n");
        Files.delete(side.resolve("link"));
        Files.createSymbolicLink(side.resolve("link"), Path.of("target" + at));
        sandbox.gitIn(side, "add", "-A");
        sandbox.gitIn(
            side,
            "update-index",
            "--add",
            "--cacheinfo",
            "160000," + String.valueOf(at).repeat(40) + ",module");
        sandbox.gitIn(side, "commit", "-qm", "side " + at);
      }

      Dispute dispute = new BaseConflicts(sandbox.repository, worktree).find();

      assertThat(dispute.conflicts())
          .extracting(Conflict::path)
          .containsExactly("emptied.txt", "link", "module");
      assertThat(dispute.conflicts().get(0).isText()).isTrue();
      assertThat(dispute.conflicts().subList(1, 3))
          .allSatisfy(conflict -> {
            assertThat(conflict.isText()).isFalse();
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.NOT_A_FILE);
          });
      var text = Optional.of("text\n");
      var files = Map.of("emptied.txt", text, "link", text, "module", text);
      assertThat(
              new BranchUpdate(sandbox.repository, worktree)
                  .update(Style.MERGE, resolution(dispute, files), ""))
          .isEqualTo(new Conflicts(List.of("link", "module")));
    }
  }

  private static void disputed(
      GitSandbox sandbox, Worktree worktree, String path, String mine, String theirs)
      throws Exception {
    GitSandbox.write(worktree.folder(), path, mine);
    sandbox.commitAll(worktree.folder(), "mine");
    sandbox.write(path, theirs);
    sandbox.commitAll("theirs");
  }

  private static Resolution resolution(Dispute dispute, Map<String, Optional<String>> files) {
    return new Resolution(dispute.ours(), dispute.theirs(), files);
  }
}
