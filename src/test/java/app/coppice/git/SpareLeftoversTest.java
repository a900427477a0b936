package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Worktrees kept ready that somebody deleted or wrote to, or that did not come to their end.
final class SpareLeftoversTest {
  private static final String OTHER = "5e551011-aaaa-bbbb-cccc-000000000002";

  @TempDir Path folder;

  private GitSandbox git;
  private SpareWorktrees spares;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder, GitSandbox::varied);
    spares = git.manager.spares();
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  private Path spare() throws Exception {
    assertThat(ready()).hasSize(1);
    return ready().getFirst().worktree().folder();
  }

  private List<SpareFolder> ready() throws Exception {
    return SpareFolder.ready(git.repository, git.manager.removal());
  }

  private String commitIn(Path worktree) throws Exception {
    git.gitIn(worktree, "commit", "-q", "--allow-empty", "-m", "Mine");
    return git.gitIn(worktree, "rev-parse", "HEAD").strip();
  }

  @Test
  void aSpareWhoseTakingFailsIsNotLeftBehind() throws Exception {
    spares.keep(git.repository);
    Path kept = spare();
    ObjectId tip = ObjectId.fromString(git.git("rev-parse", "main").strip());
    // No branch can be made below the name of another.
    var wanted =
        new Worktree(
            OTHER,
            kept.resolveSibling("wanted"),
            git.main.resolve(".git/worktrees/wanted"),
            "main/below",
            "main");
    var taking =
        new SpareTaking(git.repository, git.manager.removal(), wanted, CheckoutProgress.NONE);

    assertThat(taking.take(tip, true)).isFalse();

    assertThat(kept).doesNotExist();
    assertThat(AdminFolder.all(git.repository)).isEmpty();
  }

  @Test
  void aSpareWhoseFolderWasDeletedStopsNoSessionAndIsReplaced() throws Exception {
    spares.keep(git.repository);
    Path gone = spare();
    FolderRemoval.remove(gone);
    assertThat(git.create("one").folder().resolve("README.md")).exists();
    assertThat(spares.keep(git.repository)).isTrue();
    assertThat(spare()).isNotEqualTo(gone).isDirectory();
    assertThat(git.git("worktree", "list").lines()).hasSize(3);
    git.agreesOn(git.create(OTHER, "two"));
    assertThat(ready()).isEmpty();
  }

  @Test
  void aCommitOfASpareWhoseFolderWasDeletedStaysInItsLog() throws Exception {
    spares.keep(git.repository);
    Path gone = spare();
    Path log = ready().getFirst().worktree().adminFolder().resolve("logs/HEAD");
    String commit = commitIn(gone);
    FolderRemoval.remove(gone);
    assertThat(spares.keep(git.repository)).isTrue();
    assertThat(spare()).isNotEqualTo(gone);
    assertThat(log).content().contains(commit);
  }

  @Test
  void aSpareThatIsHalfMadeIsTakenAwayAtTheNextStart() throws Exception {
    spares.keep(git.repository);
    SpareFolder spare = ready().getFirst();
    spare.incomplete();
    git.manager.reconcile(git.repository, _ -> true);
    assertThat(spare.worktree().folder()).doesNotExist();
    git.agreesOn(git.create(OTHER, "one"));
  }

  @Test
  void aNameThatSomebodyWroteIntoASpareLeadsToNoFileElsewhere() throws Exception {
    spares.keep(git.repository);
    Worktree kept = ready().getFirst().worktree();
    Path theirs = git.root.resolve("other/Cargo.lock");
    Files.createDirectories(theirs.resolveSibling(""));
    Files.writeString(theirs, "mine\n");
    String leading = "../../../other/Cargo";
    assertThat(git.repository.gitFolder().resolve("coppice-spares").resolve(leading + ".lock"))
        .exists();
    AdminFolder.writeNonce(new Worktree(leading, kept.folder(), kept.adminFolder(), "", ""), false);

    git.create("one");
    spares.keep(git.repository);
    spares.dropAll(git.repository);
    AdminFolder.markRemoving(kept.adminFolder());
    git.manager.reconcile(git.repository, _ -> true);

    assertThat(theirs).hasContent("mine\n");
    assertThat(SpareHold.of(git.repository, leading)).isEmpty();
    assertThat(SpareHold.isHeld(git.repository, leading)).isFalse();
  }

  @Test
  void whatWasStagedInADeletedSpareIsStillSomebodysWork() throws Exception {
    spares.keep(git.repository);
    Path gone = spare();
    Files.writeString(gone.resolve("mine.txt"), "mine\n");
    git.gitIn(gone, "add", "mine.txt");
    Path index = ready().getFirst().worktree().adminFolder().resolve("index");
    FolderRemoval.remove(gone);

    assertThat(spares.keep(git.repository)).isTrue();

    assertThat(spare()).isNotEqualTo(gone);
    assertThat(index).exists();
  }
}
