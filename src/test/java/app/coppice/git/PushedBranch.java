package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.BranchUpdate.Style;
import app.coppice.git.LandResult.Refused;
import java.nio.file.Path;

/// A session's branch in a repository on this disk, `there.git`, to which others push, too.
final class PushedBranch {
  private PushedBranch() {}

  static Path there(GitSandbox sandbox) {
    return sandbox.root.resolve("there.git");
  }

  static Worktree pushed(GitSandbox sandbox) throws Exception {
    return pushed(sandbox, "fix");
  }

  static Worktree pushed(GitSandbox sandbox, String branch) throws Exception {
    sandbox.git("init", "-q", "--bare", there(sandbox).toString());
    sandbox.git("remote", "add", "origin", there(sandbox).toString());
    var worktree = sandbox.create(branch);
    GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(worktree.folder(), "one");
    assertThat(push(sandbox, worktree)).isInstanceOf(PushResult.Pushed.class);
    return worktree;
  }

  static PushResult push(GitSandbox sandbox, Worktree worktree) throws Exception {
    return new Push(sandbox.repository, worktree).push("", _ -> {});
  }

  /// Another clone's push.
  static void theirs(GitSandbox sandbox, String path, String text) throws Exception {
    theirs(sandbox, "fix", path, text);
  }

  static void theirs(GitSandbox sandbox, String branch, String path, String text) throws Exception {
    Path clone = sandbox.root.resolve("clone");
    sandbox.git("clone", "-q", "-b", branch, there(sandbox).toString(), clone.toString());
    GitSandbox.write(clone, path, text);
    sandbox.gitIn(clone, "config", "user.name", "Ada");
    sandbox.gitIn(clone, "config", "user.email", "ada@example.invalid");
    sandbox.commitAll(clone, "theirs");
    sandbox.gitIn(clone, "push", "-q", "origin", "HEAD");
  }

  /// Why nothing comes in.
  static String reason(GitSandbox sandbox, Worktree worktree) throws Exception {
    var result = new Upstream(sandbox.repository, worktree).update(Style.MERGE, "", _ -> {});
    assertThat(result).isInstanceOf(Refused.class);
    return ((Refused) result).reason();
  }
}
