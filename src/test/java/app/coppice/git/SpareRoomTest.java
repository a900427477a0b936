package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareRoomTest {
  @TempDir Path folder;

  @Test
  void whereTheDiskIsShortNoneIsMadeAndOneThatIsThereServesOn() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var homes = WorktreeHomes.only(sandbox.root.resolve("worktrees"));
      long free = Files.getFileStore(sandbox.root).getUsableSpace();
      var inShort = new SpareWorktrees(homes, free + (1L << 40));

      assertThat(inShort.keep(sandbox.repository)).isFalse();
      assertThat(SpareFolder.ready(sandbox.repository, sandbox.manager.removal())).isEmpty();
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);

      assertThat(new SpareWorktrees(homes, 0).keep(sandbox.repository)).isTrue();
      sandbox.write("new.txt", "new\n");
      sandbox.commitAll("On");
      assertThat(inShort.keep(sandbox.repository)).isTrue();
      var ready = SpareFolder.ready(sandbox.repository, sandbox.manager.removal());
      assertThat(ready).hasSize(1);
      assertThat(ready.getFirst().worktree().folder().resolve("new.txt")).hasContent("new");
    }
  }
}
