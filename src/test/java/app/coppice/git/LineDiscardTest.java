package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDiscardTest {
  @TempDir Path folder;

  private static LineChoice choose(String before, String after, Predicate<DiffLine> wanted) {
    FileDiff file = LineDiff.between("t.txt", before, after);
    List<DiffLine> lines =
        file.hunks().stream().flatMap(hunk -> hunk.lines().stream()).filter(wanted).toList();
    return LineChoice.of(file, lines, Comparison.UNCOMMITTED);
  }

  @Test
  void linesGoBackInFileAndIndexAndUndoBringsBothAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      String before = "one\ntwo\nthree\nfour\nfive\n";
      GitSandbox.write(root, "t.txt", before);
      sandbox.commitAll(root, "t");
      String after = "one\nTWO\nthree\nfive\nsix";
      GitSandbox.write(root, "t.txt", after);
      sandbox.gitIn(root, "add", "t.txt");
      assertThat(root.resolve("t.txt").toFile().setExecutable(true)).isTrue();
      String status = sandbox.gitIn(root, "diff", "--cached");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(
              discards.discard(
                  choose(before, after, line -> List.of("two", "TWO").contains(line.text()))))
          .isEqualTo(new DiscardResult.Done(List.of("t.txt")));
      assertThat(root.resolve("t.txt")).hasContent("one\ntwo\nthree\nfive\nsix");
      assertThat(sandbox.gitIn(root, "show", ":t.txt")).isEqualTo("one\ntwo\nthree\nfive\nsix");
      assertThat(root.resolve("t.txt")).isExecutable();

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("t.txt")).hasContent(after).isExecutable();
      assertThat(sandbox.gitIn(root, "diff", "--cached")).isEqualTo(status);
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }

  @Test
  void undoRefusesToWriteOverWhatWasChangedSince() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "t.txt", "one\ntwo\n");
      sandbox.commitAll(root, "t");
      String after = "one\ntwo\nthree\nfour\n";
      GitSandbox.write(root, "t.txt", after);
      var discards = new Discards(sandbox.repository, worktree);
      discards.discard(choose("one\ntwo\n", after, line -> line.text().equals("three")));
      assertThat(root.resolve("t.txt")).hasContent("one\ntwo\nfour\n");
      GitSandbox.write(root, "t.txt", "one\ntwo\nfour\nmine\n");

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Refused.class);
      assertThat(root.resolve("t.txt")).hasContent("one\ntwo\nfour\nmine\n");
    }
  }

  @Test
  void linesOfAFileWithOtherEndsComeBackWithTheFilesOwn() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      sandbox.git("config", "core.autocrlf", "true");
      Files.writeString(root.resolve("t.txt"), "one\r\ntwo\r\nthree\r\n");
      sandbox.commitAll(root, "t");
      Files.writeString(root.resolve("t.txt"), "one\r\nTHREE\r\n");
      var discards = new Discards(sandbox.repository, worktree);

      discards.discard(
          choose("one\ntwo\nthree\n", "one\nTHREE\n", line -> line.text().equals("two")));
      assertThat(Files.readString(root.resolve("t.txt"))).isEqualTo("one\r\ntwo\r\nTHREE\r\n");
    }
  }

  @Test
  void allLinesOfANewFileTakeTheFileAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "t.txt", "one\n");
      var discards = new Discards(sandbox.repository, worktree);

      discards.discard(choose("", "one\n", _ -> true));
      assertThat(root.resolve("t.txt")).doesNotExist();
      discards.undo();
      assertThat(root.resolve("t.txt")).hasContent("one\n");
    }
  }

  @Test
  void linesThatCannotLeaveTheIndexStayInTheFileToo() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "t.txt", "one\n");
      sandbox.commitAll(root, "t");
      GitSandbox.write(root, "t.txt", "one\ntwo\n");
      sandbox.gitIn(root, "add", "t.txt");
      Files.createFile(worktree.adminFolder().resolve("index.lock"));
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(
              new LineDiscard(sandbox.repository, worktree, discards)
                  .run(choose("one\n", "one\ntwo\n", line -> line.text().equals("two"))))
          .isInstanceOf(DiscardResult.Refused.class);
      assertThat(root.resolve("t.txt")).hasContent("one\ntwo\n");
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }
}
