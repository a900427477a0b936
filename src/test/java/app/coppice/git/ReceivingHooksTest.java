package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.PushResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      sandbox.gitIn(there, "config", "includeIf.gitdir:/.path", "extra");
      var push = new Push(sandbox.repository, worktree);
      ReceivingHooks hooks = push.hooks().orElseThrow();
      assertThat(hooks.names()).containsExactly("post-receive");
      assertThat(hooks.folder()).isEqualTo(there.resolve("hooks"));
      String looked =
          PushAddresses.of(sandbox.repository, "origin").receivePack(Optional.of(hooks));
      Path elsewhere = folder.resolve("elsewhere");
      Files.writeString(there.resolve("extra"), "[core]\n\thooksPath = " + elsewhere + "\n");
      assertThat(sandbox.gitIn(there, "config", "core.hooksPath")).contains("elsewhere");

      assertThat(push.push(hooks.fingerprint(), _ -> {})).isInstanceOf(Refused.class);
      assertThat(push.hooks().orElseThrow().names())
          .containsExactly("core.hooksPath=" + elsewhere, "pre-receive");
      sandbox.git("push", "-q", "--receive-pack=" + looked, "origin", "fix");

      assertThat(shown).exists();
      assertThat(hidden).doesNotExist();
    }
  }

  @Test
  void hooksThatGitRunsOnTheWayAreNamedAndTheirContentCounts() throws Exception {
    Path there = bare();
    assertThat(hooksOf(there)).isEmpty();
    Path hook = there.resolve("hooks/post-index-change");
    hook(hook, folder.resolve("ran"));
    hook(there.resolve("hooks/pre-auto-gc"), folder.resolve("ran"));
    ReceivingHooks first = hooksOf(there).orElseThrow();
    assertThat(first.names()).containsExactly("post-index-change", "pre-auto-gc");
    hook(hook, folder.resolve("other"));
    assertThat(hooksOf(there).orElseThrow().fingerprint()).isNotEqualTo(first.fingerprint());
  }

  /// As git runs them from 2.54 on; an older one only reads them.
  @Test
  void aHookOfTheConfigurationCountsWhicheverFileItStandsIn() throws Exception {
    Path there = bare();
    Path extra = there.resolve("extra");
    Files.writeString(there.resolve("config"), "[includeIf \"gitdir:/\"]\n\tpath = extra\n");
    assertThat(hooksOf(there)).isEmpty();
    Files.writeString(extra, "[hook \"Tidy.up\"]\n\tevent = pre-receive\n\tcommand = one\n");
    ReceivingHooks first = hooksOf(there).orElseThrow();
    assertThat(first.names()).containsExactly("hook.Tidy.up");

    Files.writeString(extra, Files.readString(extra).replace("one", "two"));

    assertThat(hooksOf(there).orElseThrow().fingerprint()).isNotEqualTo(first.fingerprint());
  }

  private Path bare() throws Exception {
    Path there = folder.toRealPath().resolve("there.git");
    var init = List.of("git", "init", "-q", "--bare", "--template=", there.toString());
    var made = GitSandbox.run(init, folder, Map.of(), new byte[0], Duration.ofSeconds(30), 9999);
    assertThat(made.exitStatus()).isZero();
    return there;
  }

  private static Optional<ReceivingHooks> hooksOf(Path there) throws Exception {
    var program = new GitProgram(GitSandbox::run, Map.of());
    return ReceivingHooks.of(ReceivingConfig.of(program, there));
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
