package app.coppice.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @TempDir Path folder;

  @Test
  void anEditReadsAsUsual() {
    var text = UnifiedDiff.render(LineDiff.between("a.txt", "one\ntwo\n", "one\nthree"));

    assertThat(text)
        .isEqualTo(
            """
            diff --git a/a.txt b/a.txt
            --- a/a.txt
            +++ b/a.txt
            @@ -1,2 +1,2 @@
             one
            -two
            +three
            \\ No newline at end of file
            """);
  }

  @Test
  void aNewFileComesFromNowhere() {
    assertThat(UnifiedDiff.render(LineDiff.added("b", "x\n")))
        .isEqualTo(
            """
            diff --git a/b b/b
            new file mode 100644
            --- /dev/null
            +++ b/b
            @@ -0,0 +1 @@
            +x
            """);
  }

  @Test
  void aRenameNamesBothPaths() {
    byte[] same = "x\n".getBytes(StandardCharsets.UTF_8);
    assertThat(UnifiedDiff.render(LineDiff.compare("n", "o", Change.RENAMED, same, same)))
        .isEqualTo("diff --git a/o b/n\nrename from o\nrename to n\n");
  }

  @Test
  void aNameWithAQuoteAndALineFeedIsQuoted() {
    assertThat(UnifiedDiff.render(LineDiff.added("a\"b\nc", "x\n")))
        .contains("+++ \"b/a\\\"b\\012c\"");
  }

  @Test
  void gitAppliesWhatIsRendered() throws Exception {
    var random = new Random(11);
    for (int round = 0; round < 25; round++) {
      String before = randomText(random);
      String after = randomText(random);
      Path file = folder.resolve("f.txt");
      Files.writeString(file, before);
      var diff = LineDiff.between("f.txt", before, after);
      if (diff.hunks().isEmpty()) {
        continue;
      }
      apply(UnifiedDiff.render(diff));
      assertThat(Files.readString(file)).as("round %d", round).isEqualTo(after);
    }
  }

  private void apply(String patch) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("git", "apply", "--whitespace=nowarn", "-")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(patch.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", said, patch).isZero();
  }

  /// Few distinct lines, so that there is much to align; never empty, which would delete the file.
  private static String randomText(Random random) {
    String text =
        IntStream.range(0, 1 + random.nextInt(40))
            .mapToObj(_ -> "w" + random.nextInt(8) + (random.nextInt(9) == 0 ? "\r" : "") + "\n")
            .collect(Collectors.joining());
    return random.nextBoolean() ? text : text.substring(0, text.length() - 1);
  }
}
