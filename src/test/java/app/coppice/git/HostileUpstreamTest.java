package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.BranchUpdate.Style;
import app.coppice.git.LandResult.Landed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a remote, or the configuration that names it, may do to an update from there.
class HostileUpstreamTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"remote.origin.pushurl", "url.PLACE.pushInsteadOf"})
  void aPushThatGoesElsewhereThanTheFetchSaysWhatToDoAndOffersNoFetch(String key) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      Path mirror = sandbox.root.resolve("mirror.git");
      sandbox.git("init", "-q", "--bare", mirror.toString());
      sandbox.git("push", "-q", mirror.toString(), "fix");
      sandbox.git("remote", "set-url", "origin", mirror.toString());
      String there = PushedBranch.there(sandbox).toString();
      boolean rewritten = key.contains("PLACE");
      sandbox.git("config", key.replace("PLACE", there), rewritten ? mirror.toString() : there);
      GitSandbox.write(worktree.folder(), "mine.txt", "mine\n");
      sandbox.commitAll(worktree.folder(), "mine");

      var result = PushedBranch.push(sandbox, worktree);

      assertThat(result).isInstanceOf(PushResult.Refused.class);
      String reason = ((PushResult.Refused) result).reason();
      assertThat(reason).contains("nothing was overwritten").contains("another place");
      assertThat(PushedBranch.reason(sandbox, worktree))
          .contains("has all of “origin/fix”")
          .contains(command(reason));
      GitSandbox.shell(worktree.folder(), command(reason));
      assertThat(worktree.folder().resolve("theirs.txt")).hasContent("theirs\n");
      assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Pushed.class);
    }
  }

  private static String command(String reason) {
    return reason.substring(reason.indexOf("git fetch"), reason.indexOf(", then push again"));
  }

  @Test
  void aPushThatGoesToTheSameRepositoryByAnotherAddressOffersTheFetch() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      sandbox.git("config", "remote.origin.pushurl", "file://" + PushedBranch.there(sandbox));
      GitSandbox.write(worktree.folder(), "mine.txt", "mine\n");
      sandbox.commitAll(worktree.folder(), "mine");

      assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Behind.class);
    }
  }

  @Test
  void aBranchThatIsGoneAtTheRemoteIsSaidAndWhatWasKnownOfItStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      sandbox.gitIn(PushedBranch.there(sandbox), "update-ref", "-d", "refs/heads/fix");
      String before = sandbox.git("show-ref");

      assertThat(PushedBranch.reason(sandbox, worktree)).contains("has no branch “fix”");

      assertThat(sandbox.git("show-ref")).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD:README.md", "HEAD^{tree}"})
  void aBranchThatIsNoCommitAtTheRemoteIsRefused(String instead) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      Path there = PushedBranch.there(sandbox);
      String id = sandbox.gitIn(worktree.folder(), "rev-parse", instead);
      Files.writeString(there.resolve("refs/heads/fix"), id);
      String before = sandbox.git("show-ref", "--heads");

      assertThat(PushedBranch.reason(sandbox, worktree)).contains("origin/fix", "no commit");

      assertThat(sandbox.git("show-ref", "--heads")).isEqualTo(before);
      sandbox.agreesOn(worktree);
    }
  }

  @Test
  void namesThatAShellOrGitWouldReadAreOnlyNames() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      String branch = "fix/\u00e4'\"$(touch${IFS}ran)&;|@x}%2e";
      var worktree = PushedBranch.pushed(sandbox, branch);
      PushedBranch.theirs(sandbox, branch, "theirs.txt", "theirs\n");

      assertThat(new Upstream(sandbox.repository, worktree).update(Style.MERGE, "", _ -> {}))
          .isInstanceOf(Landed.class);

      assertThat(worktree.folder().resolve("theirs.txt")).hasContent("theirs\n");
      assertThat(sandbox.main.resolve("ran")).doesNotExist();
      assertThat(worktree.folder().resolve("ran")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--upload-pack=touch ran",
        "../there.git",
        "../../heads",
        "/tmp/there.git",
        "a b",
        "origin/..",
        "x:y"
      })
  void aRemoteWhoseNameNoRefCanHaveWritesNothing(String name) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      sandbox.git("branch", "fix2");
      String key = "remote." + name + ".url";
      sandbox.git("config", key, PushedBranch.there(sandbox).toString());
      sandbox.git("config", "branch.fix.pushRemote", name);
      String before = sandbox.git("show-ref");

      assertThat(said(sandbox, worktree)).contains("git").doesNotContain("has all of");

      assertThat(sandbox.git("show-ref")).isEqualTo(before);
      assertThat(sandbox.main.resolve("ran")).doesNotExist();
      assertThat(worktree.folder().resolve("ran")).doesNotExist();
    }
  }

  private static String said(GitSandbox sandbox, Worktree worktree) throws Exception {
    try {
      return PushedBranch.reason(sandbox, worktree);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aRemoteThatIsCalledLikeAnOptionIsARemote() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = PushedBranch.pushed(sandbox);
      PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
      sandbox.git("config", "remote.-c.url", PushedBranch.there(sandbox).toString());
      sandbox.git("config", "branch.fix.pushRemote", "-c");

      assertThat(new Upstream(sandbox.repository, worktree).update(Style.MERGE, "", _ -> {}))
          .isInstanceOfSatisfying(
              Landed.class, it -> assertThat(it.message()).contains("all of “-c/fix”"));
    }
  }

  @Test
  void whatOthersForcedComesInBesideWhatTheyTookAway() throws Exception {
    for (Style style : Style.values()) {
      try (var sandbox = new GitSandbox(Files.createDirectory(folder.resolve(style.name())))) {
        var worktree = PushedBranch.pushed(sandbox);
        Path clone = sandbox.root.resolve("clone");
        PushedBranch.theirs(sandbox, "theirs.txt", "theirs\n");
        sandbox.gitIn(clone, "reset", "-q", "--soft", "HEAD~2");
        sandbox.gitIn(clone, "commit", "-qm", "forced");
        sandbox.gitIn(clone, "push", "-qf", "origin", "HEAD");
        GitSandbox.write(worktree.folder(), "mine.txt", "mine\n");
        sandbox.commitAll(worktree.folder(), "mine");
        assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Behind.class);

        assertThat(new Upstream(sandbox.repository, worktree).update(style, "", _ -> {}))
            .as("%s", style)
            .isInstanceOf(Landed.class);

        for (String file : List.of("theirs.txt", "mine.txt")) {
          assertThat(worktree.folder().resolve(file)).exists();
        }
        assertThat(PushedBranch.push(sandbox, worktree)).isInstanceOf(PushResult.Pushed.class);
      }
    }
  }
}
