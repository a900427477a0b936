package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.WorktreeCreation.Cancelled;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of files that a person makes in a worktree's folder before its making fails.
class HalfMadeTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitSandbox sandbox;

  @BeforeEach
  void make() throws Exception {
    sandbox = new GitSandbox(folder);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aFileMadeBeforeTheMakingFailsIsKeptBesideTheOtherWorktrees() throws Exception {
    var making =
        new Making() {
          @Override
          void begun(Path worktree) throws IOException {
            Files.writeString(worktree.resolve("notes.txt"), "an hour's work\n");
            stopped = true;
          }
        };
    assertThat(make(making)).isEqualTo(new Cancelled());
    Path kept = making.onlyKept();
    assertThat(kept.getParent()).isEqualTo(making.place.getParent());
    assertThat(kept.resolve("notes.txt")).hasContent("an hour's work");
    assertThat(kept.resolve(".git")).doesNotExist();
    assertNothingElseIsLeft(making);
    assertThat(make(new Making())).isInstanceOf(Created.class);
  }

  @Test
  void aFileThatWasChangedSinceTheCheckoutWroteItIsKept() throws Exception {
    var making =
        new Making() {
          @Override
          void written() throws IOException {
            Files.writeString(place.resolve("README.md"), "# Shop\nand mine\n");
            stopped = true;
          }
        };
    assertThat(make(making)).isEqualTo(new Cancelled());
    assertThat(making.onlyKept().resolve("README.md")).hasContent("# Shop\nand mine");
    assertNothingElseIsLeft(making);
  }

  @Test
  void aFolderThatAShellMadeFirstGetsItsFiles() throws Exception {
    var making =
        new Making() {
          @Override
          void begun(Path worktree) throws IOException {
            Files.createDirectories(worktree.resolve("src/mine"));
          }
        };
    assertThat(make(making)).isInstanceOf(Created.class);
    assertThat(making.place.resolve("src/Cart.java")).exists();
    assertThat(making.place.resolve("src/mine")).isDirectory();
  }

  @Test
  void nothingIsWrittenThroughALinkThatAShellMadeFirst() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var making =
        new Making() {
          @Override
          void begun(Path worktree) throws IOException {
            Files.createSymbolicLink(worktree.resolve("src"), elsewhere);
          }
        };
    assertThatThrownBy(() -> make(making)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void whatTheCheckoutWroteGoesEvenWhereAFileIsOnlyBegun() throws Exception {
    var making =
        new Making() {
          @Override
          void written() throws IOException {
            Files.writeString(place.resolve("src/Cart.java"), "class Ca");
            stopped = true;
          }
        };
    assertThat(make(making)).isEqualTo(new Cancelled());
    assertThat(making.kept).isEmpty();
    assertNothingElseIsLeft(making);
  }

  @Test
  void aMakingThatCannotReadItsFilesKeepsWhatSomebodyElseMade() throws Exception {
    String blob = sandbox.git("rev-parse", "main:src/Price.java").strip();
    Files.delete(
        sandbox.main.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
    var making =
        new Making() {
          @Override
          void begun(Path worktree) throws IOException {
            Files.createDirectories(worktree.resolve("mine"));
            Files.writeString(worktree.resolve("mine/notes.txt"), "an hour's work\n");
          }
        };
    assertThatThrownBy(() -> make(making)).isInstanceOf(IOException.class);
    assertThat(making.onlyKept().resolve("mine/notes.txt")).exists();
    assertNothingElseIsLeft(making);
  }

  @Test
  void aMakingThatWasCutOffAtAnyOfItsFirstStepsIsTakenAway() throws Exception {
    for (String begun : List.of("", "gitdir: /", "none", "no folder")) {
      var worktree = sandbox.create("fix");
      Path folder = worktree.folder();
      Path admin = worktree.adminFolder();
      Files.delete(admin.resolve("index"));
      Files.writeString(admin.resolve("locked"), AdminFolder.PREPARING_REASON + "\n");
      FolderRemoval.remove(folder);
      if (!begun.equals("no folder")) {
        Files.createDirectory(folder);
      }
      if (!begun.startsWith("no")) {
        Files.writeString(folder.resolve(".git"), begun);
      }

      assertThat(sandbox.manager.reconcile(sandbox.repository, _ -> true))
          .as("“%s”", begun)
          .containsExactly("Took away the half-made " + folder);

      assertThat(folder).doesNotExist();
      assertThat(admin).doesNotExist();
      sandbox.git("branch", "-D", "fix");
    }
  }

  @Test
  void aMakingThatWasCutOffBeforeItSaidWhoseItIsStandsInNobodysWay() throws Exception {
    for (List<String> named :
        List.of(
            List.<String>of(),
            List.of("locked"),
            List.of("locked", "coppice-session"),
            List.of("locked", "gitdir.coppice"))) {
      var worktree = sandbox.create("fix");
      Path admin = worktree.adminFolder();
      Path nonce = Files.copy(admin.resolve("coppice-session"), folder.resolve("nonce"));
      FolderRemoval.remove(worktree.folder());
      FolderRemoval.remove(admin);
      Files.createDirectory(admin);
      for (String file : named) {
        switch (file) {
          case "locked" -> Files.writeString(admin.resolve(file), "Coppice is prep");
          case "coppice-session" -> Files.copy(nonce, admin.resolve(file));
          default -> Files.writeString(admin.resolve(file), "/");
        }
      }
      Files.delete(nonce);

      assertThat(sandbox.create("fix").folder()).as("%s", named).isEqualTo(worktree.folder());

      FolderRemoval.remove(worktree.folder());
      FolderRemoval.remove(admin);
      sandbox.git("branch", "-D", "fix");
    }
  }

  @Test
  void aMakingThatWasCutOffBeforeItSaidWhoseItIsIsTakenAwayAMinuteLater() throws Exception {
    Path admin = sandbox.create("fix").adminFolder().resolveSibling("other-0a1b2c3d");
    Files.createDirectory(admin);
    Files.writeString(admin.resolve("locked"), AdminFolder.PREPARING_REASON + "\n");
    sandbox.manager.reconcile(sandbox.repository, _ -> true);
    assertThat(admin).exists();
    Files.setLastModifiedTime(admin, FileTime.from(Instant.now().minus(2, ChronoUnit.MINUTES)));
    sandbox.manager.reconcile(sandbox.repository, _ -> true);
    assertThat(admin).doesNotExist();
  }

  @Test
  void anAdministrativeFolderOfSomebodyElseIsLeftAloneHoweverEmpty() throws Exception {
    Path admin = sandbox.create("fix").adminFolder().resolveSibling("other-0a1b2c3d");
    Files.createDirectory(admin);
    Files.writeString(admin.resolve("locked"), "on a disk that is not always there\n");
    Files.setLastModifiedTime(admin, FileTime.from(Instant.now().minus(2, ChronoUnit.MINUTES)));
    sandbox.manager.reconcile(sandbox.repository, _ -> true);
    assertThat(admin.resolve("locked")).exists();
  }

  @Test
  void aFileInAWorktreeThatACrashLeftHalfMadeIsKeptAndNamed() throws Exception {
    var worktree = sandbox.create("fix");
    Files.delete(worktree.adminFolder().resolve("index"));
    Files.writeString(
        worktree.adminFolder().resolve("locked"), AdminFolder.PREPARING_REASON + "\n");
    GitSandbox.write(worktree.folder(), "notes.txt", "an hour's work\n");

    var report = sandbox.manager.reconcile(sandbox.repository, _ -> true);

    Path kept = worktree.folder().resolveSibling(worktree.folder().getFileName() + "-kept");
    assertThat(report).singleElement().asString().contains(kept.toString());
    assertThat(kept.resolve("notes.txt")).hasContent("an hour's work");
    assertThat(worktree.folder()).doesNotExist();
  }

  private WorktreeCreation make(Making making) throws Exception {
    return sandbox.manager.create(
        sandbox.repository, new WorktreeRequest(GitSandbox.SESSION, "fix", "main"), making);
  }

  private void assertNothingElseIsLeft(Making making) throws Exception {
    assertThat(making.wasThereWhenGivenUp).isTrue();
    assertThat(making.place).doesNotExist();
    assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
    assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
  }

  /// A making during which somebody does something.
  private static class Making implements CheckoutProgress {
    final List<Path> kept = new CopyOnWriteArrayList<>();
    volatile Path place = Path.of("");
    volatile boolean stopped;
    volatile boolean wasThereWhenGivenUp;

    /// The folder is there.
    void begun(Path worktree) throws IOException {
      assertThat(worktree).isDirectory();
    }

    /// All files are there.
    void written() throws IOException {
      assertThat(place.resolve("README.md")).exists();
    }

    Path onlyKept() {
      assertThat(kept).hasSize(1);
      return kept.getFirst();
    }

    @Override
    public void placed(Path folder) {
      place = folder;
      try {
        begun(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void advanced(int done, int total) {
      try {
        written();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void givenUp() {
      wasThereWhenGivenUp = Files.isDirectory(place);
    }

    @Override
    public void setAside(Path folder) {
      kept.add(folder);
    }

    @Override
    public boolean isCancelled() {
      return stopped;
    }
  }
}
