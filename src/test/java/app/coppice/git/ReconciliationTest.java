package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that tidy the same repository.
final class ReconciliationTest {
  @TempDir Path folder;

  @Test
  void whatAnotherProcessTakesMeanwhileKeepsNothingElseFromItsEnd() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path begun = sandbox.create("aaa").adminFolder().resolveSibling("bbb-0a1b2c3d");
      Files.createDirectory(begun);
      Files.setLastModifiedTime(begun, FileTime.from(Instant.now().minus(2, ChronoUnit.MINUTES)));
      var half = sandbox.create(GitSandbox.SESSION.replace('5', '6'), "ccc");
      Files.delete(half.adminFolder().resolve("index"));
      Files.writeString(half.adminFolder().resolve("locked"), AdminFolder.PREPARING_REASON + "\n");

      // Asked of the first worktree, when all folders are listed.
      var report = sandbox.manager.reconcile(sandbox.repository, _ -> isTaken(begun));

      assertThat(report).containsExactly("Took away the half-made " + half.folder());
      assertThat(half.adminFolder()).doesNotExist();
    }
  }

  private static boolean isTaken(Path begun) {
    try {
      FolderRemoval.remove(begun);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
