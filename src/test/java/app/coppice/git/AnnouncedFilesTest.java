package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineDiff;
import app.coppice.git.CommitOrder.Extent;
import app.coppice.git.CommitOrder.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of which the index has no more than that they will be added (`git add -N`): they are not
/// staged, and known to git all the same.
class AnnouncedFilesTest {
  private static final String NEW = "1\n2\n3\n";

  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private Path root;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    worktree = git.create("fix");
    root = worktree.folder();
    GitSandbox.write(root, "new.txt", NEW);
    git.gitIn(root, "add", "-N", "new.txt");
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Test
  void marksAreGitsOwn() throws Exception {
    GitSandbox.write(root, "empty.txt", "");
    Files.createSymbolicLink(root.resolve("link"), Path.of("new.txt"));
    GitSandbox.write(root, "gone.txt", "x\n");
    GitSandbox.write(root, "staged.txt", "x\n");
    git.gitIn(root, "add", "-N", "empty.txt", "link", "gone.txt");
    git.gitIn(root, "add", "staged.txt");
    Files.delete(root.resolve("gone.txt"));
    git.gitIn(root, "rm", "-q", "--cached", "README.md", "src/Cart.java", "src/Price.java");
    git.gitIn(root, "add", "-N", "README.md", "src/Cart.java", "src/Price.java");
    GitSandbox.write(root, "src/Cart.java", "other\n");
    Files.delete(root.resolve("src/Price.java"));

    OddRepositoriesTest.agrees(git, worktree);

    var state = new WorktreeChanges(git.repository, worktree).compute();
    assertThat(state.untracked()).isEmpty();
    assertThat(state.staged())
        .containsExactlyInAnyOrder("staged.txt", "README.md", "src/Cart.java", "src/Price.java");
    assertThat(state.unstaged()).contains("new.txt", "empty.txt", "link", "gone.txt");
    assertThat(new WorktreeChanges(git.repository, worktree).refresh(state, List.of("new.txt")))
        .isEqualTo(state);
  }

  @Test
  void itIsNewAgainstTheIndexAndNotInTheIndex() throws Exception {
    var comparisons = new Comparisons(git.repository, worktree);

    assertThat(comparisons.between(new Point.Index(), new Point.Files()))
        .extracting(FileDiff::path, FileDiff::change, FileDiff::added)
        .containsExactly(org.assertj.core.api.Assertions.tuple("new.txt", Change.ADDED, 3));
    assertThat(comparisons.between(new Point.Head(), new Point.Index())).isEmpty();
  }

  @Test
  void aCommitOfWhatIsStagedLeavesIt() throws Exception {
    assertThat(commit(Extent.STAGED, List.of())).isInstanceOf(CommitResult.NothingToCommit.class);
    GitSandbox.write(root, "staged.txt", "x\n");
    git.gitIn(root, "add", "staged.txt");

    assertThat(commit(Extent.STAGED, List.of())).isInstanceOf(CommitResult.Committed.class);

    assertThat(status()).isEqualTo(" A new.txt\n");
    assertThat(commit(Extent.FILES, List.of("new.txt"))).isInstanceOf(CommitResult.Committed.class);
    assertThat(status()).isEmpty();
  }

  @Test
  void linesOfItThatAreStagedAreWhatACommitTakes() throws Exception {
    var staging = new Staging(git.repository, worktree);
    assertThat(staging.stage(lines("", NEW, Comparison.UNSTAGED, 1)))
        .isInstanceOf(StagingResult.Done.class);

    assertThat(git.gitIn(root, "show", ":new.txt")).isEqualTo("2\n");
    assertThat(status()).isEqualTo("AM new.txt\n");
    OddRepositoriesTest.agrees(git, worktree);
    assertThat(commit(Extent.STAGED, List.of())).isInstanceOf(CommitResult.Committed.class);
    assertThat(git.gitIn(root, "show", "HEAD:new.txt")).isEqualTo("2\n");
  }

  @Test
  void whatBringsFilesBackStagesNothingOfIt() throws Exception {
    var discards = new Discards(git.repository, worktree);
    assertThat(discards.discard(List.of("new.txt"))).isInstanceOf(DiscardResult.Done.class);
    assertThat(status()).isEmpty();
    assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
    assertThat(status()).isEqualTo("?? new.txt\n");

    git.gitIn(root, "add", "-N", "new.txt");
    var archive = new Archive(git.manager);
    archive.archive(git.repository, worktree);
    archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
    assertThat(status()).isEqualTo("?? new.txt\n");
    assertThat(root.resolve("new.txt")).hasContent(NEW);
  }

  @Test
  void aRewindStagesWhatWasStagedWhereItIsOnlyAnnouncedNow() throws Exception {
    git.gitIn(root, "add", "new.txt");
    var checkpoints = new Checkpoints(git.repository, worktree);
    checkpoints.take("one");
    git.gitIn(root, "rm", "-q", "--cached", "new.txt");
    git.gitIn(root, "add", "-N", "new.txt");

    assertThat(checkpoints.rewind("one", "two")).isInstanceOf(RewindResult.Done.class);

    assertThat(status()).isEqualTo("A  new.txt\n");
  }

  private static LineChoice lines(String before, String after, Comparison comparison, int one) {
    var file = LineDiff.compare("new.txt", "new.txt", Change.ADDED, bytes(before), bytes(after));
    return LineChoice.of(file, List.of(file.hunks().getFirst().lines().get(one)), comparison);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private CommitResult commit(Extent extent, List<String> paths) throws Exception {
    var order = new CommitOrder(extent, paths, "Work", Place.ON_TOP);
    return new Commits(git.repository, worktree).commit(order, _ -> {});
  }

  private String status() throws Exception {
    return git.gitIn(root, "status", "--porcelain");
  }
}
