package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.UnifiedDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs executable bits and links")
class DiffTextTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

  @TempDir Path folder;

  @Test
  void whatChangedReadsAsGitWritesItFileByFile() throws Exception {
    try (var sandbox = new GitSandbox(folder, DiffTextTest::fill)) {
      var worktree = sandbox.create("fix");
      change(worktree.folder());
      sandbox.commitAll(worktree.folder(), "all kinds");

      List<FileDiff> files =
          new Comparisons(sandbox.repository, worktree).between(new Point.Base(), new Point.Head());
      String ours = files.stream().map(UnifiedDiff::render).collect(Collectors.joining());
      String gits = sandbox.git("diff", "--no-ext-diff", "-C50%", "main", "fix");

      assertThat(files).hasSize(15);
      assertThat(ours).isEqualTo(comparable(gits));
    }
  }

  private static void fill(GitSandbox sandbox) throws Exception {
    for (String name : List.of("mode", "mode-and-text", "moved", "moved-mode", "copied")) {
      sandbox.write(name + ".txt", text(name));
    }
    sandbox.write("gone.txt", "nothing\nlike\nthese\n");
    sandbox.write("gone.sh", "echo something that goes\n");
    executable(sandbox.main.resolve("gone.sh"));
    sandbox.write("changed.bin", "\0\1");
    sandbox.write("moved.bin", "\0\1\2\3 moved as it is");
    sandbox.write("gone.bin", "\0\1\2\3\4\5 something else, that goes");
    sandbox.commitAll("Start");
  }

  private static void change(Path tree) throws Exception {
    executable(tree.resolve("mode.txt"));
    executable(tree.resolve("mode-and-text.txt"));
    GitSandbox.write(tree, "mode-and-text.txt", text("mode-and-text").replace("two", "2"));
    Files.move(tree.resolve("moved.txt"), tree.resolve("moved-to.txt"));
    GitSandbox.write(tree, "moved-mode-to.txt", text("moved-mode").replace("six", "6"));
    executable(tree.resolve("moved-mode-to.txt"));
    Files.delete(tree.resolve("moved-mode.txt"));
    GitSandbox.write(tree, "copied.txt", text("copied").replace("eight", "8"));
    GitSandbox.write(tree, "copied-to.txt", text("copied").replace("one", "1"));
    Files.delete(tree.resolve("gone.txt"));
    Files.delete(tree.resolve("gone.sh"));
    GitSandbox.write(tree, "changed.bin", "\0\2");
    Files.move(tree.resolve("moved.bin"), tree.resolve("moved-to.bin"));
    Files.delete(tree.resolve("gone.bin"));
    GitSandbox.write(tree, "new.bin", "\0 new, and like none of the others at all");
    GitSandbox.write(tree, "empty.txt", "");
    GitSandbox.write(tree, "run.sh", "ls -l\n");
    executable(tree.resolve("run.sh"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("moved-to.txt"));
  }

  private static String text(String name) {
    return LINES.replace("\n", " of " + name + "\n");
  }

  private static void executable(Path file) {
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// Without the names of objects, the share that is alike, and the function after a hunk's range.
  private static String comparable(String diff) {
    return diff.lines()
        .filter(line -> !line.startsWith("index ") && !line.startsWith("similarity index "))
        .map(line -> line.replaceFirst("^(@@ -\\S+ \\+\\S+ @@).*", "$1") + "\n")
        .collect(Collectors.joining());
  }
}
