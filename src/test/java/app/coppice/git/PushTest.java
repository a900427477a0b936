package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.PushResult.Pushed;
import app.coppice.git.PushResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
  @TempDir Path folder;

  @Test
  void aNewBranchBecomesItsOwnUpstreamAndASecondPushGoesOn() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      bare(sandbox, "there.git");
      var worktree = committed(sandbox);
      var heard = new ArrayList<String>();

      var result = new Push(sandbox.repository, worktree).push("", heard::add);

      assertThat(result)
          .isEqualTo(new Pushed("Pushed as a new branch “origin/fix”, which is its upstream now."));
      assertThat(sandbox.git("rev-parse", "fix@{upstream}"))
          .isEqualTo(sandbox.git("rev-parse", "fix"));
      assertThat(heard).anyMatch(step -> step.startsWith("Writing objects"));
      GitSandbox.write(worktree.folder(), "again.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "again");
      assertThat(push(sandbox, worktree)).isInstanceOf(Pushed.class);
      assertThat(push(sandbox, worktree))
          .isEqualTo(new Pushed("“origin/fix” has all of it already."));
    }
  }

  @Test
  void aRejectedPushSaysThatTheRemoteHasMoreAndOverwritesNothing() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path there = bare(sandbox, "there.git");
      var worktree = committed(sandbox);
      assertThat(push(sandbox, worktree)).isInstanceOf(Pushed.class);
      sandbox.git("branch", "-q", "theirs", "fix");
      String theirs = sandbox.git("commit-tree", "-p", "fix", "-m", "theirs", "fix^{tree}").strip();
      sandbox.git("push", "-q", "origin", theirs + ":refs/heads/fix");
      sandbox.git("update-ref", "-d", "refs/remotes/origin/fix");
      GitSandbox.write(worktree.folder(), "mine.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "mine");

      var result = push(sandbox, worktree);

      assertThat(result)
          .isInstanceOfSatisfying(
              PushResult.Behind.class,
              behind -> assertThat(behind.reason()).contains("has commits that this branch lacks"));
      assertThat(sandbox.gitIn(there, "rev-parse", "fix").strip()).isEqualTo(theirs);
    }
  }

  @Test
  void whatKeepsAPushFromGoingIsSaidInWords() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = committed(sandbox);
      assertThat(reason(push(sandbox, worktree))).contains("no remote to push to");
      sandbox.git("remote", "add", "origin", sandbox.root.resolve("nowhere.git").toString());
      assertThat(reason(push(sandbox, worktree))).contains("leads to no repository");
      sandbox.git("remote", "set-url", "origin", "http://me:secret@127.0.0.1:9/x.git");
      assertThat(reason(push(sandbox, worktree)))
          .contains("cannot be reached")
          .doesNotContain("secret");
      sandbox.git("remote", "set-url", "origin", "ext::touch " + folder.resolve("ran"));
      assertThat(push(sandbox, worktree)).isInstanceOf(Refused.class);
      assertThat(folder.resolve("ran")).doesNotExist();
    }
  }

  @Test
  void thePersonsOwnHelperIsAskedAndTheRepositorysIsNot() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      bare(sandbox, "there.git");
      sandbox.gitIn(sandbox.root.resolve("there.git"), "config", "http.receivepack", "true");
      var worktree = committed(sandbox);
      Path ran = folder.resolve("ran");
      sandbox.git("config", "credential.helper", "!touch '" + ran + "'; :");
      sandbox.git("config", "core.sshCommand", "touch '" + ran + "'");
      sandbox.git("config", "core.askPass", "touch");
      try (var server = new GitOverHttp(sandbox.root, "robin", "word")) {
        sandbox.git("remote", "set-url", "origin", server.url("there.git"));
        assertThat(reason(push(withHome(sandbox, ""), worktree)))
            .contains("no credential helper gave them");

        var result =
            push(
                withHome(
                    sandbox,
                    "[credential]\n\thelper = \"!f() { echo username=robin; echo password=word;"
                        + " }; f\"\n"),
                worktree);

        assertThat(result).isInstanceOf(Pushed.class);
        assertThat(sandbox.gitIn(sandbox.root.resolve("there.git"), "rev-parse", "fix"))
            .isEqualTo(sandbox.git("rev-parse", "fix"));
        assertThat(
                reason(
                    push(
                        withHome(
                            sandbox,
                            "[credential]\n\thelper = \"!f() { echo username=robin; echo"
                                + " password=wrong; }; f\"\n"),
                        worktree)))
            .contains("did not accept");
      }
      assertThat(ran).doesNotExist();
    }
  }

  @Test
  void noProgramOfARemoteOnThisDiskRunsAndOneWithHooksIsRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path there = bare(sandbox, "evil.git");
      sandbox.git("remote", "set-url", "origin", "../evil.git");
      var worktree = committed(sandbox);
      Path ran = folder.resolve("ran");
      sandbox.git("config", "remote.origin.receivepack", "touch '" + ran + "'; git-receive-pack");
      sandbox.git("config", "remote.origin.uploadpack", "touch '" + ran + "'");
      sandbox.git("config", "push.gpgSign", "if-asked");
      sandbox.git("config", "push.recurseSubmodules", "on-demand");
      sandbox.git("config", "gpg.ssh.defaultKeyCommand", "touch '" + ran + "'");
      sandbox.gitIn(there, "config", "core.alternateRefsCommand", "touch '" + ran + "'; :");

      assertThat(push(sandbox, worktree)).isInstanceOf(Pushed.class);

      assertThat(sandbox.gitIn(there, "rev-parse", "fix"))
          .isEqualTo(sandbox.git("rev-parse", "fix"));
      Path hook = there.resolve("hooks/pre-receive");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\ntouch '" + ran + "'\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      GitSandbox.write(worktree.folder(), "again.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "again");
      assertThat(reason(push(sandbox, worktree))).contains("runs hooks").contains("evil.git");
      Files.delete(hook);
      sandbox.gitIn(there, "config", "core.hooksPath", folder.toString());
      assertThat(reason(push(sandbox, worktree))).contains("runs hooks");
      assertThat(ran).doesNotExist();
    }
  }

  private static Path hook(Path repository, String name, String script) throws Exception {
    Path hook = repository.resolve("hooks").resolve(name);
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    return hook;
  }

  @Test
  void theHooksOfARemoteOnThisDiskRunWhenThePersonLetsThemAndMayRefuse() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path there = bare(sandbox, "there.git");
      var worktree = committed(sandbox);
      Path ran = folder.resolve("ran");
      Path hook = hook(there, "pre-receive", "echo 'no branch today' >&2; exit 1");
      hook(there, "post-update", "echo \"$1\" > '" + ran + "'");
      var push = new Push(sandbox.repository, worktree);
      ReceivingHooks refusing = push.hooks().orElseThrow();
      assertThat(refusing.names()).containsExactly("post-update", "pre-receive");
      assertThat(reason(push.push("", _ -> {})))
          .contains("runs hooks", "pre-receive", "--run-hooks");
      assertThat(reason(push.push(refusing.fingerprint(), _ -> {}))).contains("no branch today");
      assertThat(ran).doesNotExist();

      Files.writeString(hook, "#!/bin/sh\nexit 0\n");
      assertThat(reason(push.push(refusing.fingerprint(), _ -> {}))).contains("other hooks by now");
      String agreed = push.hooks().orElseThrow().fingerprint();
      assertThat(push.push(agreed, _ -> {})).isInstanceOf(Pushed.class);
      assertThat(ran).hasContent("refs/heads/fix");
      assertThat(sandbox.gitIn(there, "rev-parse", "fix"))
          .isEqualTo(sandbox.git("rev-parse", "fix"));
    }
  }

  @Test
  void aRemoteOnThisDiskWithoutHooksAsksNothing() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      bare(sandbox, "there.git");
      var push = new Push(sandbox.repository, committed(sandbox));
      assertThat(push.hooks()).isEmpty();
      assertThat(push.push("", _ -> {})).isInstanceOf(Pushed.class);
    }
  }

  @Test
  void aHookThatComesAfterTheLookDoesNotRun() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path there = bare(sandbox, "there.git");
      committed(sandbox);
      var addresses = new PushAddresses(sandbox.main, List.of(there.toString()), sandbox.program);
      assertThat(addresses.problem(Optional.empty(), "")).isEmpty();
      Path ran = folder.resolve("ran");
      Path hook = there.resolve("hooks/pre-receive");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\ntouch '" + ran + "'\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();

      sandbox.git(
          "push",
          "-q",
          "--receive-pack=" + addresses.receivePack(Optional.empty()),
          "origin",
          "fix");

      assertThat(sandbox.gitIn(there, "rev-parse", "fix"))
          .isEqualTo(sandbox.git("rev-parse", "fix"));
      assertThat(ran).doesNotExist();
      assertThat(addresses.variables()).containsEntry("GIT_ALLOW_PROTOCOL", "file");
    }
  }

  private static Repository withHome(GitSandbox sandbox, String config) throws Exception {
    Path home = Files.createTempDirectory(sandbox.root, "home");
    Files.writeString(home.resolve(".gitconfig"), config);
    var program =
        new GitProgram(
            GitSandbox::run,
            Map.of(
                "HOME", home.toString(),
                "XDG_CONFIG_HOME", home.resolve("none").toString(),
                "GIT_CONFIG_NOSYSTEM", "1"));
    return ((OpenOutcome.Opened) new Repositories(program).open(sandbox.main)).repository();
  }

  private static PushResult push(Repository repository, Worktree worktree) throws Exception {
    try (repository) {
      return new Push(repository, worktree).push("", _ -> {});
    }
  }

  private static PushResult push(GitSandbox sandbox, Worktree worktree) throws Exception {
    return push(sandbox.open(sandbox.main), worktree);
  }

  private static String reason(PushResult result) {
    assertThat(result).isInstanceOf(Refused.class);
    return ((Refused) result).reason();
  }

  private static Path bare(GitSandbox sandbox, String name) throws Exception {
    Path there = sandbox.root.resolve(name);
    sandbox.git("init", "-q", "--bare", there.toString());
    sandbox.git("remote", "add", "origin", there.toString());
    return there;
  }

  private static Worktree committed(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "more.txt", "x\n");
    sandbox.commitAll(worktree.folder(), "one");
    return worktree;
  }
}
