package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.PushResult.Pushed;
import app.coppice.git.PushResult.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A push into the branch that is checked out at the other end, where filters would run.
final class ReceivingCheckoutTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Path there;
  private Path ran;
  private Path hooked;
  private Worktree worktree;
  private Push push;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    there = git.root.resolve("there");
    ran = git.root.resolve("it's ran");
    hooked = git.root.resolve("hooked");
    git.git("clone", "-q", git.main.toString(), there.toString());
    git.gitIn(there, "checkout", "-qb", "fix");
    git.git("remote", "add", "origin", there.toString());
    Path hook = there.resolve(".git/hooks/post-receive");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch '" + hooked + "'\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    worktree = git.create("fix");
    GitSandbox.write(worktree.folder(), ".gitattributes", "*.txt filter=odd\n");
    GitSandbox.write(worktree.folder(), "more.txt", "x\n");
    git.commitAll(worktree.folder(), "one");
    push = new Push(git.repository, worktree);
  }

  @AfterEach
  void end() {
    git.close();
  }

  /// By a file that git includes and nobody else reads.
  private void filter() throws Exception {
    Files.writeString(
        there.resolve(".git/extra"),
        "[filter \"odd\"]\n\tsmudge = \"touch \\\"" + ran + "\\\"; cat\"\n");
    git.gitIn(there, "config", "includeIf.gitdir:there/.path", "extra");
    assertThat(git.gitIn(there, "config", "filter.odd.smudge")).contains("touch");
  }

  @Test
  void theFiltersThatBringFilesAlongAreNamedAndRunOnlyWhenThatIsAgreedTo() throws Exception {
    filter();
    String before = push.hooks().orElseThrow().fingerprint();
    git.gitIn(there, "config", "receive.denyCurrentBranch", "updateInstead");
    ReceivingHooks hooks = push.hooks().orElseThrow();
    assertThat(hooks.names()).containsExactly("post-receive", "filter.odd.smudge");

    assertThat(push.push("", _ -> {})).isInstanceOf(Refused.class);
    assertThat(push.push(before, _ -> {})).isInstanceOf(Refused.class);
    assertThat(ran).doesNotExist();
    assertThat(hooked).doesNotExist();

    assertThat(push.push(hooks.fingerprint(), _ -> {})).isInstanceOf(Pushed.class);
    assertThat(there.resolve("more.txt")).hasContent("x");
    assertThat(ran).exists();
    assertThat(hooked).exists();
  }

  @Test
  void whatBringsFilesAlongOnlySinceTheLookDoesNot() throws Exception {
    filter();
    var hooks = push.hooks();
    assertThat(hooks.orElseThrow().names()).containsExactly("post-receive");
    var looked = PushAddresses.of(git.repository, "origin").receivePack(hooks);
    git.gitIn(there, "config", "receive.denyCurrentBranch", "updateInstead");

    var refused =
        GitSandbox.run(
            List.of("git", "push", "--receive-pack=" + looked, "origin", "fix"),
            git.main,
            Map.of(),
            new byte[0],
            Duration.ofSeconds(30),
            9999);

    assertThat(GitProgram.text(refused.error())).contains("checked out");
    assertThat(ran).doesNotExist();
    assertThat(there.resolve("more.txt")).doesNotExist();
  }

  @Test
  void aFilterIsTheOneThatWasLookedAtWhateverTheConfigurationSaysByThen() throws Exception {
    filter();
    git.gitIn(there, "config", "receive.denyCurrentBranch", "updateInstead");
    var hooks = push.hooks();
    var looked = PushAddresses.of(git.repository, "origin").receivePack(hooks);
    Path other = git.root.resolve("other");
    git.gitIn(there, "config", "filter.odd.smudge", "touch '" + other + "'; cat");

    git.git("push", "-q", "--receive-pack=" + looked, "origin", "fix");

    assertThat(ran).exists();
    assertThat(other).doesNotExist();
  }

  @Test
  void aSubmoduleThereIsNotBroughtAlongByItsOwnFilters() throws Exception {
    Path library = Files.createDirectories(there.resolve("lib"));
    git.gitIn(library, "init", "-q", "-b", "main", ".");
    for (Path repository : List.of(there, library)) {
      git.gitIn(repository, "config", "user.name", "Robin");
      git.gitIn(repository, "config", "user.email", "robin@example.invalid");
    }
    GitSandbox.write(library, ".gitattributes", "*.txt filter=odd\n");
    for (String text : List.of("one\n", "two\n")) {
      GitSandbox.write(library, "lib.txt", text);
      git.commitAll(library, text);
    }
    String older = git.gitIn(library, "rev-parse", "HEAD~1").strip();
    GitSandbox.write(there, ".gitmodules", "[submodule \"lib\"]\n\tpath = lib\n\turl = ./lib\n");
    git.commitAll(there, "with a library");
    git.gitIn(there, "submodule", "--quiet", "absorbgitdirs");
    git.gitIn(there, "config", "submodule.lib.active", "true");
    git.gitIn(there, "config", "submodule.recurse", "true");
    git.gitIn(there, "config", "receive.denyCurrentBranch", "updateInstead");
    git.gitIn(library, "config", "filter.odd.smudge", "touch \"" + ran + "\"; cat");
    Path tree = worktree.folder();
    git.gitIn(tree, "fetch", "-q", there.toString(), "fix");
    git.gitIn(tree, "merge", "-q", "-m", "merge", "FETCH_HEAD");
    git.gitIn(tree, "update-index", "--cacheinfo", "160000," + older + ",lib");
    git.gitIn(tree, "commit", "-qm", "an older library");

    var pushed = push.push(push.hooks().orElseThrow().fingerprint(), _ -> {});

    assertThat(pushed).isInstanceOf(Pushed.class);
    assertThat(there.resolve("more.txt")).hasContent("x");
    assertThat(library.resolve("lib.txt")).hasContent("two");
    assertThat(ran).doesNotExist();
  }
}
