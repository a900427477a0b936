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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamTest {
  @TempDir Path folder;

  @Test
  void whatOthersPushedComesInByEitherWayAndThenThePushGoes() throws Exception {
    for (Style style : Style.values()) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = PushedBranch.pushed(sandbox);
        PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
        GitSandbox.write(worktree.folder(), "mine.txt", "mine\n");
        sandbox.commitAll(worktree.folder(), "mine");
        GitSandbox.write(worktree.folder(), "README.md", "an edit\n");
        String before = sandbox.git("show-ref", "main");
        assertThat(PushedBranch.push(sandbox, worktree))
            .isInstanceOfSatisfying(
                PushResult.Behind.class, it -> assertThat(it.upstream()).isEqualTo("origin/fix"));

        var result = new Upstream(sandbox.repository, worktree).update(style, "", _ -> {});

        assertThat(result).as("%s", style).isInstanceOf(Landed.class);
        assertThat(worktree.folder().resolve("theirs.txt")).hasContent("theirs\n");
        assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain"))
            .isEqualTo(" M README.md\n");
        assertThat(sandbox.git("log", "--merges", "--format=%s", "fix"))
            .isEqualTo(
                style == Style.MERGE ? "Merge remote-tracking branch 'origin/fix' into fix\n" : "");
        assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Pushed.class);
        assertThat(sandbox.git("show-ref", "main")).isEqualTo(before);
        assertThat(sandbox.main.resolve(".git/FETCH_HEAD")).doesNotExist();
      }
    }
  }

  @Test
  void aBranchWithNothingOfItsOwnMovesForwardToWhatOthersPushed() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      var upstream = new Upstream(sandbox.repository, worktree);

      assertThat(upstream.update(Style.MERGE, "", _ -> {})).isInstanceOf(Landed.class);

      assertThat(sandbox.git("rev-parse", "fix"))
          .isEqualTo(sandbox.gitIn(sandbox.root.resolve("there.git"), "rev-parse", "fix"));
      assertThat(upstream.update(Style.MERGE, "", _ -> {}))
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.reason()).contains("all of “origin/fix”"));
    }
  }

  @Test
  void conflictsChangeNothingAndAreResolvedAsThoseWithTheBase() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "src/Cart.java", "class Cart {\n  short items;\n}\n");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  double items;\n}\n");
      sandbox.commitAll(worktree.folder(), "mine");
      String before = sandbox.git("rev-parse", "fix");
      var upstream = new Upstream(sandbox.repository, worktree);

      for (Style style : Style.values()) {
        assertThat(upstream.update(style, "", _ -> {}))
            .isEqualTo(new Conflicts(List.of("src/Cart.java")));
        assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(before);
      }

      var dispute = new BaseConflicts(sandbox.repository, upstream.asBase()).find();
      assertThat(dispute.conflicts()).hasSize(1);
      var resolved =
          new Resolution(
              dispute.ours(), dispute.theirs(), Map.of("src/Cart.java", Optional.of("both\n")));
      assertThat(
              new BranchUpdate(sandbox.repository, upstream.asBase())
                  .update(Style.MERGE, resolved, ""))
          .isInstanceOf(Landed.class);
      assertThat(sandbox.git("log", "-1", "--format=%s", "fix"))
          .isEqualTo("Merge remote-tracking branch 'origin/fix' into fix\n");
      assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Pushed.class);
    }
  }

  @Test
  void aFetchRunsNoHookAndNoProgramThatEitherRepositoryNames() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      Path ran = folder.resolve("ran");
      Path hooks = Files.createDirectory(folder.resolve("hooks"));
      for (String name : List.of("reference-transaction", "post-merge", "pre-auto-gc")) {
        GitSandbox.write(hooks, name, "#!/bin/sh\ntouch '" + ran + "'\n");
        assertThat(hooks.resolve(name).toFile().setExecutable(true)).isTrue();
      }
      Path there = sandbox.root.resolve("there.git");
      for (Path repository : List.of(sandbox.main, there)) {
        sandbox.gitIn(repository, "config", "core.fsmonitor", "touch '" + ran + "'");
        sandbox.gitIn(repository, "config", "core.alternateRefsCommand", "touch '" + ran + "'");
        sandbox.gitIn(
            repository, "config", "uploadpack.packObjectsHook", "touch '" + ran + "'; false");
        sandbox.gitIn(repository, "config", "core.hooksPath", hooks.toString());
      }
      sandbox.git("config", "remote.origin.uploadpack", "touch '" + ran + "'; git-upload-pack");
      sandbox.git("config", "core.sshCommand", "touch '" + ran + "'");
      Files.deleteIfExists(ran);

      var result = new Upstream(sandbox.repository, worktree).update(Style.MERGE, "", _ -> {});

      assertThat(result).isInstanceOf(Landed.class);
      assertThat(ran).doesNotExist();
    }
  }

  @Test
  void aFetchWritesNoRefButTheRemoteTrackingBranch() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      sandbox.git("branch", "release");
      sandbox.git("update-ref", "refs/coppice/landed/other", "main");
      for (String into : List.of("refs/heads/release", "refs/coppice/landed/other")) {
        sandbox.git("config", "--add", "remote.origin.fetch", "+refs/heads/fix:" + into);
      }
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      String before = others(sandbox);

      var upstream = new Upstream(sandbox.repository, worktree);
      assertThat(upstream.update(Style.MERGE, "", _ -> {})).isInstanceOf(Landed.class);

      assertThat(others(sandbox)).isEqualTo(before);
      sandbox.git("symbolic-ref", "refs/remotes/origin/fix", "refs/heads/release");
      assertThat(PushedBranch.reason(sandbox, worktree)).contains("stands for refs/heads/release");
      assertThat(others(sandbox)).isEqualTo(before);
    }
  }

  private static String others(GitSandbox sandbox) throws Exception {
    return sandbox
        .git("show-ref")
        .lines()
        .filter(line -> !line.endsWith("/fix"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void whatWasFetchedComesInAndNoTagOrBranchThatIsCalledAsItIs() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      sandbox.git("tag", "origin/fix", "main");
      sandbox.git("update-ref", "refs/heads/refs/remotes/origin/fix", "main");
      var upstream = new Upstream(sandbox.repository, worktree);

      assertThat(upstream.update(Style.MERGE, "", _ -> {}))
          .isInstanceOfSatisfying(
              Landed.class, it -> assertThat(it.message()).contains("all of “origin/fix”"));

      String theirs = sandbox.gitIn(sandbox.root.resolve("there.git"), "rev-parse", "fix").strip();
      assertThat(sandbox.git("rev-parse", "refs/heads/fix").strip()).isEqualTo(theirs);
      assertThat(new BaseConflicts(sandbox.repository, upstream.asBase()).find().theirs())
          .isEqualTo(theirs);
    }
  }

  @Test
  void whatKeepsItFromBeingFetchedIsSaidInWords() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      assertThat(PushedBranch.reason(sandbox, worktree)).contains("no remote to fetch from");
      sandbox.git("init", "-q", "--bare", sandbox.root.resolve("there.git").toString());
      sandbox.git("remote", "add", "origin", sandbox.root.resolve("there.git").toString());
      assertThat(PushedBranch.reason(sandbox, worktree))
          .contains("has no branch “fix”", "Push it first");
      sandbox.git("remote", "set-url", "origin", "ext::touch " + folder.resolve("ran"));
      assertThat(PushedBranch.reason(sandbox, worktree)).contains("or to a program");
      assertThat(folder.resolve("ran")).doesNotExist();
      sandbox.git("remote", "set-url", "origin", "http://me:secret@127.0.0.1:9/x.git");
      assertThat(PushedBranch.reason(sandbox, worktree))
          .contains("cannot be reached")
          .doesNotContain("secret");
      sandbox.git("branch", "origin/fix");
      assertThat(PushedBranch.reason(sandbox, worktree))
          .contains("A local branch is called “origin/fix”");
    }
  }
}
