package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an index names, read without making its entries.
class TrackedPathsTest {
  @TempDir Path folder;

  @Test
  void theNamesAreThoseThatGitLists() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      sandbox.write("n".repeat(200) + "/" + "m".repeat(200) + "/deep.txt", "1\n");
      sandbox.write("planned.txt", "1\n");
      sandbox.git("add", "n".repeat(200));
      sandbox.git("add", "-N", "planned.txt");
      for (String version : List.of("3", "4")) {
        sandbox.git("update-index", "--index-version", version);
        assertThat(names(sandbox)).containsExactly(sandbox.git("ls-files", "-z").split("\0", -1));
      }
    }
  }

  @Test
  void theMarkStaysWhileTheNamesDo() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      String before = mark(sandbox);
      assertThat(before).isNotEmpty();
      sandbox.write("README.md", "# Another\n");
      sandbox.commitAll("Another");
      assertThat(mark(sandbox)).isEqualTo(before);
      sandbox.git("mv", "README.md", "READMF.md");
      assertThat(mark(sandbox)).isNotEqualTo(before);
      sandbox.git("mv", "READMF.md", "README.md");
      assertThat(mark(sandbox)).isEqualTo(before);
      sandbox.git("update-index", "--index-version", "4");
      assertThat(mark(sandbox)).isEmpty();
      Files.delete(sandbox.main.resolve(".git/index"));
      assertThat(mark(sandbox)).isEqualTo("none");
    }
  }

  @Test
  void namesThatAreInAnotherFileAreNotTakenForNone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.git("update-index", "--split-index");
      assertThat(mark(sandbox)).isEmpty();
      assertThatThrownBy(() -> names(sandbox)).isInstanceOf(IOException.class);
    }
  }

  private static String mark(GitSandbox sandbox) throws Exception {
    return TrackedPaths.mark(sandbox.main.resolve(".git"));
  }

  private static List<String> names(GitSandbox sandbox) throws Exception {
    var names = new ArrayList<String>();
    TrackedPaths.forEach(sandbox.main.resolve(".git"), names::add);
    names.add("");
    return names;
  }
}
