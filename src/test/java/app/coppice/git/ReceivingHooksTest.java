package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.PushResult.Pushed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the person lets run, and that nothing else does.
final class ReceivingHooksTest {
  @TempDir Path folder;

  @Test
  void ofTheHooksThatAreLetRunOnlyTheFolderThatWasLookedAtCounts() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path there = sandbox.root.resolve("it's there.git");
      sandbox.git("init", "-q", "--bare", there.toString());
      sandbox.git("remote", "add", "origin", there.toString());
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "more.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "one");
      Path shown = folder.resolve("shown");
      Path hidden = folder.resolve("hidden");
      hook(there.resolve("hooks/post-receive"), shown);
      hook(folder.resolve("elsewhere/pre-receive"), hidden);
      Files.writeString(
          there.resolve("extra"), "[core]\n\thooksPath = " + folder.resolve("elsewhere") + "\n");
      sandbox.gitIn(there, "config", "includeIf.gitdir:/.path", "extra");
      assertThat(sandbox.gitIn(there, "config", "core.hooksPath")).contains("elsewhere");
      var push = new Push(sandbox.repository, worktree);
      ReceivingHooks hooks = push.hooks().orElseThrow();
      assertThat(hooks.names()).containsExactly("post-receive");
      assertThat(hooks.folder()).isEqualTo(there.resolve("hooks"));

      assertThat(push.push(hooks.fingerprint(), _ -> {})).isInstanceOf(Pushed.class);

      assertThat(shown).exists();
      assertThat(hidden).doesNotExist();
    }
  }

  @Test
  void hooksThatGitRunsOnTheWayAreNamedAndTheirContentCounts() throws Exception {
    Path there = Files.createDirectories(folder.resolve("there.git"));
    assertThat(ReceivingHooks.of(there)).isEmpty();
    Path hook = there.resolve("hooks/post-index-change");
    hook(hook, folder.resolve("ran"));
    hook(there.resolve("hooks/pre-auto-gc"), folder.resolve("ran"));
    ReceivingHooks first = ReceivingHooks.of(there).orElseThrow();
    assertThat(first.names()).containsExactly("post-index-change", "pre-auto-gc");
    hook(hook, folder.resolve("other"));
    assertThat(ReceivingHooks.of(there).orElseThrow().fingerprint())
        .isNotEqualTo(first.fingerprint());
  }

  @Test
  void aHooksFolderIsTheOneThatGitTakesItFor() throws Exception {
    Path there = folder.resolve("there.git");
    Path home = folder.resolve("home");
    assertThat(ReceivingHooks.named(there, "~/h", home)).isEqualTo(home.resolve("h"));
    assertThat(ReceivingHooks.named(there, "mine", home)).isEqualTo(there.resolve("mine"));
    assertThat(ReceivingHooks.named(there, folder.toString(), home)).isEqualTo(folder);
    assertThatThrownBy(() -> ReceivingHooks.named(there, "~robin/h", home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Push with git itself");
  }

  private static void hook(Path hook, Path touched) throws IOException {
    Files.createDirectories(hook.resolveSibling(""));
    Files.writeString(hook, "#!/bin/sh\ntouch '" + touched + "'\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
  }
}
