package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MendingTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private Mending mending;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder, GitSandbox::varied);
    worktree = git.create("fix");
    mending =
        new Mending(git.repository, GitSandbox.SESSION, worktree.folder(), "fix", worktree.base());
    Files.writeString(worktree.folder().resolve("work.txt"), "work\n");
    Files.writeString(worktree.folder().resolve("README.md"), "changed\n");
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  private void assertWorkIsThere() throws Exception {
    assertThat(worktree.folder().resolve("work.txt")).hasContent("work");
    assertThat(git.gitIn(worktree.folder(), "status", "--porcelain").lines())
        .containsExactlyInAnyOrder(" M README.md", "?? work.txt");
    assertThat(git.git("worktree", "list", "--porcelain")).doesNotContain("locked");
  }

  @Test
  void aRepairWritesThroughNoLink() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "theirs\n");
    Path gitFile = worktree.folder().resolve(".git");
    Files.delete(gitFile);
    Files.createSymbolicLink(gitFile, outside);
    Files.createSymbolicLink(worktree.folder().resolve(".git.coppice"), outside);
    Files.delete(worktree.adminFolder().resolve("commondir"));
    Files.createSymbolicLink(worktree.adminFolder().resolve("commondir"), outside);

    assertThat(mending.repair(worktree.folder())).isEmpty();

    assertThat(outside).hasContent("theirs");
    assertThat(Files.isRegularFile(gitFile, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertWorkIsThere();
  }

  @Test
  void aRepairThatACrashCutsOffKeepsTheWorkAndIsDoneAgain() throws Exception {
    ObjectId tip = ObjectId.fromString(git.git("rev-parse", "fix").strip());
    FolderRemoval.remove(worktree.adminFolder());
    AdminFolderMaking.createAgain(worktree, tip, new PersonIdent(git.repository.jgit()));

    assertThat(git.manager.reconcile(git.repository, _ -> true)).isEmpty();
    git.manager.clearHalfMade(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

    assertThat(worktree.folder().resolve("work.txt")).hasContent("work");
    assertThat(mending.look().remedies()).first().isEqualTo(Remedy.REPAIR);
    assertThat(mending.repair(worktree.folder())).isEmpty();
    assertWorkIsThere();
    assertThat(mending.look().problem()).isEmpty();
  }

  @Test
  void aRepairThatIsCutOffBeforeItsFirstFileIsDoneAgain() throws Exception {
    FolderRemoval.remove(worktree.adminFolder());
    Files.createDirectory(worktree.adminFolder());

    assertThat(mending.repair(worktree.folder())).isEmpty();

    assertWorkIsThere();
  }

  @Test
  void aRepairThatFailsLeavesTheFolderAsItWas() throws Exception {
    FolderRemoval.remove(worktree.adminFolder());
    String tree = git.git("rev-parse", "fix^{tree}").strip();
    Files.delete(
        git.main.resolve(".git/objects").resolve(tree.substring(0, 2)).resolve(tree.substring(2)));

    assertThat(mending.repair(worktree.folder())).get().asString().contains("read-tree");

    assertThat(worktree.adminFolder()).doesNotExist();
    assertThat(worktree.folder().resolve("work.txt")).hasContent("work");
  }
}
