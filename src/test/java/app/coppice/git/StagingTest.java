package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineDiff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
  @TempDir Path folder;

  /// A file as the view shows it against another text.
  private static FileDiff shown(String path, String before, String after) {
    return LineDiff.compare(path, path, Change.MODIFIED, bytes(before), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static LineChoice choose(
      FileDiff file, Comparison comparison, Predicate<DiffLine> wanted) {
    List<DiffLine> lines =
        file.hunks().stream().flatMap(hunk -> hunk.lines().stream()).filter(wanted).toList();
    return LineChoice.of(file, lines, comparison);
  }

  private static String numbered(int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }

  @Test
  void hunksAreStagedAsGitAddStagesThem() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var staging = new Staging(sandbox.repository, worktree);
      var random = new Random(20);
      for (int round = 0; round < 12; round++) {
        String before =
            "round " + round + "\n" + numbered(1, 60) + (random.nextBoolean() ? "last" : "last\n");
        GitSandbox.write(root, "a b/é.txt", before);
        sandbox.commitAll(root, "round " + round);
        String after = edited(before, random, round);
        GitSandbox.write(root, "a b/é.txt", after);
        FileDiff file = shown("a b/é.txt", before, after);
        var answers = new StringBuilder();
        var lines = new ArrayList<DiffLine>();
        for (var hunk : file.hunks()) {
          boolean taken = random.nextBoolean() || lines.isEmpty();
          answers.append(taken ? "y\n" : "n\n");
          if (taken) {
            lines.addAll(hunk.lines());
          }
        }

        assertThat(staging.stage(LineChoice.of(file, lines, Comparison.UNSTAGED)))
            .isEqualTo(new StagingResult.Done(List.of("a b/é.txt")));
        String ours = sandbox.gitIn(root, "diff", "--cached");
        sandbox.gitIn(root, "reset", "-q");
        feed(root, answers.toString(), "git", "add", "-p");
        assertThat(ours).isEqualTo(sandbox.gitIn(root, "diff", "--cached")).isNotEmpty();
        assertThat(Files.readString(root.resolve("a b/é.txt"))).isEqualTo(after);
        sandbox.gitIn(root, "reset", "-q", "--hard");
      }
    }
  }

  private static String edited(String text, Random random, int round) {
    var lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    for (int at = random.nextInt(8); at < lines.size(); at += 8 + random.nextInt(6)) {
      switch (random.nextInt(3)) {
        case 0 -> lines.set(at, "changed " + round + " " + at + "\n");
        case 1 -> lines.add(at, "new " + round + " " + at + "\n");
        default -> lines.remove(at);
      }
    }
    return String.join("", lines);
  }

  private static void feed(Path root, String input, String... command) throws Exception {
    var ended =
        GitSandbox.run(
            List.of(command), root, Map.of(), bytes(input), Duration.ofSeconds(60), 1 << 20);
    assertThat(ended.exitStatus()).as(GitProgram.text(ended.error())).isZero();
  }

  @Test
  void singleLinesAreStagedAsGitAppliesThem() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      String before = "one\ntwo\nthree\nfour";
      GitSandbox.write(root, "t.txt", before);
      sandbox.commitAll(root, "t");
      String after = "one\nTWO\nTWO b\nthree\nfour\nfive";
      GitSandbox.write(root, "t.txt", after);
      var staging = new Staging(sandbox.repository, worktree);
      FileDiff file = shown("t.txt", before, after);

      staging.stage(choose(file, Comparison.UNCOMMITTED, line -> line.text().equals("TWO b")));
      String patch =
          """
          --- a/t.txt
          +++ b/t.txt
          @@ -1,4 +1,5 @@
           one
           two
          +TWO b
           three
           four
          \\ No newline at end of file
          """;
      String ours = sandbox.gitIn(root, "diff", "--cached");
      sandbox.gitIn(root, "reset", "-q");
      feed(root, patch, "git", "apply", "--cached", "-");
      assertThat(ours).isEqualTo(sandbox.gitIn(root, "diff", "--cached"));

      staging.stage(choose(file, Comparison.UNCOMMITTED, line -> line.text().equals("five")));
      assertThat(sandbox.gitIn(root, "show", ":t.txt"))
          .isEqualTo("one\ntwo\nTWO b\nthree\nfour\nfive");
      staging.unstage(choose(file, Comparison.UNCOMMITTED, line -> line.text().equals("TWO b")));
      assertThat(sandbox.gitIn(root, "show", ":t.txt")).isEqualTo("one\ntwo\nthree\nfour\nfive");
      assertThat(root.resolve("t.txt")).hasContent(after);
    }
  }

  @Test
  void newAndDeletedFilesComeAndGoWithTheirLastLine() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "run.sh", "a\nb\n");
      assertThat(root.resolve("run.sh").toFile().setExecutable(true)).isTrue();
      Files.delete(root.resolve("README.md"));
      var staging = new Staging(sandbox.repository, worktree);
      FileDiff made = shown("run.sh", "", "a\nb\n");
      FileDiff gone = shown("README.md", "# Shop\n", "");

      staging.stage(choose(made, Comparison.BASE, line -> line.text().equals("b")));
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo(" D README.md\nAM run.sh\n");
      assertThat(sandbox.gitIn(root, "ls-files", "-s", "run.sh")).startsWith("100755");
      staging.stage(choose(made, Comparison.BASE, _ -> true));
      staging.stage(choose(gone, Comparison.BASE, _ -> true));
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo("D  README.md\nA  run.sh\n");

      staging.unstage(choose(made, Comparison.BASE, _ -> true));
      staging.unstage(choose(gone, Comparison.BASE, _ -> true));
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo(" D README.md\n?? run.sh\n");
    }
  }

  @Test
  void aRenameThatIsStagedAndThenEditedIsStagedByBothItsNames() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "old.txt", numbered(1, 20));
      sandbox.commitAll(root, "old");
      sandbox.gitIn(root, "mv", "old.txt", "new.txt");
      GitSandbox.write(root, "new.txt", numbered(1, 20) + "more\n");

      var staging = new Staging(sandbox.repository, worktree);
      assertThat(staging.stage(List.of("old.txt", "new.txt")))
          .isEqualTo(new StagingResult.Done(List.of("new.txt")));
      assertThat(sandbox.gitIn(root, "diff", "--name-only")).isEmpty();
      assertThat(sandbox.gitIn(root, "diff", "--cached", "--name-status", "-M"))
          .contains("old.txt", "new.txt")
          .startsWith("R");
    }
  }

  @Test
  void lineEndsAndFiltersAreGitsBusiness() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      sandbox.git("config", "core.autocrlf", "true");
      sandbox.git("config", "filter.shout.clean", "tr a-z A-Z");
      sandbox.git("config", "filter.shout.smudge", "tr A-Z a-z");
      GitSandbox.write(root, ".gitattributes", "*.loud filter=shout\n");
      GitSandbox.write(root, "w.txt", "one\r\ntwo\r\nthree\r\n");
      sandbox.commitAll(root, "ends");
      GitSandbox.write(root, "w.txt", "ONE\r\ntwo\r\nTHREE\r\n");
      GitSandbox.write(root, "x.loud", "hear\nme\n");
      var staging = new Staging(sandbox.repository, worktree);
      FileDiff file = shown("w.txt", "one\ntwo\nthree\n", "ONE\ntwo\nTHREE\n");

      staging.stage(
          choose(file, Comparison.UNCOMMITTED, line -> line.text().equalsIgnoreCase("three")));
      assertThat(sandbox.gitIn(root, "show", ":w.txt")).isEqualTo("one\ntwo\nTHREE\n");
      staging.stage(List.of("x.loud"));
      assertThat(sandbox.gitIn(root, "show", ":x.loud")).isEqualTo("HEAR\nME\n");
      assertThat(root.resolve("w.txt")).hasContent("ONE\r\ntwo\r\nTHREE\r\n");
    }
  }

  @Test
  void committedLinesAreNotStagedAgainAndWhatAShellStagedStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      String base = numbered(1, 30);
      GitSandbox.write(root, "n.txt", base);
      sandbox.commitAll(root, "n");
      sandbox.gitIn(root, "branch", "-f", "other");
      sandbox.git("branch", "-q", "-f", "keep", "other");
      sandbox.git("merge", "-q", "--ff-only", "other");
      GitSandbox.write(root, "n.txt", base.replace("line 3\n", "three\n"));
      sandbox.commitAll(root, "three");
      GitSandbox.write(root, "n.txt", base.replace("line 3\n", "three\n").replace("line 15\n", ""));
      GitSandbox.write(root, "by-shell.txt", "x\n");
      sandbox.gitIn(root, "add", "n.txt", "by-shell.txt");
      String now =
          base.replace("line 3\n", "three\n")
              .replace("line 15\n", "")
              .replace("line 25\n", "twenty-five\nand more\n");
      GitSandbox.write(root, "n.txt", now);
      var staging = new Staging(sandbox.repository, worktree);

      // Against the base, committed, staged and unstaged lines stand side by side.
      staging.stage(choose(shown("n.txt", base, now), Comparison.BASE, _ -> true));
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo("A  by-shell.txt\nM  n.txt\n");
      staging.unstage(
          choose(
              shown("n.txt", base, now),
              Comparison.BASE,
              line -> line.text().equals("line 15") || line.text().equals("three")));
      assertThat(sandbox.gitIn(root, "show", ":n.txt"))
          .isEqualTo(now.replace("line 14\n", "line 14\nline 15\n"));
    }
  }

  @Test
  void aLineThatSaysSomethingElseByNowIsNotStaged() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      FileDiff file = shown("README.md", "# Shop\n", "# Shop\nmore\n");
      GitSandbox.write(root, "README.md", "# Shop\nless\n");
      var staging = new Staging(sandbox.repository, worktree);

      assertThat(staging.stage(choose(file, Comparison.BASE, _ -> true)))
          .isInstanceOfSatisfying(
              StagingResult.Refused.class, r -> assertThat(r.reason()).contains("has changed"));
      Files.createFile(worktree.adminFolder().resolve("index.lock"));
      assertThat(staging.stage(List.of("README.md"))).isInstanceOf(StagingResult.Refused.class);
      Files.delete(worktree.adminFolder().resolve("index.lock"));
      assertThat(sandbox.gitIn(root, "diff", "--cached")).isEmpty();
      Files.write(root.resolve("README.md"), new byte[] {1, 0, 2});
      assertThat(staging.stage(choose(file, Comparison.BASE, _ -> true)))
          .isInstanceOfSatisfying(
              StagingResult.Refused.class, r -> assertThat(r.reason()).contains("as a whole"));
    }
  }
}
