package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused, and what a crash or a failure leaves behind.
class ShelfRefusalTest {
  @TempDir Path folder;

  @Test
  void whatIsNotProvablyOursIsRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path theirs = sandbox.root.resolve("theirs");
      sandbox.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
      Path admin = sandbox.main.resolve(".git/worktrees/theirs");
      var foreign = new Worktree(GitSandbox.SESSION, theirs, admin, "theirs", "main");
      var main =
          new Worktree(
              GitSandbox.SESSION, sandbox.main, sandbox.main.resolve(".git"), "main", "main");
      var ours = sandbox.create("fix");
      Files.writeString(ours.folder().resolve(".git"), "gitdir: " + admin + "\n");
      var trash = new Trash(sandbox.manager);

      // Asking for what is lost reads, and may fail; deleting must refuse.
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, foreign))
          .isInstanceOf(Refused.class);
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, main))
          .isInstanceOf(Refused.class);
      assertThat(trash.delete(sandbox.repository, ours)).isInstanceOf(Refused.class);
      assertThat(theirs.resolve("README.md")).exists();
      assertThat(sandbox.main.resolve("README.md")).exists();
      assertThat(ours.folder().resolve("README.md")).exists();
    }
  }

  @Test
  void aRepositoryWithinTheWorktreeIsNotThrownAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path nested = Files.createDirectories(worktree.folder().resolve("nested"));
      sandbox.gitIn(nested, "init", "-q");

      var result = new Archive(sandbox.manager).archive(sandbox.repository, worktree);

      assertThat(result).isInstanceOf(Refused.class);
      assertThat(nested.resolve(".git")).exists();
    }
  }

  @Test
  void aRemovalThatACrashCutOffIsFinishedAndCanStillBeRestored() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      // As after a kill in the middle of an archiving: snapshot, mark, some files are gone.
      ObjectId snapshot = SnapshotWriter.write(sandbox.repository.jgit(worktree), worktree);
      sandbox.git("update-ref", "refs/coppice/archive/" + GitSandbox.SESSION, snapshot.name());
      AdminFolder.markRemoving(worktree.adminFolder());
      Files.delete(worktree.folder().resolve(".git"));
      Files.delete(worktree.folder().resolve("README.md"));

      sandbox.manager.reconcile(sandbox.repository, _ -> true);

      assertThat(worktree.folder()).doesNotExist();
      assertThat(worktree.adminFolder()).doesNotExist();

      var restored =
          new Archive(sandbox.manager)
              .restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      assertThat(restored).isEqualTo(new Created(worktree));
      assertThat(worktree.folder().resolve("draft.txt")).hasContent("x");
      assertThat(worktree.folder().resolve("README.md")).exists();
    }
  }

  @Test
  void aRestoreThatACrashCutOffBeforeTheSnapshotWasAppliedCanBeRepeated() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      var archive = new Archive(sandbox.manager);
      archive.archive(sandbox.repository, worktree);
      // As after a kill between the checkout and the snapshot: all is there but the lock stands.
      sandbox.create("fix");
      Files.writeString(
          worktree.adminFolder().resolve("locked"), AdminFolder.PREPARING_REASON + "\n");
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isPresent();

      var again = archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(again).isEqualTo(new Created(worktree));
      assertThat(worktree.folder().resolve("draft.txt")).hasContent("x");
      assertThat(worktree.adminFolder().resolve("locked")).doesNotExist();
      assertThat(archive.holds(sandbox.repository, GitSandbox.SESSION)).isFalse();
    }
  }

  @Test
  void aSnapshotThatCannotBeAppliedLeavesNoWorktreeBehindAndStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "a draft of its own\n");
      String blob = sandbox.gitIn(worktree.folder(), "hash-object", "--", "draft.txt").strip();
      var trash = new Trash(sandbox.manager);
      trash.delete(sandbox.repository, worktree);
      Path object =
          sandbox.main.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
      Path aside = Files.move(object, sandbox.root.resolve("aside"));

      assertThatThrownBy(
              () -> trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isInstanceOf(IOException.class);
      assertThat(worktree.folder()).doesNotExist();

      Files.move(aside, object);
      assertThat(trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isEqualTo(new Created(worktree));
      assertThat(worktree.folder().resolve("draft.txt")).hasContent("a draft of its own");
    }
  }

  @Test
  void anIgnoredRepositoryWithinTheWorktreeIsNotThrownAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), ".gitignore", "nested/\n");
      Path nested = Files.createDirectories(worktree.folder().resolve("nested"));
      sandbox.gitIn(nested, "init", "-q");

      var result = new Trash(sandbox.manager).delete(sandbox.repository, worktree);

      assertThat(result).isInstanceOf(Refused.class);
      assertThat(nested.resolve(".git")).exists();
    }
  }
}
