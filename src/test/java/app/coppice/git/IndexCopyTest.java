package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCopyTest {
  @TempDir Path folder;

  @Test
  void aFailureLeavesNoLockAndTheLockOfOthersStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Worktree worktree = sandbox.create("fix");
      Path index = worktree.adminFolder().resolve("index");
      Path lock = worktree.adminFolder().resolve("index.lock");
      byte[] before = Files.readAllBytes(index);
      try (IndexCopy copy = IndexCopy.of(worktree)) {
        Files.delete(index);
        Files.createDirectory(index);
        Files.writeString(index.resolve("in-the-way"), "x");
        assertThatExceptionOfType(IOException.class).isThrownBy(copy::putBack);
        assertThat(lock).doesNotExist();

        Files.writeString(lock, "theirs");
        copy.putBack();
        assertThat(lock).hasContent("theirs");

        Files.delete(lock);
        Files.delete(index.resolve("in-the-way"));
        Files.delete(index);
        copy.putBack();
        assertThat(index).hasBinaryContent(before);
      }
    }
  }
}
