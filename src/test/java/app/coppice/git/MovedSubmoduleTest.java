package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.LineChoice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A filled submodule in which another commit is checked out than the one that is recorded: what a
/// commit takes along is what was shown before.
class MovedSubmoduleTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitSandbox sandbox;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Worktree worktree;

  private Path library = Path.of("");

  @BeforeEach
  void fill() throws Exception {
    sandbox = new GitSandbox(folder, RepositoryKind.WITH_A_SUBMODULE::prepare);
    worktree = sandbox.create("fix");
    sandbox.gitIn(
        worktree.folder(),
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "update",
        "--init");
    library = worktree.folder().resolve("lib");
    sandbox.gitIn(library, "config", "user.name", "Robin");
    sandbox.gitIn(library, "config", "user.email", "robin@example.invalid");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void filesInItAreItsOwnBusinessAndAnotherCommitIsAChange() throws Exception {
    GitSandbox.write(library, "more.txt", "more\n");
    OddRepositoriesTest.agrees(sandbox, worktree);
    assertThat(look().uncommitted()).isEmpty();
    String before = sandbox.gitIn(library, "rev-parse", "HEAD").strip();

    sandbox.commitAll(library, "more");
    String after = sandbox.gitIn(library, "rev-parse", "HEAD").strip();

    OddRepositoriesTest.agrees(sandbox, worktree);
    var state = look();
    assertThat(state.uncommitted()).containsExactly("lib");
    assertThat(state.files())
        .extracting(FileDiff::path, FileDiff::change)
        .containsExactly(tuple("lib", Change.MODIFIED));
    assertThat(state.files().getFirst().hunks().getFirst().lines())
        .extracting(line -> line.text())
        .containsExactly("Subproject " + before, "Subproject " + after);
    // Detached, as `git submodule update` leaves it, or on a branch.
    sandbox.gitIn(library, "switch", "-q", "-c", "work");
    assertThat(look()).isEqualTo(state);
  }

  @Test
  void itIsCommittedWithTheRestAsItWasShown() throws Exception {
    GitSandbox.write(library, "more.txt", "more\n");
    sandbox.commitAll(library, "more");
    String after = sandbox.gitIn(library, "rev-parse", "HEAD").strip();

    assertThat(new Staging(sandbox.repository, worktree).stage(List.of("lib")))
        .isInstanceOf(StagingResult.Done.class);
    assertThat(look().staged()).containsExactly("lib");
    assertThat(new Commits(sandbox.repository, worktree).commit(List.of("lib"), "Newer library"))
        .isInstanceOf(CommitResult.Committed.class);

    assertThat(sandbox.git("rev-parse", "fix:lib").strip()).isEqualTo(after);
    assertThat(look().uncommitted()).isEmpty();
    OddRepositoriesTest.agrees(sandbox, worktree);
  }

  @Test
  void oneWhoseFolderIsGoneIsADeletedEntryAndIsCommittedAsOne() throws Exception {
    FolderRemoval.remove(library);

    OddRepositoriesTest.agrees(sandbox, worktree);
    assertThat(look().uncommitted()).containsExactly("lib");
    assertThat(look().files())
        .extracting(FileDiff::path, FileDiff::change)
        .containsExactly(tuple("lib", Change.DELETED));
    assertThat(new Discards(sandbox.repository, worktree).discard(List.of("lib")))
        .isInstanceOfSatisfying(
            DiscardResult.Refused.class,
            it -> assertThat(it.reason()).contains("git submodule update"));
    assertThat(new Commits(sandbox.repository, worktree).commit(List.of("lib"), "Without it"))
        .isInstanceOf(CommitResult.Committed.class);

    assertThat(sandbox.gitIn(worktree.folder(), "ls-files", "lib")).isEmpty();
    assertThat(look().uncommitted()).isEmpty();
  }

  @Test
  void aFileInItsPlaceIsAChangeOfItsKind() throws Exception {
    FolderRemoval.remove(library);
    GitSandbox.write(worktree.folder(), "lib", "a file\n");

    OddRepositoriesTest.agrees(sandbox, worktree);
    assertThat(look().uncommitted()).containsExactly("lib");
    assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "A file instead"))
        .isInstanceOf(CommitResult.Committed.class);
    assertThat(sandbox.gitIn(worktree.folder(), "show", "HEAD:lib")).isEqualTo("a file\n");
    assertThat(look().uncommitted()).isEmpty();
  }

  @Test
  void linesOfItAreNoLinesToStageOrTakeBack() throws Exception {
    GitSandbox.write(library, "more.txt", "more\n");
    sandbox.commitAll(library, "more");
    FileDiff file = look().files().getFirst();
    var lines =
        LineChoice.of(file, file.hunks().getFirst().lines(), LineChoice.Comparison.UNCOMMITTED);

    assertThat(new Staging(sandbox.repository, worktree).stage(lines))
        .isInstanceOf(StagingResult.Refused.class);
    assertThat(new Discards(sandbox.repository, worktree).discard(lines))
        .isInstanceOf(DiscardResult.Refused.class);
    assertThat(look().staged()).isEmpty();
    assertThat(library.resolve("more.txt")).exists();
  }

  @Test
  void aDiscardLeavesItAloneAndSaysSo() throws Exception {
    GitSandbox.write(library, "more.txt", "more\n");
    sandbox.commitAll(library, "more");
    String after = sandbox.gitIn(library, "rev-parse", "HEAD").strip();
    GitSandbox.write(worktree.folder(), "README.md", "changed\n");
    var discards = new Discards(sandbox.repository, worktree);

    assertThat(discards.discard(List.of("lib")))
        .isInstanceOfSatisfying(
            DiscardResult.Refused.class,
            it -> assertThat(it.reason()).contains("git submodule update"));
    assertThat(discards.discard(List.of())).isEqualTo(new DiscardResult.Done(List.of("README.md")));
    assertThat(sandbox.gitIn(library, "rev-parse", "HEAD").strip()).isEqualTo(after);
    assertThat(look().uncommitted()).containsExactly("lib");
  }

  private WorktreeState look() throws Exception {
    return new WorktreeChanges(sandbox.repository, worktree).compute();
  }
}
