package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.DependencyFolders.Uncloned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class DependencyFoldersTest {
  private static final List<String> USUAL = List.of("node_modules/", ".venv/", "target/");

  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;

  @BeforeEach
  void begin() throws Exception {
    git =
        new GitSandbox(
            folder,
            sandbox -> {
              sandbox.write(".gitignore", "node_modules/\n.venv\n");
              sandbox.write("app/package.json", "{}\n");
              GitSandbox.plain(sandbox);
            });
    worktree = git.create("one");
    git.write("node_modules/x/index.js", "x\n");
    git.write("node_modules/x/node_modules/y/index.js", "y\n");
    git.write("app/node_modules/z/index.js", "z\n");
    git.write("target/not-ignored", "t\n");
    Files.createDirectories(git.main.resolve("node_modules/.bin"));
    Files.createSymbolicLink(git.main.resolve("node_modules/.bin/x"), Path.of("../x/index.js"));
    assertThat(git.main.resolve("node_modules/x/index.js").toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  private DependencyFolders.Report bring(DependencyFolders.Cloning cloning, Uncloned otherwise)
      throws Exception {
    return new DependencyFolders(git.repository, cloning)
        .bring(worktree, USUAL, otherwise, CheckoutProgress.NONE);
  }

  private static boolean copied(Path from, Path to) throws java.io.IOException {
    Files.copy(from, to);
    return true;
  }

  @Test
  void ignoredDependencyFoldersAreClonedWholeWithLinksAndModes() throws Exception {
    var report = bring(DependencyFoldersTest::copied, Uncloned.LEAVE);
    assertThat(report.cloned()).containsExactlyInAnyOrder("node_modules", "app/node_modules");
    assertThat(report.leftOut()).isEmpty();
    assertThat(worktree.folder().resolve("node_modules/x/node_modules/y/index.js"))
        .hasContent("y\n");
    assertThat(worktree.folder().resolve("node_modules/.bin/x")).isSymbolicLink();
    assertThat(worktree.folder().resolve("node_modules/x/index.js")).isExecutable();
    assertThat(worktree.folder().resolve("target")).doesNotExist();
    assertThat(git.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linksAndFoldersComeAlongByTheirBytes() throws Exception {
    Path from = git.main.resolve("node_modules/x");
    GitSandbox.shell(from, "ln -s \"$(printf 'caf\\351//')\" odd; ln -s y//../y/ untidy");
    GitSandbox.shell(
        from, "d=\"$(printf 'd\\351')\"; mkdir \"$d\"; ln -s ../odd \"$d/$(printf 'l\\377')\"");

    bring(DependencyFoldersTest::copied, Uncloned.LEAVE);

    String list = "find . -printf '%p %m %y %l\\n' | sort";
    assertThat(GitSandbox.shell(worktree.folder().resolve("node_modules/x"), list))
        .isEqualTo(GitSandbox.shell(from, list))
        .contains("./odd", "caf\u00e9//", "y//../y/", "./d\u00e9/l\u00ff");
  }

  @Test
  void aFolderThatCannotBeClonedIsLeftWithoutATrace() throws Exception {
    int[] clones = {0};
    var report =
        bring(
            (from, to) -> {
              clones[0]++;
              return clones[0] == 1 && copied(from, to);
            },
            Uncloned.LEAVE);
    assertThat(report.cloned()).hasSizeLessThan(2);
    assertThat(report.left()).contains("node_modules");
    assertThat(report.leftOut().orElseThrow())
        .contains("node_modules")
        .contains("repository's settings");
    assertThat(worktree.folder().resolve("node_modules")).doesNotExist();
    try (var beside = Files.list(worktree.folder().resolveSibling(""))) {
      assertThat(beside).containsExactly(worktree.folder());
    }
  }

  @Test
  void aLinkIsMadeWhereAskedUnlessGitWouldOfferItForACommit() throws Exception {
    git.write(".venv/bin/python", "p\n");
    var report = bring((_, _) -> false, Uncloned.LINK);
    assertThat(report.linked()).containsExactly(".venv");
    assertThat(worktree.folder().resolve(".venv")).isSymbolicLink();
    assertThat(report.remarks()).hasSize(2).allMatch(it -> it.contains("node_modules"));
    assertThat(git.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
  }

  @Test
  void anInterruptTakesBackWhatWasUnderWay() throws Exception {
    assertThatThrownBy(() ->
            bring(
                (from, to) -> {
                  Thread.currentThread().interrupt();
                  return copied(from, to);
                },
                Uncloned.LEAVE))
        .isInstanceOf(InterruptedException.class);
    try (var beside = Files.list(worktree.folder().resolveSibling(""))) {
      assertThat(beside).containsExactly(worktree.folder());
    }
  }

  @Test
  void aCancelTakesBackTheFolderUnderWayLinksNoneAndIsToldOf() throws Exception {
    var report =
        new DependencyFolders(git.repository, DependencyFoldersTest::copied)
            .bring(worktree, USUAL, Uncloned.LINK, new CancelledAfter(2));
    assertThat(report.cloned()).containsExactly("app/node_modules");
    assertThat(report.linked()).isEmpty();
    assertThat(report.remarks())
        .containsExactly(
            "Not all dependency folders came along; the others stay out, as you asked.");
    try (var beside = Files.list(worktree.folder().resolveSibling(""))) {
      assertThat(beside).containsExactly(worktree.folder());
    }
  }

  @Test
  void aFolderOfSomebodysBesideTheWorktreeStays() throws Exception {
    Path theirs = worktree.folder().resolveSibling(".cloning-" + worktree.folder().getFileName());
    GitSandbox.write(theirs, "mine", "m\n");
    assertThat(bring(DependencyFoldersTest::copied, Uncloned.LEAVE).cloned()).isNotEmpty();
    assertThat(theirs.resolve("mine")).hasContent("m");
  }

  @Test
  void whatIsThereStays() throws Exception {
    GitSandbox.write(worktree.folder(), "node_modules/mine", "m\n");
    assertThat(bring(DependencyFoldersTest::copied, Uncloned.LEAVE).cloned())
        .containsExactly("app/node_modules");
    assertThat(worktree.folder().resolve("node_modules/x")).doesNotExist();
  }

  @Test
  void aCloneHoldsWhatTheOriginalHoldsWhereTheDiskCanClone() throws Exception {
    Path from = Files.writeString(folder.resolve("from"), "content\n");
    Path to = folder.resolve("to");
    boolean cloned = new FileClone().clone(from, to);
    if (cloned) {
      Files.writeString(to, "other\n");
      assertThat(from).hasContent("content\n");
    } else {
      assertThat(to).doesNotExist();
    }
  }
}
