package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.CommitOrder.Extent;
import app.coppice.git.CommitOrder.Place;
import app.coppice.git.StatusScan.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A filled submodule whose own configuration names programs for its files: whoever looks at these
/// files runs them, and an agent can have made it.
final class HostileSubmoduleTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private Path root;
  private Path library;
  private Path pwned;
  private int touched;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    worktree = git.create("fix");
    root = worktree.folder();
    library = Files.createDirectories(root.resolve("vendor/lib"));
    pwned = git.root.resolve("pwned");
    git.gitIn(library, "init", "-q", "-b", "main", ".");
    git.gitIn(library, "config", "user.name", "Robin");
    git.gitIn(library, "config", "user.email", "robin@example.invalid");
    git.gitIn(library, "config", "commit.gpgsign", "false");
    GitSandbox.write(library, ".gitattributes", "* filter=evil diff=evil\n");
    GitSandbox.write(library, "lib.txt", "one\n");
    git.commitAll(library, "one");
    git.commitAll(root, "with a repository of its own");
    Path script = git.root.resolve("evil.sh");
    Files.writeString(script, "#!/bin/sh\necho \"$@\" >> '" + pwned + "'\ncat\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    for (String key : List.of("filter.evil.clean", "diff.evil.textconv", "diff.evil.command")) {
      git.gitIn(library, "config", key, script.toString());
    }
    // The trap is one: this is what a look at its files comes to.
    touch();
    git.gitIn(root, "status", "--porcelain");
    assertThat(pwned).exists();
    Files.delete(pwned);
  }

  @AfterEach
  void end() {
    git.close();
  }

  /// Makes git compare the file's content, by a time that no index has noted.
  private void touch() throws Exception {
    if (Files.notExists(library)) {
      return;
    }
    Instant old = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(60L * ++touched);
    Files.setLastModifiedTime(library.resolve("lib.txt"), FileTime.from(old));
  }

  private void nothingRan() throws Exception {
    assertThat(pwned).doesNotExist();
    touch();
  }

  private CommitResult commit(Extent extent, List<String> paths) throws Exception {
    touch();
    var order = new CommitOrder(extent, paths, "Work", Place.ON_TOP);
    return new Commits(git.repository, worktree).commit(order, _ -> {});
  }

  /// Moves the commit that is checked out there on, without the trap.
  private String next() throws Exception {
    git.gitIn(library, "-c", "filter.evil.clean=", "commit", "-q", "--allow-empty", "-m", "next");
    assertThat(pwned).doesNotExist();
    return git.gitIn(library, "rev-parse", "HEAD").strip();
  }

  private String inIndex() throws Exception {
    return git.gitIn(root, "rev-parse", ":vendor/lib").strip();
  }

  @Test
  void aLookACheckpointAndARewindRunNothingOfIt() throws Exception {
    new WorktreeChanges(git.repository, worktree).compute();
    new WorktreeChanges(git.repository, worktree, 0).compute();
    nothingRan();
    var head = git.repository.jgit(worktree).parseCommit(git.repository.tip("fix"));
    var index = new StatusIndex(worktree);
    for (Pace pace : Pace.values()) {
      assertThat(new StatusScan(git.repository, worktree, index).run(head, pace)).isEmpty();
      nothingRan();
    }
    var checkpoints = new Checkpoints(git.repository, worktree);
    checkpoints.take("one");
    nothingRan();
    GitSandbox.write(root, "README.md", "changed\n");
    assertThat(checkpoints.rewind("one", "before")).isInstanceOf(RewindResult.Done.class);
    nothingRan();
  }

  @Test
  void aPatchShowsItsCommitWhateverTheConfigurationAsksFor() throws Exception {
    GitSandbox.write(library, "lib.txt", "two\n");
    git.gitIn(library, "-c", "filter.evil.clean=", "commit", "-qam", "two");
    GitSandbox.write(root, "README.md", "changed\n");
    git.git("config", "diff.submodule", "diff");
    touch();

    var patch = new ChosenPatch(git.repository, worktree).of(Extent.ALL, List.of());

    assertThat(patch).contains("+Subproject commit").contains("+changed");
    nothingRan();
  }

  @Test
  void stagingAndCommittingRunNothingOfItAndTakeItsCommitAlong() throws Exception {
    var staging = new Staging(git.repository, worktree);
    GitSandbox.write(root, "src/Cart.java", "changed\n");
    assertThat(staging.stage(List.of("vendor/lib"))).isInstanceOf(StagingResult.Done.class);
    nothingRan();
    assertThat(commit(Extent.FILES, List.of("src/Cart.java", "vendor/lib")))
        .isInstanceOf(CommitResult.Committed.class);
    nothingRan();
    String newer = next();
    GitSandbox.write(root, "README.md", "changed\n");
    GitSandbox.write(root, ":(glob)*", "only a name\n");

    assertThat(staging.stage(List.of("README.md"))).isInstanceOf(StagingResult.Done.class);
    assertThat(inIndex()).isNotEqualTo(newer);
    assertThat(staging.stage(List.of("vendor/lib"))).isInstanceOf(StagingResult.Done.class);
    assertThat(inIndex()).isEqualTo(newer);
    nothingRan();

    String newest = next();
    assertThat(commit(Extent.FILES, List.of(":(glob)*", "vendor/lib")))
        .isInstanceOf(CommitResult.Committed.class);
    nothingRan();
    assertThat(git.gitIn(root, "rev-parse", "HEAD:vendor/lib").strip()).isEqualTo(newest);
    assertThat(git.gitIn(root, "diff", "--name-only", "--ignore-submodules", "HEAD").strip())
        .isEqualTo("README.md");

    String last = next();
    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);
    nothingRan();
    assertThat(git.gitIn(root, "rev-parse", "HEAD:vendor/lib").strip()).isEqualTo(last);
  }

  @Test
  void aCommitOfAllTakesWhatIsNewAndWhatIsGone() throws Exception {
    GitSandbox.write(root, "vendor/new.txt", "new\n");
    Files.delete(root.resolve("README.md"));

    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);

    nothingRan();
    assertThat(git.gitIn(root, "show", "--name-status", "--format=").strip())
        .isEqualTo("D\tREADME.md\nA\tvendor/new.txt");
    FolderRemoval.remove(library);
    GitSandbox.write(root, "vendor/new.txt", "newer\n");
    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);
    assertThat(git.gitIn(root, "ls-files", "vendor").strip()).isEqualTo("vendor/new.txt");
  }

  /// Git tells how everything stands when nothing is left to commit, and looks there for it.
  @Test
  void aCommitThatComesToNothingRunsNothingOfIt() throws Exception {
    GitSandbox.write(root, ".gitattributes", "*.txt text=auto\n");
    GitSandbox.write(root, "a.txt", "a\n");
    GitSandbox.write(root, "b.txt", "b\n");
    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);
    GitSandbox.write(root, "README.md", "changed\n");
    git.gitIn(root, "config", "filter.same.clean", "cat >/dev/null; echo a");
    Files.writeString(
        git.main.resolve(".git/info/attributes"), "a.txt filter=same\n"); // by the person's filter
    GitSandbox.write(root, "a.txt", "anything\n");

    assertThat(commit(Extent.FILES, List.of("a.txt")))
        .isInstanceOf(CommitResult.NothingToCommit.class);
    nothingRan();

    // What was staged stays staged.
    GitSandbox.write(root, "b.txt", "staged\n");
    git.gitIn(root, "add", "b.txt");
    Files.deleteIfExists(pwned);
    GitSandbox.write(root, "b.txt", "b\n");
    assertThat(commit(Extent.FILES, List.of("b.txt")))
        .isInstanceOf(CommitResult.NothingToCommit.class);
    assertThat(git.gitIn(root, "diff", "--cached", "--name-only").strip()).isEqualTo("b.txt");
    nothingRan();
  }

  @Test
  void whatIsOnlyAnnouncedIsNothingToCommit() throws Exception {
    GitSandbox.write(root, "new.txt", "new\n");
    git.gitIn(root, "add", "-N", "new.txt");
    var state = new WorktreeChanges(git.repository, worktree).compute();
    assertThat(state.staged()).isEmpty();
    assertThat(state.unstaged()).containsExactly("new.txt");
    Files.deleteIfExists(pwned);

    assertThat(commit(Extent.STAGED, List.of())).isInstanceOf(CommitResult.NothingToCommit.class);
    nothingRan();
    assertThat(commit(Extent.FILES, List.of("new.txt"))).isInstanceOf(CommitResult.Committed.class);
    nothingRan();
  }

  @Test
  void puttingTheWorktreeAwayRunsNothingOfIt() throws Exception {
    GitSandbox.write(root, "README.md", "changed\n");
    new Trash(git.manager).losses(git.repository, worktree);
    nothingRan();
    assertThat(OddNames.notCommitted(git.repository, worktree)).isEmpty();
    nothingRan();
    var discards = new Discards(git.repository, worktree);
    assertThat(discards.discard(List.of("README.md"))).isInstanceOf(DiscardResult.Done.class);
    nothingRan();
    // What it holds is nowhere else.
    assertThat(new Archive(git.manager).archive(git.repository, worktree))
        .isInstanceOf(ShelveResult.Refused.class);
    assertThat(new Trash(git.manager).delete(git.repository, worktree))
        .isInstanceOf(ShelveResult.Refused.class);
    nothingRan();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--skip-worktree", "--assume-unchanged"})
  void oneThatThePersonToldGitToLeaveAloneStaysAsItIsInTheIndex(String mark) throws Exception {
    String noted = inIndex();
    git.gitIn(root, "update-index", mark, "vendor/lib");
    next();
    GitSandbox.write(root, "README.md", "changed\n");

    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);

    nothingRan();
    assertThat(git.gitIn(root, "show", "--name-status", "--format=").strip())
        .isEqualTo("M\tREADME.md");
    new Staging(git.repository, worktree).stage(List.of("vendor", "vendor/lib"));
    nothingRan();
    assertThat(inIndex()).isEqualTo(noted);
  }

  @Test
  void oneBelowAnIgnoredFolderKeepsNothingElseFromBeingStagedOrCommitted() throws Exception {
    GitSandbox.write(root, "vendor/known.txt", "known\n");
    GitSandbox.write(root, ".gitignore", "vendor/\n");
    git.gitIn(root, "add", "-f", "vendor/known.txt", ".gitignore");
    Files.deleteIfExists(pwned);
    var staging = new Staging(git.repository, worktree);
    GitSandbox.write(root, "README.md", "changed\n");
    assertThat(staging.stage(List.of("README.md"))).isInstanceOf(StagingResult.Done.class);
    nothingRan();
    GitSandbox.write(root, "vendor/known.txt", "changed\n");
    GitSandbox.write(root, "vendor/new.txt", "ignored\n");
    assertThat(staging.stage(List.of("vendor"))).isInstanceOf(StagingResult.Done.class);
    nothingRan();
    GitSandbox.write(root, "a/new.txt", "new\n");
    assertThat(commit(Extent.FILES, List.of("a/new.txt")))
        .isInstanceOf(CommitResult.Committed.class);
    nothingRan();
    String newest = next();
    GitSandbox.write(root, "b/c/new.txt", "new\n");
    assertThat(commit(Extent.ALL, List.of())).isInstanceOf(CommitResult.Committed.class);
    nothingRan();
    assertThat(git.gitIn(root, "rev-parse", "HEAD:vendor/lib").strip()).isEqualTo(newest);
    assertThat(git.gitIn(root, "ls-tree", "-r", "--name-only", "HEAD").lines())
        .contains("a/new.txt", "b/c/new.txt", "vendor/known.txt")
        .doesNotContain("vendor/new.txt");
    assertThat(git.gitIn(root, "diff", "--name-only", "--ignore-submodules", "HEAD")).isEmpty();
  }

  @Test
  void aFolderAroundItAndItsNameInDisguiseAreStagedWithoutEnteringIt() throws Exception {
    var staging = new Staging(git.repository, worktree);
    GitSandbox.write(root, "vendor/a/new.txt", "new\n");
    GitSandbox.write(root, "other.txt", "other\n");
    String newest = next();

    assertThat(staging.stage(List.of("vendor/lib/", "./vendor/lib", "vendor")))
        .isInstanceOf(StagingResult.Done.class);
    nothingRan();
    assertThat(inIndex()).isEqualTo(newest);
    assertThat(git.gitIn(root, "diff", "--cached", "--name-only").lines())
        .containsExactly("vendor/a/new.txt", "vendor/lib");
  }
}
