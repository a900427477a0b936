package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.FileFacts;
import app.coppice.git.Comparisons.UnknownPointException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonsTest {
  private static final Point BASE = new Point.Base();
  private static final Point HEAD = new Point.Head();
  private static final Point INDEX = new Point.Index();
  private static final Point FILES = new Point.Files();

  @TempDir Path folder;
  private GitSandbox sandbox;
  private Worktree worktree;
  private Path files;
  private Comparisons comparisons;

  @BeforeEach
  void open() throws Exception {
    sandbox = new GitSandbox(folder, GitSandbox::varied);
    worktree = sandbox.create("fix");
    files = worktree.folder();
    comparisons = new Comparisons(sandbox.repository, worktree);
  }

  @AfterEach
  void close() throws Exception {
    sandbox.close();
  }

  @Test
  void eachPairOfStatesIsWhatGitSaysOfIt() throws Exception {
    GitSandbox.write(files, "src/Cart.java", "class Cart {\n  long items;\n}\n");
    sandbox.commitAll(files, "one");
    GitSandbox.write(files, "src/Cart.java", "class Cart {\n  long items = 1;\n}\n");
    GitSandbox.write(files, "staged.txt", "staged\n");
    sandbox.gitIn(files, "add", "src/Cart.java", "staged.txt");
    GitSandbox.write(files, "src/Cart.java", "class Cart {\n  long items = 2;\n}\n");
    GitSandbox.write(files, "README.md", "# Shop\n\nOpen.\n");
    Files.delete(files.resolve("a0/x"));

    same(BASE, HEAD, "main", "HEAD");
    same(HEAD, INDEX, "--cached", "HEAD");
    same(INDEX, FILES);
    same(HEAD, FILES, "HEAD");
    same(BASE, FILES, "main");
    same(BASE, INDEX, "--cached", "main");
    same(new Point.Named("main"), new Point.Named("HEAD"), "main", "HEAD");
    same(new Point.Named("HEAD"), new Point.Named("main^{tree}"), "HEAD", "main");
    same(new Point.Named("main"), FILES, "main");
  }

  private void same(Point from, Point to, String... revisions) throws Exception {
    var arguments = new java.util.ArrayList<>(List.of("diff", "--numstat", "--no-renames"));
    arguments.addAll(List.of(revisions));
    String git = sandbox.gitIn(files, arguments.toArray(String[]::new));
    String ours =
        comparisons.between(from, to).stream()
            .map(file -> file.added() + "\t" + file.removed() + "\t" + file.path() + "\n")
            .collect(Collectors.joining());
    assertThat(ours).as("%s to %s", from, to).isEqualTo(git).isNotEmpty();
  }

  @Test
  void whatIsNotTrackedIsInTheFilesAlone() throws Exception {
    GitSandbox.write(files, "new.txt", "new\n");
    assertThat(comparisons.between(HEAD, INDEX)).isEmpty();
    assertThat(comparisons.between(INDEX, FILES))
        .extracting(FileDiff::path, FileDiff::change)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("new.txt", Change.ADDED));
  }

  @Test
  void modesLinksSizesAndCharsetsAreKnown() throws Exception {
    assertThat(files.resolve("README.md").toFile().setExecutable(true)).isTrue();
    Files.delete(files.resolve("link"));
    Files.createSymbolicLink(files.resolve("link"), Path.of("README.md"));
    Files.write(files.resolve("data.bin"), new byte[] {0, 1, 2, 3, 4, 5, 6});
    Files.write(files.resolve("empty.txt"), new byte[] {(byte) 0xe9, '\n'});

    var diffs = comparisons.between(HEAD, FILES);

    var mode = find(diffs, "README.md");
    assertThat(mode.change()).isEqualTo(Change.MODE_CHANGED);
    assertThat(mode.facts().before().octal()).isEqualTo("100644");
    assertThat(mode.facts().after().isExecutable()).isTrue();
    var link = find(diffs, "link");
    assertThat(link.facts().after().isLink()).isTrue();
    assertThat(link.hunks().getFirst().lines().getLast().text()).isEqualTo("README.md");
    var binary = find(diffs, "data.bin");
    assertThat(binary.content()).isEqualTo(Content.BINARY);
    assertThat(binary.facts().before().bytes()).isEqualTo(5);
    assertThat(binary.facts().after().bytes()).isEqualTo(7);
    assertThat(binary.facts().after().content()).isNotEqualTo(binary.facts().before().content());
    assertThat(find(diffs, "empty.txt").facts().charset()).isEqualTo(FileFacts.Charset.BYTES);
  }

  @Test
  void bothSidesOfAFileCanBeHadUpToALimit() throws Exception {
    Files.createDirectories(files.resolve("moved"));
    Files.move(files.resolve("src/Cart.java"), files.resolve("moved/Cart.java"));
    var moved = find(comparisons.between(HEAD, FILES), "moved/Cart.java");
    assertThat(moved.change()).isEqualTo(Change.RENAMED);
    var sides = comparisons.sides(HEAD, FILES, moved, 1000);
    assertThat(sides.isWhole()).isTrue();
    assertThat(new String(sides.before(), StandardCharsets.UTF_8)).startsWith("class Cart");
    assertThat(sides.after()).isEqualTo(sides.before());

    var cut = comparisons.sides(HEAD, FILES, moved, 10);
    assertThat(cut.isWhole()).isFalse();
    assertThat(cut.before()).isEmpty();
    assertThat(cut.beforeSize()).isEqualTo(sides.before().length);
  }

  @Test
  void aNewFileMadeFromAChangedOneIsACopyAsGitSays() throws Exception {
    String price = "class Price {\n  int cents;\n}\n";
    GitSandbox.write(files, "src/Cost.java", price.replace("Price", "Cost"));
    GitSandbox.write(files, "src/Price.java", price.replace("int", "long"));
    GitSandbox.write(files, "other.txt", "nothing like it\n");
    sandbox.commitAll(files, "copied");
    var copy = find(comparisons.between(BASE, HEAD), "src/Cost.java");
    assertThat(copy.change()).isEqualTo(Change.COPIED);
    assertThat(copy.oldPath()).isEqualTo("src/Price.java");
    assertThat(copy.added()).isEqualTo(1);
    assertThat(sandbox.gitIn(files, "diff", "-C50%", "--name-status", "main", "HEAD"))
        .containsPattern("C\\d+\tsrc/Price.java\tsrc/Cost.java");
    assertThat(find(comparisons.between(BASE, HEAD), "other.txt").change()).isEqualTo(Change.ADDED);
  }

  @Test
  void commitsAndCheckpointsAreMilestones() throws Exception {
    sandbox.gitIn(
        files, "update-ref", "refs/coppice/checkpoints/" + worktree.sessionId() + "/1", "HEAD");
    sandbox.gitIn(files, "update-ref", "refs/coppice/checkpoints/another/1", "HEAD");
    GitSandbox.write(files, "README.md", "# Other\n");
    sandbox.commitAll(files, "Change the title");

    var milestones = new Milestones(sandbox.repository, worktree);

    assertThat(milestones.commits())
        .extracting(Milestones.Kept::title)
        .containsExactly("Change the title");
    assertThat(milestones.checkpoints()).hasSize(1);
    var since = new Point.Named(milestones.checkpoints().getFirst().name());
    assertThat(comparisons.between(since, FILES))
        .extracting(FileDiff::path)
        .containsExactly("README.md");
  }

  @Test
  void checkpointsOfTheSameSecondAreInTheOrderInWhichTheyWereTaken() throws Exception {
    var checkpoints = new Checkpoints(sandbox.repository, worktree);
    for (String name : List.of("e9", "e10", "e11")) {
      checkpoints.take(name);
    }
    assertThat(new Milestones(sandbox.repository, worktree).checkpoints())
        .extracting(kept -> kept.name().substring(kept.name().lastIndexOf('/') + 1))
        .containsExactly("e9", "e10", "e11");
  }

  @Test
  void aNameThatMeansNothingIsSaid() {
    for (String name : List.of("nowhere", "--cached", "", "a..b", "HEAD^{blob}")) {
      assertThatThrownBy(() -> comparisons.between(new Point.Named(name), FILES))
          .as(name)
          .isInstanceOf(UnknownPointException.class);
    }
  }

  private static FileDiff find(List<FileDiff> diffs, String path) {
    return diffs.stream().filter(diff -> diff.path().equals(path)).findFirst().orElseThrow();
  }
}
