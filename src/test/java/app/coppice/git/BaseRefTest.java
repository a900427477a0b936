package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.WorktreeCreation.Created;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseRefTest {
  private static final String ID = "0b5a1c2d-3333-4444-8555-666677778888";

  @TempDir private Path root;

  @SuppressWarnings("NullAway.Init")
  private GitSandbox sandbox;

  private String first = "";

  @BeforeEach
  void twoCommits() throws Exception {
    sandbox = new GitSandbox(root);
    first = sandbox.git("rev-parse", "HEAD").strip();
    sandbox.git("tag", "-a", "-m", "One", "v1.0");
    sandbox.git("update-ref", "refs/remotes/origin/next", first);
    sandbox.write("later.txt", "later\n");
    sandbox.commitAll("Later");
  }

  @AfterEach
  void close() {
    sandbox.repository.close();
  }

  @Test
  void whateverNamesACommitIsABase() throws Exception {
    for (String base : List.of("v1.0", "origin/next", first, first.substring(0, 8), "HEAD~1")) {
      assertThat(commit(base).name()).as(base).isEqualTo(first);
      assertThat(sandbox.repository.problemsOf(base, "")).as(base).isEmpty();
    }
    for (String base : List.of("v2.0", "--all", "main:later.txt", "a b", "^main", "main..v1.0")) {
      assertThat(sandbox.repository.problemsOf(base, "")).as(base).hasSize(1);
    }
  }

  @Test
  void aBranchThatCannotBeMadeIsAProblemBeforehand() throws Exception {
    sandbox.git("branch", "fix/retry");
    for (String branch : List.of("main", "-f", "a..b", "fix", "fix/retry/more", "HEAD")) {
      assertThat(sandbox.repository.problemsOf("", branch)).as(branch).hasSize(1);
    }
    assertThat(sandbox.repository.problemsOf("", "fix/other")).isEmpty();
  }

  @Test
  void aNameStaysAndAnythingElseIsPinned() throws Exception {
    assertThat(base("HEAD~1")).isEqualTo(first);
    assertThat(base("v1.0")).isEqualTo("v1.0");
    assertThat(base("origin/next")).isEqualTo("origin/next");
    assertThat(base("HEAD")).isEqualTo("main");
    assertThat(base("refs/heads/main")).isEqualTo("main");
  }

  private String base(String asked) throws Exception {
    return BaseRef.kept(sandbox.repository, asked, commit(asked));
  }

  private ObjectId commit(String base) throws Exception {
    return Objects.requireNonNull(BaseRef.commit(sandbox.repository, base), base);
  }

  @Test
  void aSessionFromATagLandsWhereItIsToldTo() throws Exception {
    var request = new WorktreeRequest(ID, "from-tag", "v1.0");
    var made = sandbox.manager.create(sandbox.repository, request, CheckoutProgress.NONE);
    Worktree worktree = ((Created) made).worktree();
    assertThat(worktree.folder().resolve("later.txt")).doesNotExist();
    GitSandbox.write(worktree.folder(), "fix.txt", "fix\n");
    sandbox.gitIn(worktree.folder(), "add", "-A");
    sandbox.gitIn(worktree.folder(), "commit", "-qm", "Fix");
    assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().ahead()).isOne();

    assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, ""))
        .isInstanceOfSatisfying(
            LandResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("v1.0", "no local branch"));
    assertThat(
            new Landing(sandbox.repository, worktree.landingIn("main"))
                .land(LandingStyle.MERGE, ""))
        .isInstanceOf(LandResult.Landed.class);
    assertThat(root.resolve("shop/fix.txt")).exists();
    assertThat(sandbox.git("status", "--porcelain")).isEmpty();
  }
}
