package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.PushResult.Pushed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a push goes when there is more than one remote: where git's own would go.
class PushRemoteTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', origin",
    "branch.fix.remote=fork, fork",
    "remote.pushDefault=fork, fork",
    "remote.pushDefault=fork branch.fix.remote=origin, fork",
    "remote.pushDefault=origin branch.fix.pushRemote=fork, fork",
    "branch.fix.pushRemote=origin branch.fix.remote=fork, origin",
  })
  void itIsTheOneThatTheConfigurationNames(String settings, String remote) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      for (String each : List.of("origin", "fork", "another")) {
        bare(sandbox, each);
      }
      Worktree worktree = committed(sandbox);
      for (String setting : settings.isEmpty() ? new String[0] : settings.split(" ")) {
        int equals = setting.indexOf('=');
        sandbox.git("config", setting.substring(0, equals), setting.substring(equals + 1));
      }

      assertThat(pushed(sandbox, worktree)).contains(remote + "/fix");

      assertThat(having(sandbox)).containsExactly(remote);
    }
  }

  @Test
  void theOnlyOneNeedsNoName() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      bare(sandbox, "upstream");
      Worktree worktree = committed(sandbox);

      assertThat(pushed(sandbox, worktree)).contains("upstream/fix");
    }
  }

  private static String pushed(GitSandbox sandbox, Worktree worktree) throws Exception {
    try (var repository = sandbox.open(sandbox.main)) {
      var result = new Push(repository, worktree).push("", _ -> {});
      assertThat(result).isInstanceOf(Pushed.class);
      return ((Pushed) result).message();
    }
  }

  /// The remotes that have the branch now.
  private static List<String> having(GitSandbox sandbox) throws Exception {
    var having = new ArrayList<String>();
    for (String each : List.of("origin", "fork", "another")) {
      Path there = sandbox.root.resolve(each + ".git");
      if (!sandbox.gitIn(there, "branch", "--list", "fix").isEmpty()) {
        having.add(each);
      }
    }
    return having;
  }

  private static void bare(GitSandbox sandbox, String name) throws Exception {
    Path there = sandbox.root.resolve(name + ".git");
    sandbox.git("init", "-q", "--bare", there.toString());
    sandbox.git("remote", "add", name, there.toString());
  }

  private static Worktree committed(GitSandbox sandbox) throws Exception {
    var worktree = sandbox.create("fix");
    GitSandbox.write(worktree.folder(), "more.txt", "x\n");
    sandbox.commitAll(worktree.folder(), "one");
    return worktree;
  }
}
