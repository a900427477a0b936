package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies in the review of the whole session: told as such, and new files to whatever is done.
class CopiesTest {
  private static final String PRICE = "class Price {\n  int cents;\n  int tax;\n  int sum;\n}\n";

  @TempDir Path folder;
  private GitSandbox sandbox;
  private Worktree worktree;
  private Path files;
  private WorktreeChanges changes;

  @BeforeEach
  void open() throws Exception {
    sandbox =
        new GitSandbox(
            folder,
            it -> {
              GitSandbox.plain(it);
              it.write("src/Price.java", PRICE);
              it.commitAll("Price");
            });
    worktree = sandbox.create("fix");
    files = worktree.folder();
    changes = new WorktreeChanges(sandbox.repository, worktree);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private void copy() throws Exception {
    GitSandbox.write(files, "src/Cost.java", PRICE.replace("Price", "Cost"));
    GitSandbox.write(files, "src/Price.java", PRICE.replace("tax", "duty"));
  }

  private static FileDiff find(WorktreeState state, String path) {
    return state.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theWholeSessionTellsACopyAsGitDoes() throws Exception {
    copy();
    FileDiff cost = find(changes.compute(), "src/Cost.java");
    assertThat(cost.change()).isEqualTo(Change.COPIED);
    assertThat(cost.oldPath()).isEqualTo("src/Price.java");
    assertThat(cost.added()).isEqualTo(1);
    assertThat(cost.removed()).isEqualTo(1);
    sandbox.commitAll(files, "copied");
    assertThat(find(changes.compute(), "src/Cost.java").change()).isEqualTo(Change.COPIED);
    assertThat(sandbox.gitIn(files, "diff", "-C50%", "--name-status", "main", "HEAD"))
        .containsPattern("C\\d+\tsrc/Price.java\tsrc/Cost.java");
  }

  @Test
  void aCopyComesAndGoesWithWhatItWasMadeFrom() throws Exception {
    var state = changes.compute();
    GitSandbox.write(files, "src/Cost.java", PRICE.replace("Price", "Cost"));
    state = changes.refresh(state, List.of("src/Cost.java"));
    assertThat(find(state, "src/Cost.java").change()).isEqualTo(Change.ADDED);
    GitSandbox.write(files, "src/Price.java", PRICE.replace("tax", "duty"));
    state = changes.refresh(state, List.of("src/Price.java"));
    assertThat(find(state, "src/Cost.java").change()).isEqualTo(Change.COPIED);
    assertThat(state).isEqualTo(changes.compute());
    GitSandbox.write(files, "src/Price.java", PRICE);
    state = changes.refresh(state, List.of("src/Price.java"));
    assertThat(find(state, "src/Cost.java").change()).isEqualTo(Change.ADDED);
    assertThat(state).isEqualTo(changes.compute());
  }

  @Test
  void beyondAHundredFilesNoneIsLookedForAndEarlierOnesAreNewFilesAgain() throws Exception {
    copy();
    var state = changes.compute();
    var more = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      GitSandbox.write(files, "more/" + i + ".txt", "number " + i + "\n");
      more.add("more/" + i + ".txt");
    }
    state = changes.refresh(state, more);
    assertThat(find(state, "src/Cost.java").change()).isEqualTo(Change.ADDED);
    assertThat(state).isEqualTo(changes.compute());
    Files.delete(files.resolve("more/7.txt"));
    state = changes.refresh(state, List.of("more/7.txt"));
    assertThat(find(state, "src/Cost.java").change()).isEqualTo(Change.COPIED);
    assertThat(state).isEqualTo(changes.compute());
  }

  @Test
  void aLinkIsNoCopyOfAFile() throws Exception {
    GitSandbox.write(files, "src/Price.java", PRICE.replace("tax", "duty"));
    Files.createSymbolicLink(files.resolve("src/Cost.java"), Path.of("Price.java"));
    assertThat(find(changes.compute(), "src/Cost.java").change()).isEqualTo(Change.ADDED);
  }

  @Test
  void aCommitTakesTheCopyAlone() throws Exception {
    copy();
    assertThat(changes.compute().toCommit(List.of("src/Cost.java")))
        .containsExactly("src/Cost.java");
  }

  @Test
  void linesOfACopyAreStagedAndUnstagedAsThoseOfANewFile() throws Exception {
    copy();
    FileDiff cost = find(changes.compute(), "src/Cost.java");
    var lines = cost.hunks().getFirst().lines();
    var all = LineChoice.of(cost, lines, Comparison.BASE);
    assertThat(all.oldPath()).isEqualTo("src/Cost.java");
    var staging = new Staging(sandbox.repository, worktree);

    assertThat(staging.stage(all)).isInstanceOf(StagingResult.Done.class);

    assertThat(sandbox.gitIn(files, "diff", "--cached", "--name-status"))
        .isEqualToIgnoringWhitespace("A src/Cost.java");
    assertThat(sandbox.gitIn(files, "show", ":src/Cost.java"))
        .isEqualToIgnoringWhitespace("class Cost {\n  int cents;\n  int tax;\n  int sum;\n");
    var some = LineChoice.of(cost, lines.subList(2, 3), Comparison.BASE);
    assertThat(staging.unstage(some)).isInstanceOf(StagingResult.Done.class);
    assertThat(sandbox.gitIn(files, "show", ":src/Cost.java")).doesNotContain("cents");
    assertThat(staging.unstage(all)).isInstanceOf(StagingResult.Done.class);
    assertThat(sandbox.gitIn(files, "diff", "--cached", "--name-status")).isEmpty();
    original();
  }

  @Test
  void linesOfACopyAreTakenBackFromItAlone() throws Exception {
    copy();
    FileDiff cost = find(changes.compute(), "src/Cost.java");
    var lines = cost.hunks().getFirst().lines();
    var discards = new Discards(sandbox.repository, worktree);
    assertThat(discards.discard(LineChoice.of(cost, lines.subList(2, 3), Comparison.BASE)))
        .isInstanceOf(DiscardResult.Done.class);
    assertThat(Files.readString(files.resolve("src/Cost.java")))
        .isEqualTo("class Cost {\n  int tax;\n  int sum;\n}\n");
    assertThat(discards.discard(List.of("src/Cost.java"))).isInstanceOf(DiscardResult.Done.class);
    assertThat(files.resolve("src/Cost.java")).doesNotExist();
    original();
  }

  /// What the copy was made from is as the person left it.
  private void original() throws Exception {
    assertThat(Files.readString(files.resolve("src/Price.java")))
        .isEqualTo(PRICE.replace("tax", "duty"));
    assertThat(sandbox.gitIn(files, "diff", "--cached", "--name-only", "--", "src/Price.java"))
        .isEmpty();
  }
}
