package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a worktree whose submodule holds what nobody else has.
class SubmodulesTest {
  private static final String[] FILL = {
    "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init"
  };

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitSandbox sandbox;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Worktree worktree;

  private Path library = Path.of("");

  @BeforeEach
  void aWorktreeWithAFilledSubmodule() throws Exception {
    sandbox = new GitSandbox(folder, SubmodulesTest::withLibrary);
    worktree = sandbox.create("fix");
    sandbox.gitIn(worktree.folder(), FILL);
    library = worktree.folder().resolve("lib");
    assertThat(library.resolve("lib.txt")).exists();
    assertThat(worktree.adminFolder().resolve("modules/lib/HEAD")).exists();
    sandbox.gitIn(library, "config", "user.name", "Robin");
    sandbox.gitIn(library, "config", "user.email", "robin@example.invalid");
  }

  private static void withLibrary(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    Path remote = Files.createDirectories(sandbox.root.resolve("lib"));
    sandbox.gitIn(remote, "init", "-q", "-b", "main", ".");
    sandbox.gitIn(remote, "config", "user.name", "Robin");
    sandbox.gitIn(remote, "config", "user.email", "robin@example.invalid");
    sandbox.gitIn(remote, "config", "receive.denyCurrentBranch", "ignore");
    GitSandbox.write(remote, "lib.txt", "lib\n");
    sandbox.commitAll(remote, "Lib");
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", remote.toString(), "lib");
    sandbox.commitAll("With lib");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aCommitThatNoRemoteHasKeepsTheWorktreeUntilItIsPushed() throws Exception {
    GitSandbox.write(library, "lib.txt", "better\n");
    sandbox.commitAll(library, "Better");
    String commit = sandbox.gitIn(library, "rev-parse", "HEAD").strip();

    assertRefused("The submodule lib has 1 commit that no remote has");
    assertThat(new Trash(sandbox.manager).losses(sandbox.repository, worktree))
        .anyMatch(loss -> loss.contains("1 commit that no remote has"));
    assertThat(sandbox.gitIn(library, "rev-parse", "HEAD").strip()).isEqualTo(commit);

    sandbox.gitIn(library, "push", "-q", "origin", "HEAD:refs/heads/better");
    assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
        .isInstanceOf(Shelved.class);
  }

  @Test
  void aCommitOfASubmoduleThatIsNoLongerCheckedOutKeepsTheWorktree() throws Exception {
    sandbox.gitIn(library, "switch", "-q", "-c", "work");
    GitSandbox.write(library, "lib.txt", "better\n");
    sandbox.commitAll(library, "Better");
    sandbox.gitIn(worktree.folder(), "submodule", "--quiet", "deinit", "-f", "lib");

    assertRefused(worktree.adminFolder().resolve("modules/lib").toString());
  }

  @Test
  void aFileThatIsNotCommittedKeepsTheWorktree() throws Exception {
    GitSandbox.write(library, "draft.txt", "half\n");
    assertRefused("The submodule lib holds changes that are not committed");
  }

  @Test
  void aSubmoduleThatHoldsOnlyWhatItsRemoteHasGoesWithTheWorktree() throws Exception {
    assertThat(new Trash(sandbox.manager).delete(sandbox.repository, worktree))
        .isInstanceOf(Shelved.class);
    assertThat(worktree.folder()).doesNotExist();
  }

  private void assertRefused(String reason) throws Exception {
    assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    assertThat(new Trash(sandbox.manager).delete(sandbox.repository, worktree))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    assertThat(worktree.folder().resolve("README.md")).exists();
  }
}
