package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Status, ignore and diff beside C git's answers in a repository of each odd kind, after what
/// people and tools do to it from a fixed seed. Longer: `-Dcoppice.differential.kindRounds=50`.
class OddKindsDifferentialTest {
  private static final int ROUNDS = Integer.getInteger("coppice.differential.kindRounds", 3);
  private static final int EDITS = 5;

  @TempDir Path folder;

  @Test
  void aTextInAnotherEncodingIsComparedAsGitStoresIt() throws Exception {
    try (var sandbox =
        new GitSandbox(folder, RepositoryKind.WITH_ANOTHER_ENCODING_IN_THE_WORKTREE::prepare)) {
      Worktree worktree = sandbox.create("fix");
      Path text = worktree.folder().resolve("app.rc");
      Files.writeString(text, "Grüße\r\naus Köln\r\n", StandardCharsets.UTF_16LE);
      Files.writeString(worktree.folder().resolve("new.rc"), "neu\r\n", StandardCharsets.UTF_16LE);
      OddRepositoriesTest.agrees(sandbox, worktree);
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files())
          .extracting(FileDiff::path, FileDiff::content, FileDiff::added, FileDiff::removed)
          .containsExactly(
              tuple("app.rc", Content.TEXT, 1, 0), tuple("new.rc", Content.TEXT, 1, 0));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "PLAIN",
        "OF_MANY_FILES",
        "WITH_ANOTHER_ENCODING_AND_MANY_FILES",
        "WITH_KEYWORDS_AND_MANY_FILES",
        // Git ends with an error where an edit leaves it no text of its encoding.
        "WITH_ANOTHER_ENCODING_IN_THE_WORKTREE",
        // Which of them are left out, and how, stands in OddRepositoriesTest.
        "WITH_NAMES_THAT_ARE_NOT_UTF_8"
      })
  void whateverIsDoneTheAnswersAreGits(RepositoryKind kind) throws Exception {
    try (var sandbox = new GitSandbox(folder, kind::prepare)) {
      Worktree worktree = sandbox.create("fix");
      var disturbance = new Disturbance(sandbox, worktree.folder(), new Random(5));
      for (int round = 0; round < ROUNDS; round++) {
        List<String> done = disturbance.some(EDITS);
        // Git takes a file's word for its content by its times, whatever attributes say by now.
        RepositoryKindsTest.touchAll(worktree.folder());
        try {
          OddRepositoriesTest.agrees(sandbox, worktree);
        } catch (AssertionError e) {
          throw new AssertionError("round " + round + " after " + done, e);
        }
      }
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();
    }
  }
}
