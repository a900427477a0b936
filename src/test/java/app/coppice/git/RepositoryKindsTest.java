package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.git.CommitResult.Committed;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A session's whole life in a repository of each kind that works: made, looked at, put away and
/// brought back with work in it, committed, landed; at every step git itself finds the same.
class RepositoryKindsTest {
  private static final String FILE = "src/Cart.java";
  private static final String EDIT = "class Cart {\n  long items;\n}\n";
  private static final String NEW = "src/New.java";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aSessionLivesFromItsMakingToItsLanding(RepositoryKind kind) throws Exception {
    try (var sandbox = new GitSandbox(folder, kind::prepare)) {
      var worktree = sandbox.create("fix");
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();
      assertThat(gitSees(worktree)).isEmpty();
      assertThat(coppiceSees(sandbox, worktree)).isEmpty();
      assertSameFilesAsGitMakes(sandbox, worktree);
      touchAll(worktree.folder());
      assertThat(coppiceSees(sandbox, worktree)).isEmpty();
      assertThat(new Trash(sandbox.manager).losses(sandbox.repository, worktree)).isEmpty();

      GitSandbox.write(worktree.folder(), FILE, EDIT);
      GitSandbox.write(worktree.folder(), NEW, "class New {}\n");
      var changed = gitSees(worktree);
      assertThat(changed).containsExactly(FILE, NEW);
      assertThat(coppiceSees(sandbox, worktree)).isEqualTo(changed);

      var archive = new Archive(sandbox.manager);
      assertThat(archive.archive(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(worktree.folder()).doesNotExist();
      assertThat(archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isEqualTo(new Created(worktree));
      assertThat(gitSees(worktree)).isEqualTo(changed);
      assertThat(coppiceSees(sandbox, worktree)).isEqualTo(changed);
      assertThat(Files.readString(worktree.folder().resolve(FILE))).isEqualTo(EDIT);

      assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "Work"))
          .isInstanceOf(Committed.class);
      assertThat(gitSees(worktree)).isEmpty();
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.MERGE, "Work"))
          .isInstanceOf(Landed.class);
      assertThat(sandbox.git("ls-tree", "-r", "--name-only", "main")).contains(NEW);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.git("show", "main:" + FILE)).isEqualTo(EDIT);
      if (sandbox.repository.currentBranch().isPresent()) {
        assertThat(Files.readString(sandbox.main.resolve(FILE)).replace("\r", "")).isEqualTo(EDIT);
      }
      assertThat(sandbox.git("fsck", "--strict", "--connectivity-only"))
          .doesNotContain("error")
          .doesNotContain("missing");
    }
  }

  private static void assertSameFilesAsGitMakes(GitSandbox sandbox, Worktree worktree)
      throws Exception {
    Path theirs = sandbox.root.resolve("made-by-git");
    sandbox.git("worktree", "add", "-q", "--detach", theirs.toString(), "main");
    var diff =
        GitSandbox.run(
            List.of(
                "diff",
                "-r",
                "--no-dereference",
                "-x",
                ".git",
                theirs.toString(),
                worktree.folder().toString()),
            sandbox.root,
            Map.of("LC_ALL", "C"),
            new byte[0],
            Duration.ofSeconds(20),
            9999);
    assertThat(GitProgram.text(diff.output()) + GitProgram.text(diff.error())).isEmpty();
    sandbox.git("worktree", "remove", "--force", theirs.toString());
  }

  /// So that nobody can trust the index's time stamps.
  static void touchAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(".git")) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        }
      }
    }
  }

  /// Paths that `git status` tells of, as a person's shell would.
  private static List<String> gitSees(Worktree worktree) throws Exception {
    var ended =
        GitSandbox.run(
            List.of("git", "status", "--porcelain", "-z", "-uall"),
            worktree.folder(),
            Map.of("GIT_OPTIONAL_LOCKS", "0"),
            new byte[0],
            Duration.ofSeconds(30),
            1 << 20);
    assertThat(ended.exitStatus()).as(GitProgram.text(ended.error())).isZero();
    var paths = new TreeSet<String>();
    for (String line : new String(ended.output(), StandardCharsets.ISO_8859_1).split("\0", -1)) {
      if (line.length() > 3) {
        paths.add(line.substring(3));
      }
    }
    return List.copyOf(paths);
  }

  private static List<String> coppiceSees(GitSandbox sandbox, Worktree worktree) throws Exception {
    return new WorktreeChanges(sandbox.repository, worktree)
        .compute().files().stream().map(FileDiff::path).sorted().toList();
  }
}
