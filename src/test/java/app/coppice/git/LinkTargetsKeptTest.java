package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Symbolic links that hold bytes which are no text, and paths that are not tidy: whatever keeps or
/// brings back files keeps and brings back these bytes.
@EnabledOnOs(OS.LINUX)
final class LinkTargetsKeptTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private Path root;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    GitSandbox.write(git.main, ".gitignore", "node_modules/\n*.lnk\n");
    GitSandbox.shell(git.main, "ln -s \"$(printf 'caf\\351')\" odd; ln -s src//../src/ untidy");
    GitSandbox.shell(git.main, "ln -s \"$(printf '/no\\377/./w')\" far; ln -s README.md plain");
    git.commitAll("links");
    worktree = git.create("fix");
    root = worktree.folder();
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Test
  void aNewWorktreeHoldsThemAsGitsOwnDoes() throws Exception {
    assertThat(links(root)).isEqualTo(links(git.main)).contains("caf\u00e9", "src//../src/");
    git.agreesOn(worktree);
  }

  @Test
  void aRewindBringsThemBack() throws Exception {
    change();
    var checkpoints = new Checkpoints(git.repository, worktree);
    String before = state();
    assertThat(checkpoints.take("one").unkept()).isEmpty();
    shell("ln -sfn \"$(printf 'n\\356w')\" new; ln -sfn b/ odd; rm far staged; ln -sfn a/b plain");
    String after = state();

    assertThat(checkpoints.rewind("one", "two")).isInstanceOf(RewindResult.Done.class);

    assertThat(state()).isEqualTo(before);
    assertThat(checkpoints.rewind("two", "three")).isInstanceOf(RewindResult.Done.class);
    assertThat(state()).isEqualTo(after);
  }

  @Test
  void anArchivedWorktreeComesBackWithThem() throws Exception {
    change();
    ignored();
    String before = state();
    var archive = new Archive(git.manager);
    assertThat(archive.archive(git.repository, worktree, Set.of("node_modules/")))
        .isInstanceOf(Shelved.class);
    assertThat(IgnoredArchive.of(git.repository, GitSandbox.SESSION).paths())
        .contains("node_modules/inner");
    git.git("gc", "-q", "--prune=now");

    assertThat(archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
        .isInstanceOf(Created.class);

    assertThat(state()).isEqualTo(before);
  }

  /// The one that was there a moment before was as long.
  @Test
  void gitLooksAgainAtWhatAnArchivedWorktreeBroughtBack() throws Exception {
    change();
    var archive = new Archive(git.manager);
    archive.archive(git.repository, worktree);

    archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

    assertThat(shell("git ls-files --debug odd")).contains("mtime: 0:0").contains("size: 0");
    assertThat(shell("git ls-files --debug far")).doesNotContain("mtime: 0:0");
  }

  @Test
  void aDeletedWorktreeComesBackWithThem() throws Exception {
    change();
    ignored();
    String before = state();
    var trash = new Trash(git.manager);
    assertThat(trash.delete(git.repository, worktree, Set.of("node_modules/")))
        .isInstanceOf(Shelved.class);

    assertThat(trash.undo(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
        .isInstanceOf(Created.class);

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void anUndoneDiscardBringsThemBack() throws Exception {
    String clean = state();
    change();
    String before = state();
    var discards = new Discards(git.repository, worktree);

    assertThat(discards.discard(List.of())).isInstanceOf(DiscardResult.Done.class);
    assertThat(state()).isEqualTo(clean);
    assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);

    assertThat(state()).isEqualTo(before);
  }

  /// As one leaves it that was cut off after its snapshot.
  @Test
  void aDiscardThatTookNothingBackYetCanBeUndone() throws Exception {
    change();
    String before = state();
    var discards = new Discards(git.repository, worktree);
    discards.keep(
        SnapshotWriter.writeOnly(git.repository.jgit(worktree), worktree, List.of("odd", "new")));

    assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aLinkIsChangedWhereItsBytesAre() throws Exception {
    for (String target : List.of("'caf\\303\\251'", "'caf\\350'", "'caf\\357\\277\\275'", "'x'")) {
      shell("ln -sfn \"$(printf " + target + ")\" odd");
      shell("ln -sfn src/../src untidy");
      assertThat(uncommitted()).as(target).containsExactly("odd", "untidy");
      assertThat(shell("git status --porcelain")).isEqualTo(" M odd\n M untidy\n");
    }
    // The same as it was, with another time.
    shell("ln -sfn \"$(printf 'caf\\351')\" odd; ln -sfn src//../src/ untidy");
    assertThat(uncommitted()).isEmpty();
  }

  @Test
  void aCommitWithoutGitHoldsTheirBytes() throws Exception {
    change();
    try (var repository = git.withoutProgram()) {
      assertThat(new Commits(repository, worktree).commit(List.of(), "Links"))
          .isInstanceOf(CommitResult.Committed.class);
    }
    assertThat(shell("git status --porcelain")).isEmpty();
    assertThat(shell("git cat-file blob HEAD:new")).isEqualTo("n\u00e9w//");
    assertThat(shell("git cat-file blob HEAD:far")).isEqualTo("/no\u00ff/./w");
  }

  @Test
  void withoutGitALandingThatWouldMakeOtherLinksIsRefusedBeforeAnyFileChanges() throws Exception {
    change();
    GitSandbox.write(root, "a.txt", "a\n");
    git.commitAll(root, "links");
    String before = GitSandbox.shell(git.main, "git status --porcelain; ls -l; git rev-parse main");
    try (var repository = git.withoutProgram()) {
      var place = BaseCheckout.find(repository, "main").orElseThrow();
      var main = git.repository.jgit().parseCommit(git.repository.tip("main")).getTree();
      var fix = git.repository.jgit().parseCommit(git.repository.tip("fix")).getTree();

      assertThat(place.move(main, fix).orElseThrow()).contains("git").contains("new, odd");
    }
    assertThat(GitSandbox.shell(git.main, "git status --porcelain; ls -l; git rev-parse main"))
        .isEqualTo(before);
  }

  @Test
  void aHalfMadeWorktreeWhoseLinkSomebodyChangedIsKept() throws Exception {
    shell("ln -sfn \"$(printf 'caf\\350')\" odd");

    var aside = new HalfMade(git.repository, worktree).takeAway();

    assertThat(links(aside.orElseThrow())).contains("caf\u00e8");
  }

  @Test
  void aHalfMadeWorktreeWithTheLinksOfItsCommitGoes() throws Exception {
    assertThat(new HalfMade(git.repository, worktree).takeAway()).isEmpty();
    assertThat(root).doesNotExist();
  }

  @Test
  void aLinkThatCannotBeMadeIsRefusedByItsName() throws Exception {
    byte[] odd = {(byte) 0xe9};
    assertThatThrownBy(() -> LinkTarget.create(root.resolve("plain"), odd))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> LinkTarget.create(root.resolve("no/such"), odd))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> LinkTarget.create(root.resolve("nul"), new byte[] {'a', 0, 'b'}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nul")
        .hasMessageContaining("a\\000b");
    assertThat(root.resolve("nul")).doesNotExist();
  }

  /// Committed, staged and new ones.
  private void change() throws Exception {
    shell("ln -sfn \"$(printf 'caf\\350')\" odd; ln -sfn src/../src untidy");
    shell("ln -s \"$(printf 'n\\351w//')\" new");
    shell("ln -s \"$(printf 's\\351/')\" staged; git add staged");
    shell("ln -sfn \"$(printf 'p\\351')\" plain; git add plain; ln -sfn a//b plain");
  }

  /// Small ones and, one in a large folder that is chosen to be kept.
  private void ignored() throws Exception {
    shell("ln -s \"$(printf 'i\\351/')\" own.lnk; mkdir node_modules");
    shell("ln -s \"$(printf '../\\351//')\" node_modules/inner; truncate -s 5M node_modules/large");
  }

  private List<String> uncommitted() throws Exception {
    var found = new ArrayList<String>();
    var state = new WorktreeChanges(git.repository, worktree).compute();
    state.uncommitted().forEach(found::add);
    return found.stream().sorted().toList();
  }

  /// All links with what they hold, and what git says of everything.
  private String state() throws Exception {
    return links(root) + shell("git status --porcelain; git diff HEAD; git diff --cached");
  }

  private String links(Path of) throws Exception {
    return GitSandbox.shell(of, "find . -name .git -prune -o -type l -printf '%p %l\\n' | sort");
  }

  private String shell(String command) throws Exception {
    return GitSandbox.shell(root, command);
  }
}
