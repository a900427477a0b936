package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LfsPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that are stored otherwise than they lie there, beside C git's answers: those of Git LFS,
/// of which the stand-in writes the pointers that its specification asks for, and of any filter.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class FilteredFilesTest {
  private static final String LFS =
      """
      #!/bin/sh
      echo ran >> "$0.ran"
      cat > "$0.$$"
      if head -n 1 "$0.$$" | grep -q '^version https://git-lfs'; then
        cat "$0.$$"
      elif [ -s "$0.$$" ]; then
        echo 'version https://git-lfs.github.com/spec/v1'
        echo "oid sha256:$(sha256sum < "$0.$$" | cut -d ' ' -f 1)"
        echo "size $(wc -c < "$0.$$" | tr -d ' ')"
      fi
      rm "$0.$$"
      """;

  @TempDir Path folder;

  @Test
  void filesOfGitLfsAreWhatTheirPointersSayAndNoProgramRunsForIt() throws Exception {
    try (var sandbox = new GitSandbox(folder, FilteredFilesTest::withLargeFiles)) {
      Worktree worktree = sandbox.create("fix");
      Path root = worktree.folder();
      assertThat(root.resolve("art.psd")).content().startsWith("version https://git-lfs");
      OddRepositoriesTest.agrees(sandbox, worktree);

      Files.write(root.resolve("art.psd"), art(1));
      // Git goes by the size until it notes the file's own, which `git lfs pull` makes it do.
      assertThat(new WorktreeChanges(sandbox.repository, worktree).compute().files()).isEmpty();
      assertThat(new GitsAnswers(sandbox, worktree).uncommitted()).containsExactly("art.psd");
      sandbox.gitIn(root, "update-index", "art.psd");
      RepositoryKindsTest.touchAll(root);
      OddRepositoriesTest.agrees(sandbox, worktree);

      Files.write(root.resolve("art.psd"), art(2));
      Files.write(root.resolve("new.psd"), art(3));
      Files.write(root.resolve("empty.psd"), new byte[0]);
      Files.deleteIfExists(sandbox.root.resolve("lfs.ran"));
      var state = new WorktreeChanges(sandbox.repository, worktree).compute();
      assertThat(state.uncommitted()).containsExactlyInAnyOrder("art.psd", "new.psd", "empty.psd");
      assertThat(sandbox.root.resolve("lfs.ran")).doesNotExist();
      OddRepositoriesTest.agrees(sandbox, worktree);
      assertThat(sandbox.root.resolve("lfs.ran")).as("git's own answer runs it").exists();

      var disturbance = new Disturbance(sandbox, root, new Random(11));
      for (int round = 0; round < 3; round++) {
        disturbance.some(5);
        RepositoryKindsTest.touchAll(root);
        OddRepositoriesTest.agrees(sandbox, worktree);
      }
    }
  }

  /// The one difference of filters: git's answer is the same when it may not run them either.
  @Test
  void filesOfAnyOtherFilterAreComparedAsTheyLieThere() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.git("config", "filter.up.clean", "tr a-z A-Z");
              s.git("config", "filter.up.smudge", "tr A-Z a-z");
              s.write(".gitattributes", "*.up filter=up\n");
              s.write("a.up", "text\n");
              s.commitAll("filtered");
            })) {
      Worktree worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "a.up", "text\n");
      // Of the same size and the same moment as the checkout's, git would not look into it.
      Files.setLastModifiedTime(
          worktree.folder().resolve("a.up"), FileTime.from(Instant.now().minusSeconds(60)));
      GitSandbox.write(worktree.folder(), "b.up", "new\n");

      var blanked =
          Map.of(
              "GIT_CONFIG_COUNT", "2",
              "GIT_CONFIG_KEY_0", "filter.up.clean",
              "GIT_CONFIG_VALUE_0", "",
              "GIT_CONFIG_KEY_1", "filter.up.smudge",
              "GIT_CONFIG_VALUE_1", "");
      OddRepositoriesTest.agrees(sandbox, worktree, new GitsAnswers(sandbox, worktree, blanked));
      assertThat(new GitsAnswers(sandbox, worktree).uncommitted()).containsExactly("b.up");
    }
  }

  @Test
  void aPointerIsWrittenAsTheSpecificationHasIt() throws Exception {
    // The example of the specification has another content; this is `printf hello | sha256sum`.
    assertThat(pointer("hello"))
        .isEqualTo(
            """
            version https://git-lfs.github.com/spec/v1
            oid sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
            size 5
            """);
    assertThat(pointer("")).isEmpty();
    assertThat(pointer(pointer("hello"))).isEqualTo(pointer("hello"));
    String mostlyPointer = pointer("hello") + "x".repeat(1024);
    assertThat(pointer(mostlyPointer)).endsWith("size " + mostlyPointer.length() + "\n");
    assertThat(pointer("x".repeat(1024))).endsWith("size 1024\n");
  }

  private static String pointer(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    return new String(
        LfsPointer.stored(new ByteArrayInputStream(bytes)), StandardCharsets.US_ASCII);
  }

  /// Each in a size of its own: git knows times by the second alone.
  private static byte[] art(int seed) {
    byte[] bytes = new byte[5_000 + seed];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void withLargeFiles(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    Path program = sandbox.root.resolve("lfs");
    Files.writeString(program, LFS);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    for (String each : List.of("clean", "smudge")) {
      sandbox.git("config", "filter.lfs." + each, "'" + program + "'");
    }
    sandbox.git("config", "filter.lfs.required", "true");
    sandbox.write(".gitattributes", "*.psd filter=lfs diff=lfs merge=lfs -text\n");
    Files.write(sandbox.main.resolve("art.psd"), art(1));
    sandbox.commitAll("art");
  }
}
