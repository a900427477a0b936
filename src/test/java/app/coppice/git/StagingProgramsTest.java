package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineChoice;
import app.coppice.diff.LineChoice.Comparison;
import app.coppice.diff.LineDiff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingProgramsTest {
  @TempDir Path folder;

  @Test
  void stagingRunsFiltersAloneAndTakingBackRunsNothing() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      String before = "one\ntwo\nthree\n";
      String after = "ONE\ntwo\nTHREE\n";
      GitSandbox.write(root, "t.txt", before);
      GitSandbox.write(root, ".gitattributes", "t.txt filter=tell\n");
      sandbox.commitAll(root, "t");
      Path filtered = folder.resolve("filtered");
      Path hooked = folder.resolve("hooked");
      sandbox.git("config", "filter.tell.clean", "touch '" + filtered + "'; cat");
      Path hook = sandbox.main.resolve(".git/hooks/post-index-change");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\ntouch '" + hooked + "'\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      GitSandbox.write(root, "t.txt", after);
      var staging = new Staging(sandbox.repository, worktree);
      LineChoice first = choose(before, after, Comparison.UNCOMMITTED);

      assertThat(staging.stage(List.of("t.txt"))).isInstanceOf(StagingResult.Done.class);
      assertThat(filtered).exists();
      Files.delete(filtered);
      assertThat(staging.unstage(first)).isInstanceOf(StagingResult.Done.class);
      assertThat(sandbox.gitIn(root, "show", ":t.txt")).isEqualTo("one\ntwo\nTHREE\n");
      Files.deleteIfExists(filtered);
      Files.deleteIfExists(hooked);
      GitSandbox.write(root, "t.txt", after + "more\n");
      assertThat(staging.unstage(List.of("t.txt"))).isInstanceOf(StagingResult.Done.class);
      GitSandbox.write(root, "t.txt", after);
      assertThat(new Discards(sandbox.repository, worktree).discard(first))
          .isInstanceOfSatisfying(
              DiscardResult.Refused.class,
              why -> assertThat(why.reason()).contains("stored through a filter", "as a whole"));

      assertThat(filtered).doesNotExist();
      assertThat(staging.stage(first)).isInstanceOf(StagingResult.Done.class);
      assertThat(filtered).exists();
      assertThat(hooked).doesNotExist();
    }
  }

  @Test
  void quietRunsFollowThePersonsOwnLineEndsButNoProgramOfTheirs() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path config = Files.createDirectories(folder.resolve("config/git")).resolve("config");
      Path ran = folder.resolve("ran");
      Files.writeString(
          config,
          "[core]\n\tautocrlf = input\n[filter \"tell\"]\n\tclean = \"touch '"
              + ran
              + "'; cat\"\n");
      var program =
          new GitProgram(
              GitSandbox::run, Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
      sandbox.write(".gitattributes", "t.txt filter=tell\n");
      sandbox.write("t.txt", "one\r\n");
      var place = sandbox.repository.place();

      var keys = program.quiet(place, List.of("config", "core.autocrlf"));
      program.quiet(place, CleanFile.ADD, "t.txt".getBytes(StandardCharsets.UTF_8));

      assertThat(GitProgram.text(keys.output())).isEqualTo("input\n");
      assertThat(sandbox.git("show", ":t.txt")).isEqualTo("one\n");
      assertThat(ran).doesNotExist();
    }
  }

  private static LineChoice choose(String before, String after, Comparison comparison) {
    var file = LineDiff.between("t.txt", before, after);
    var lines =
        file.hunks().stream()
            .flatMap(hunk -> hunk.lines().stream())
            .filter(line -> line.text().equalsIgnoreCase("one"))
            .toList();
    return LineChoice.of(file, lines, comparison);
  }
}
