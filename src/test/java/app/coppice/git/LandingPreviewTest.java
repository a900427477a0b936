package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingPreviewTest {
  private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\n";

  @TempDir Path folder;

  @Test
  void aRenamedFileCountsOnceByItsNewPath() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      GitSandbox.write(sandbox.main, "old.txt", LINES);
      GitSandbox.write(sandbox.main, "moved.txt", "the same\n");
      GitSandbox.write(sandbox.main, "gone.txt", "nothing alike\n");
      sandbox.commitAll(sandbox.main, "before");
      Worktree worktree = sandbox.create("fix");
      Path tree = worktree.folder();
      Files.move(tree.resolve("old.txt"), tree.resolve("new.txt"));
      GitSandbox.write(tree, "new.txt", LINES.replace("three", "3"));
      Files.createDirectories(tree.resolve("sub"));
      Files.move(tree.resolve("moved.txt"), tree.resolve("sub/moved.txt"));
      Files.delete(tree.resolve("gone.txt"));
      GitSandbox.write(tree, "fresh.txt", "something else\n");
      sandbox.commitAll(tree, "after");

      assertThat(LandingPreview.of(sandbox.repository, worktree, LandingStyle.MERGE).files())
          .containsExactly("fresh.txt", "gone.txt", "new.txt", "sub/moved.txt");
    }
  }
}
