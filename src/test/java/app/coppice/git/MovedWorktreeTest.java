package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Worktrees of ours that somebody took elsewhere: put away wherever they lie, and nothing else.
final class MovedWorktreeTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree made;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    made = git.create("fix");
    GitSandbox.write(made.folder(), "draft.txt", "x\n");
  }

  @AfterEach
  void end() {
    git.close();
  }

  private Worktree found() throws Exception {
    var found = git.manager.find(git.repository, GitSandbox.SESSION).orElseThrow();
    assertThat(git.manager.problemOf(git.repository, found)).isEmpty();
    return found;
  }

  private void assertItCanBePutAwayAndBroughtBack(Path place) throws Exception {
    var moved = found();
    assertThat(moved.folder()).isEqualTo(place.toRealPath());

    var archive = new Archive(git.manager);
    assertThat(archive.archive(git.repository, moved)).isInstanceOf(Shelved.class);
    assertThat(place).doesNotExist();
    assertThat(git.git("worktree", "list").lines()).hasSize(1);

    var restored = archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
    assertThat(restored).isEqualTo(new Created(made));
    assertThat(made.folder().resolve("draft.txt")).hasContent("x");
  }

  @Test
  void oneThatGitMovedIsArchivedAndRestored() throws Exception {
    Path place = git.root.resolve("elsewhere");
    git.git("worktree", "move", made.folder().toString(), place.toString());

    assertItCanBePutAwayAndBroughtBack(place);
  }

  @Test
  void oneThatWasMovedByHandAndRepairedIsDeletedAndBroughtBack() throws Exception {
    Path place = git.root.resolve("by/hand");
    Files.createDirectories(place.getParent());
    Files.move(made.folder(), place);
    git.gitIn(place, "worktree", "repair");
    var trash = new Trash(git.manager);

    assertThat(trash.delete(git.repository, found())).isInstanceOf(Shelved.class);

    assertThat(place).doesNotExist();
    assertThat(git.git("branch", "--list", "fix")).isEmpty();
    assertThat(trash.undo(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
        .isEqualTo(new Created(made));
    assertThat(made.folder().resolve("draft.txt")).hasContent("x");
  }

  @Test
  void oneBelowAFolderThatIsALinkNowIsArchivedWhereItReallyIs() throws Exception {
    Path home = made.folder().getParent();
    Path disk = git.root.resolve("disk");
    Files.move(home, disk);
    Files.createSymbolicLink(home, disk);

    assertItCanBePutAwayAndBroughtBackBehindALink(disk.resolve(made.folder().getFileName()));
  }

  private void assertItCanBePutAwayAndBroughtBackBehindALink(Path place) throws Exception {
    assertThat(found().folder()).isEqualTo(place);
    var archive = new Archive(git.manager);
    assertThat(archive.archive(git.repository, found())).isInstanceOf(Shelved.class);
    assertThat(place).doesNotExist();

    assertThat(archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
        .isInstanceOf(Created.class);
    assertThat(place.resolve("draft.txt")).hasContent("x");
  }

  @Test
  void oneWhoseRemovalACrashCutOffIsFinishedAtAnyPoint() throws Exception {
    Path place = git.root.resolve("elsewhere");
    git.git("worktree", "move", made.folder().toString(), place.toString());
    ObjectId snapshot = SnapshotWriter.write(git.repository.jgit(found()), found());
    Path admin = made.adminFolder();
    AdminFolder.markRemoving(admin);
    // Nobody can have marked it without a snapshot: it stays.
    var report = git.manager.reconcile(git.repository, _ -> true);
    assertThat(report).singleElement().asString().contains("left alone");
    assertThat(place.resolve("draft.txt")).exists();

    git.git("update-ref", "refs/coppice/archive/" + GitSandbox.SESSION, snapshot.name());
    FolderRemoval.removeAllBut(place, ".git");
    Files.delete(place.resolve(".git"));
    git.manager.reconcile(git.repository, _ -> true);

    assertThat(place).doesNotExist();
    assertThat(admin).doesNotExist();
  }

  @Test
  void aFolderThatOnlyTheAdministrativeFilesNameIsNeverTouched() throws Exception {
    Path theirs = Files.createDirectories(git.root.resolve("theirs"));
    Files.writeString(theirs.resolve("thesis.txt"), "years\n");
    Files.writeString(made.adminFolder().resolve("gitdir"), theirs.resolve(".git") + "\n");
    var named = AdminFolder.read(made.adminFolder()).orElseThrow();
    git.git("update-ref", "refs/coppice/archive/" + GitSandbox.SESSION, "main");

    assertThat(new Trash(git.manager).delete(git.repository, named)).isInstanceOf(Refused.class);
    AdminFolder.markRemoving(made.adminFolder());
    git.manager.reconcile(git.repository, _ -> true);
    Files.writeString(made.adminFolder().resolve("locked"), AdminFolder.PREPARING_REASON + "\n");
    git.manager.reconcile(git.repository, _ -> true);
    git.manager.clearHalfMade(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

    assertThat(theirs.resolve("thesis.txt")).hasContent("years");
    assertThat(made.folder().resolve("draft.txt")).exists();
  }

  @Test
  void oneInWhichAnotherWorktreeLiesStaysUntilThatIsMovedOut() throws Exception {
    GitSandbox.write(made.folder(), ".gitignore", "/build/\n");
    Path inner = made.folder().resolve("build/inner");
    git.git("worktree", "add", "-q", "-b", "inner", inner.toString());

    var refused = new Archive(git.manager).archive(git.repository, found());

    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(refused.toString()).contains(inner.toString(), "worktree move");
    assertThat(inner.resolve("README.md")).exists();
  }

  @Test
  void anAdoptedOneIsNotRemovedEvenIfItIsMarkedForIt() throws Exception {
    Path theirs = git.root.resolve("theirs");
    git.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
    String other = "0ther000-0000-0000-0000-000000000001";
    var adopted = git.manager.adoption(git.repository).adopt(theirs, other, "main");
    assertThat(adopted).isInstanceOf(Created.class);
    AdminFolder.markRemoving(((Created) adopted).worktree().adminFolder());
    git.git("update-ref", "refs/coppice/trash/" + other, "main");

    git.manager.reconcile(git.repository, _ -> true);

    assertThat(theirs.resolve("README.md")).exists();
  }

  @Test
  void oneThatWasMovedAndThenDeletedByHandIsForgottenAndMadeAnew() throws Exception {
    Path place = git.root.resolve("elsewhere");
    git.git("worktree", "move", made.folder().toString(), place.toString());
    var moved = found();
    FolderRemoval.remove(place);

    assertThat(git.manager.forgetGone(git.repository, moved)).isTrue();

    assertThat(git.create("fix")).isEqualTo(made);
  }
}
