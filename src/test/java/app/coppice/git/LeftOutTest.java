package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.CommitResult.Committed;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files behind a filter and submodules: what a checkout does without, and says so.
class LeftOutTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSessionInARepositoryWithLargeFilesLivesAndNamesThem(boolean many) throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              withStore(s);
              if (many) {
                for (int i = 0; i < ProgramCheckout.LARGE; i++) {
                  s.write("many/" + i + ".txt", i + "\n");
                }
                s.commitAll("many");
              }
            })) {
      assertThat(sandbox.git("show", "HEAD:art.psd")).isEqualTo("pointer LARGE\n");
      Files.delete(ran(sandbox));
      var said = new ArrayList<String>();
      var worktree = create(sandbox, said);

      assertThat(said).singleElement().asString().contains("*.psd").contains("git lfs pull");
      assertThat(worktree.folder().resolve("art.psd")).hasContent("pointer LARGE");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {}\n");
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().uncommitted())
          .containsExactly("src/Cart.java");
      var archive = new Archive(sandbox.manager);
      assertThat(archive.archive(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isInstanceOf(Created.class);
      assertThat(ran(sandbox)).as("filters that ran by themselves").doesNotExist();

      assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "Work"))
          .isInstanceOf(Committed.class);
      Files.deleteIfExists(ran(sandbox));
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "Work"))
          .isInstanceOf(Landed.class);
      assertThat(sandbox.main.resolve("art.psd")).hasContent("LARGE");
      assertThat(sandbox.git("show", "main:art.psd")).isEqualTo("pointer LARGE\n");
      assertThat(ran(sandbox)).as("filters that ran by themselves").doesNotExist();
    }
  }

  @Test
  void aSubmoduleIsNamedAsEmpty() throws Exception {
    try (var sandbox = new GitSandbox(folder, RepositoryKind.WITH_A_SUBMODULE::prepare)) {
      var said = new ArrayList<String>();
      create(sandbox, said);

      assertThat(said).singleElement().asString().contains("(lib)").contains("submodule update");
    }
  }

  @Test
  void aPlainRepositoryLeavesNothingOut() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var said = new ArrayList<String>();
      create(sandbox, said);

      assertThat(said).isEmpty();
    }
  }

  private static Worktree create(GitSandbox sandbox, List<String> said) throws Exception {
    var progress =
        new CheckoutProgress() {
          @Override
          public void advanced(int done, int total) {
            // Not asked for here.
          }

          @Override
          public boolean isCancelled() {
            return false;
          }

          @Override
          public void leftOut(String sentence) {
            said.add(sentence);
          }
        };
    var request = new WorktreeRequest(GitSandbox.SESSION, "fix", "main");
    return ((Created) sandbox.manager.create(sandbox.repository, request, progress)).worktree();
  }

  /// A filter that keeps pointers in place of content, as Git LFS does.
  private static void withStore(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    String ran = "touch '" + ran(sandbox) + "'; ";
    sandbox.git("config", "filter.lfs.clean", ran + "sed 's/^pointer //; s/^/pointer /'");
    sandbox.git("config", "filter.lfs.smudge", ran + "sed 's/^pointer //'");
    sandbox.git("config", "filter.lfs.required", "true");
    sandbox.write("assets/.gitattributes", "# none here\n");
    sandbox.write(".gitattributes", "*.psd filter=lfs diff=lfs merge=lfs -text\n");
    sandbox.write("art.psd", "LARGE\n");
    sandbox.commitAll("art");
  }

  private static Path ran(GitSandbox sandbox) {
    return sandbox.root.resolve("ran");
  }
}
