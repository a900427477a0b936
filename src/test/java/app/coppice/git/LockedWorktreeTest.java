package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A worktree that is there and that somebody locked: git does not remove it, and neither do we.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class LockedWorktreeTest {
  @TempDir Path folder;

  @Test
  void itIsNeitherArchivedNorDeletedUntilTheCommandThatIsNamedEndedTheLock() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "mine\n");
      sandbox.git("worktree", "lock", "--reason", "runs all night", worktree.folder().toString());
      var trash = new Trash(sandbox.manager);

      assertThat(trash.losses(sandbox.repository, worktree))
          .anyMatch(sentence -> sentence.contains("is locked (“runs all night”)"));
      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Refused.class);
      var archive = new Archive(sandbox.manager);
      var refused = archive.archive(sandbox.repository, worktree);
      assertThat(refused)
          .isInstanceOfSatisfying(
              Refused.class, it -> assertThat(it.reason()).contains("runs all night"));
      assertThat(worktree.folder().resolve("draft.txt")).hasContent("mine");
      assertThat(sandbox.git("branch", "--list", "fix")).contains("fix");
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();

      String reason = ((Refused) refused).reason();
      OddRepositoriesTest.shell(sandbox.root, reason.substring(reason.indexOf("git -C ")));
      assertThat(archive.archive(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
    }
  }

  @Test
  void anAdoptedOneIsPutAwayBecauseItStaysAndSoDoesItsLock() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path theirs = sandbox.root.resolve("theirs");
      sandbox.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
      sandbox.git("worktree", "lock", theirs.toString());
      var worktree =
          new Worktree(
              GitSandbox.SESSION,
              theirs,
              sandbox.main.resolve(".git/worktrees/theirs"),
              "theirs",
              "main");
      AdminFolder.adopt(worktree);
      assertThat(PersonsLock.sentence(sandbox.repository, worktree))
          .map(sentence -> sentence.contains(" is locked, which"))
          .isEqualTo(Optional.of(true));

      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
          .isInstanceOf(Shelved.class);

      assertThat(theirs.resolve("README.md")).exists();
      assertThat(Files.exists(worktree.adminFolder().resolve("locked"))).isTrue();
    }
  }
}
