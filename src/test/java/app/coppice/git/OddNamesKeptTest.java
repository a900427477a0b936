package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files whose names are no text: kept by checkpoints, brought back by rewinds, and never lost with
/// a worktree.
@EnabledOnOs(OS.LINUX)
final class OddNamesKeptTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private Path root;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
    worktree = git.create("fix");
    root = worktree.folder();
    shell("printf 'a\\n' > \"$(printf 'caf\\351.txt')\"");
    git.commitAll(root, "odd");
  }

  @AfterEach
  void end() {
    git.close();
  }

  @Test
  void aRewindBringsThemBackByteForByte() throws Exception {
    git.git("config", "core.autocrlf", "true");
    shell("printf 'b\\n\\r\\n' > \"$(printf 'caf\\351.txt')\"");
    shell("d=\"$(printf 'd\\377r')\"; mkdir -p \"$d/in\"; printf k > \"$d/in/$(printf 'n\\200')\"");
    shell("f=\"$(printf 'key\\351')\"; printf secret > \"$f\"; chmod 600 \"$f\"");
    shell("ln -s nowhere \"$(printf 'link\\351')\"");
    shell(
        "printf 1 > \"$(printf 'caf\\303\\251.txt')\"; git add \"$(printf 'caf\\303\\251.txt')\"");
    var checkpoints = new Checkpoints(git.repository, worktree);
    String before = state();

    Checkpoint one = checkpoints.take("one");
    assertThat(one.unkept()).isEmpty();
    shell("rm -r \"$(printf 'd\\377r')\" \"$(printf 'key\\351')\" \"$(printf 'link\\351')\"");
    shell("printf c > \"$(printf 'caf\\351.txt')\"; printf n > \"$(printf 'new\\351')\"");
    String after = state();

    var there = checkpoints.rewind("one", "before");

    assertThat(there)
        .isInstanceOfSatisfying(
            RewindResult.Done.class,
            done -> {
              assertThat(done.alone()).isEmpty();
              assertThat(done.paths())
                  .containsExactly(
                      "caf\\351.txt", "d\\377r/in/n\\200", "key\\351", "link\\351", "new\\351");
            });
    assertThat(state()).isEqualTo(before);
    assertThat(checkpoints.rewind("before", "again")).isInstanceOf(RewindResult.Done.class);
    assertThat(state()).isEqualTo(after);
    assertThat(git.git("fsck", "--strict")).doesNotContain("error").doesNotContain("missing");
  }

  @Test
  void committedOnesComeBackWithAnArchivedWorktree() throws Exception {
    String before = state();
    var archive = new Archive(git.manager);
    assertThat(archive.archive(git.repository, worktree)).isInstanceOf(Shelved.class);

    assertThat(archive.restore(git.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
        .isInstanceOf(Created.class);

    assertThat(state()).isEqualTo(before);
  }

  @Test
  void noWorktreeGoesWithOneThatIsNotCommittedOrIsIgnored() throws Exception {
    GitSandbox.write(root, ".gitignore", "/logs/\n*.env\nnode_modules/\n");
    git.commitAll(root, "rules");
    // A build makes it again.
    shell("mkdir -p node_modules; printf x > \"node_modules/$(printf 'x\\351')\"");
    refused("printf x > \"$(printf 'new\\351.txt')\"", "new\\351.txt");
    refused("printf x > \"$(printf 'caf\\351.txt')\"", "caf\\351.txt");
    refused("printf x > \"$(printf '\\351.env')\"", "\\351.env");
    refused("mkdir logs; printf x > \"logs/$(printf 'l\\351')\"", "logs/l\\351");
    refused("d=\"$(printf 'd\\351')\"; mkdir \"$d\"; printf x > \"$d/a.env\"", "d\\351/");

    assertThat(new Trash(git.manager).delete(git.repository, worktree)).isInstanceOf(Shelved.class);
  }

  @Test
  void withoutGitTheProofFindsThem() throws Exception {
    GitSandbox.write(root, ".gitignore", "/logs/\n*.env\nnode_modules/\n");
    git.commitAll(root, "rules");
    shell("mkdir -p node_modules; printf x > \"node_modules/$(printf 'x\\351')\"");
    try (var repository = git.withoutProgram()) {
      for (String making :
          List.of(
              "printf x > \"$(printf 'new\\351.txt')\"",
              "printf x > \"$(printf 'caf\\351.txt')\"",
              "printf 'aa\\n' > \"$(printf 'caf\\351.txt')\"",
              "printf x > \"$(printf '\\351.env')\"",
              "mkdir logs; printf x > \"logs/$(printf 'l\\351')\"")) {
        shell(making);
        String before = state();
        assertThat(new Trash(git.manager).delete(repository, worktree))
            .as(making)
            .isInstanceOfSatisfying(
                Refused.class, it -> assertThat(it.reason()).contains("\\351").contains("Commit"));
        assertThat(state()).isEqualTo(before);
        shell("git checkout -q . && git clean -qfdx -e node_modules");
      }
      // The commit has the one that is left.
      assertThat(new Trash(git.manager).delete(repository, worktree)).isInstanceOf(Shelved.class);
    }
    assertThat(root).doesNotExist();
  }

  @Test
  void oneThatComesAfterTheLookIsFoundByTheProof() throws Exception {
    var proven = new ProvenSnapshot(git.repository, worktree);
    assertThat(proven.write(Set.of()).differences()).isEmpty();

    shell("printf x > \"$(printf 'new\\351.txt')\"");

    assertThat(proven.write(Set.of()).sentence()).contains("new\\351.txt");
  }

  @Test
  void withoutGitCommittedLinksAreTheirCommits() throws Exception {
    links();
    try (var repository = git.withoutProgram()) {
      shell("f=\"$(printf 'to\\351')\"; ln -sfn \"$(printf 'caf\\350.txt')\" \"$f\"");
      assertThat(new Trash(git.manager).delete(repository, worktree))
          .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.reason()).contains("to\\351"));
      shell("git checkout -q .");

      assertThat(new Trash(git.manager).delete(repository, worktree)).isInstanceOf(Shelved.class);
    }
  }

  @Test
  void aFolderThatIsKeptThoughABuildFillsItMustBeKeptAsAWhole() throws Exception {
    GitSandbox.write(root, ".gitignore", "target/\n");
    git.commitAll(root, "rules");
    shell("mkdir target; printf x > target/a; printf x > \"target/$(printf 'x\\351')\"");

    var proven = new ProvenSnapshot(git.repository, worktree).write(Set.of("target/"));

    assertThat(proven.sentence()).contains("target/x\\351");
  }

  @Test
  void oneWithOtherLineEndsThanItsCommitIsSafeAsGitChecksItOut() throws Exception {
    git.git("config", "core.autocrlf", "true");
    var proven = new ProvenSnapshot(git.repository, worktree);
    shell("rm caf*; git checkout -q .");
    assertThat(state()).contains("\\r");

    assertThat(proven.write(Set.of()).differences()).isEmpty();
  }

  /// The character that stands for what is no text, in a name that is text.
  @Test
  void aNameThatOnlyLooksLikeOneIsComparedLikeAnyOther() throws Exception {
    GitSandbox.write(root, "a\uFFFD.txt", "one\n");
    var jgit = git.repository.jgit(worktree);
    var snapshot = Snapshot.read(jgit, SnapshotWriter.write(jgit, worktree));
    var ignored = IgnoredFiles.of(jgit, root);
    var archive = IgnoredArchive.of(git.repository, GitSandbox.SESSION);
    var proof = new SnapshotProof(git.repository, worktree);
    assertThat(proof.differences(snapshot, ignored, archive)).isEmpty();

    GitSandbox.write(root, "a\uFFFD.txt", "two\n");

    assertThat(proof.differences(snapshot, ignored, archive)).containsExactly("a\uFFFD.txt");
  }

  @Test
  void committedLinksToFoldersAreHeldAndGoWithTheirWorktree() throws Exception {
    links();

    assertThat(new Trash(git.manager).delete(git.repository, worktree)).isInstanceOf(Shelved.class);
  }

  /// To a folder, and to where no text leads.
  private void links() throws Exception {
    shell("mkdir -p sub; printf k > sub/k; ln -s sub \"$(printf 'link\\351')\"");
    shell("ln -s ../nowhere \"$(printf 'out\\351')\"");
    shell("ln -s \"$(printf 'caf\\351.txt')\" \"$(printf 'to\\351')\"");
    shell("ln -s \"$(printf '/no/w\\351')\" \"$(printf 'absolute\\351')\"");
    shell("ln -s \"$(printf '../main/\\351/')\" \"$(printf 'slash\\351')\"");
    git.commitAll(root, "links");
  }

  /// While such a file is there, which goes again.
  private void refused(String making, String name) throws Exception {
    shell(making);
    String before = state();
    var refused = new Trash(git.manager).delete(git.repository, worktree);
    assertThat(refused).as(making).isInstanceOf(Refused.class);
    assertThat(((Refused) refused).reason()).contains(name);
    assertThat(state()).isEqualTo(before);
    shell("git checkout -q . && git clean -qfdx -e node_modules");
  }

  /// All files with their names, permissions and bytes, and what git says of them.
  private String state() throws Exception {
    return shell(
        "find . -name .git -prune -o -printf '%p %m %y %l\\n' -type f -exec od -An -c {} \\; |"
            + " sort; git status --porcelain -uall");
  }

  private String shell(String command) throws Exception {
    return GitSandbox.shell(root, command);
  }
}
