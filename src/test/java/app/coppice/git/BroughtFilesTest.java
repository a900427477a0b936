package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BroughtFilesTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Worktree worktree;
  private BroughtFiles files;

  @BeforeEach
  void begin() throws Exception {
    git =
        new GitSandbox(
            folder,
            sandbox -> {
              sandbox.write(".gitignore", ".env*\n/config/secret.json\nnode_modules/\n*.lnk\n");
              GitSandbox.plain(sandbox);
            });
    worktree = git.create("one");
    files = new BroughtFiles(git.repository);
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  private BroughtFiles.Report bring(String... patterns) throws Exception {
    return files.bring(worktree, List.of(patterns), CheckoutProgress.NONE);
  }

  @Test
  void onlyIgnoredFilesOfTheCheckoutComeAlong() throws Exception {
    git.write(".env", "A=1\n");
    git.write("config/secret.json", "{}\n");
    git.write("notes.txt", "untracked and not ignored\n");
    git.write("node_modules/x/.env", "of a package\n");
    var report = bring(".env", "/config/secret.json", "notes.txt", "README.md", "../*", "/etc/*");
    assertThat(report.files()).isEqualTo(2);
    assertThat(worktree.folder().resolve(".env")).hasContent("A=1\n");
    assertThat(worktree.folder().resolve("config/secret.json")).hasContent("{}\n");
    assertThat(worktree.folder().resolve("notes.txt")).doesNotExist();
    assertThat(worktree.folder().resolve("node_modules")).doesNotExist();
    assertThat(git.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
  }

  @Test
  void whoeverHasEnoughOfItGetsWhatIsThereWholeAndIsToldOfTheRest() throws Exception {
    for (int i = 0; i < 9; i++) {
      git.write(".env." + i, "A=" + i + "\n");
    }
    var report = files.bring(worktree, List.of(".env.*"), new CancelledAfter(2));
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.remarks())
        .containsExactly("2 of 9 files came along; the others stay out, as you asked.");
    assertThat(worktree.folder().resolve(".env.1")).hasContent("A=1\n");
    assertThat(worktree.folder().resolve(".env.2")).doesNotExist();
  }

  @Test
  void aFileThatTheBranchDoesNotIgnoreStaysAwayAndIsNamed() throws Exception {
    git.write(".env", "A=1\n");
    GitSandbox.write(worktree.folder(), ".gitignore", "nothing\n");
    assertThat(bring(".env").remarks()).singleElement().asString().contains(".env");
    assertThat(worktree.folder().resolve(".env")).doesNotExist();
  }

  @Test
  void noLinkLeadsOutOfTheCheckoutOrIntoAnotherPlace() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.json"), "theirs\n");
    Files.createSymbolicLink(git.main.resolve("away.lnk"), outside.resolve("secret.json"));
    Files.createSymbolicLink(git.main.resolve("near.lnk"), Path.of("README.md"));
    var report = bring("*.lnk");
    assertThat(report.files()).isEqualTo(1);
    assertThat(report.remarks()).singleElement().asString().contains("away.lnk");
    assertThat(Files.readSymbolicLink(worktree.folder().resolve("near.lnk")))
        .isEqualTo(Path.of("README.md"));
    assertThat(Files.exists(worktree.folder().resolve("away.lnk"), LinkOption.NOFOLLOW_LINKS))
        .isFalse();

    git.write("config/secret.json", "{}\n");
    Files.createSymbolicLink(worktree.folder().resolve("config"), outside);
    assertThat(bring("/config/secret.json").files()).isZero();
    assertThat(outside.resolve("secret.json")).hasContent("theirs\n");
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws Exception {
    git.write(".env", "A=1\n");
    GitSandbox.write(worktree.folder(), ".env", "mine\n");
    assertThat(bring(".env").remarks()).isEmpty();
    assertThat(worktree.folder().resolve(".env")).hasContent("mine\n");
  }

  @Test
  void thereIsABoundAndWhatIsBeyondItIsSaid() throws Exception {
    git.write(".env.a", "A=1\n");
    git.write(".env.b", "B=1\n");
    git.write(".env.c", "C=1\n");
    var few = new BroughtFiles(git.repository, new BroughtFiles.Limits(2, 3 << 20));
    var report = few.bring(worktree, List.of(".env*"), CheckoutProgress.NONE);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.remarks())
        .singleElement()
        .asString()
        .contains(".env.c", "at most 2 files of 3 MB");
  }

  @Test
  void whatIsCopiedInPartIsNeverInTheWorktreeAndComesAlongLater() throws Exception {
    git.write(".env", "A=1\nB=2\n");
    var broken =
        new BroughtFiles(
            git.repository,
            new BroughtFiles.Limits(10, 1000),
            (_, to) -> {
              Files.writeString(to, "A=1\n");
              throw new IOException("No space left on device");
            });
    assertThatThrownBy(() -> broken.bring(worktree, List.of(".env"), CheckoutProgress.NONE))
        .hasMessageContaining("No space");
    assertThat(worktree.folder().resolve(".env")).doesNotExist();
    Workshop left = Workshop.open(worktree);
    Files.writeString(left.bench(), "A=1\n");

    assertThat(bring(".env").files()).isEqualTo(1);

    assertThat(worktree.folder().resolve(".env")).hasContent("A=1\nB=2");
    try (var beside = Files.list(worktree.folder().resolveSibling(""))) {
      assertThat(beside).containsExactly(worktree.folder());
    }
  }

  @Test
  void likelyFilesAreProposedAndWrittenAsPatternsThatNameThemAlone() throws Exception {
    git.write(".env", "A=1\n");
    git.write("app/.env.local", "B=1\n");
    git.write("node_modules/x/.env", "of a package\n");
    assertThat(files.proposals()).containsExactlyInAnyOrder(".env", "app/.env.local");
    files.writeInclude(files.proposals());
    assertThat(files.named().orElseThrow()).containsExactlyInAnyOrder("/.env", "/app/.env.local");
    assertThatThrownBy(() -> files.writeInclude(List.of("x")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void anIncludeFileThatIsALinkIsNotRead() throws Exception {
    Files.createSymbolicLink(git.main.resolve(".worktreeinclude"), Path.of("/etc/passwd"));
    assertThatThrownBy(files::named).isInstanceOf(IOException.class);
  }
}
