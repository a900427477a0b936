package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a session shows of its changes follows its files and its base without being asked.
@Timeout(120)
class ChangesFollowTest {
  private static final int BURST = 10_000;

  @TempDir Path folder;

  @Test
  void aBaseThatMovesOnShowsAtOnce() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      SessionId id = live.ready(live.openRepository(shop.folder()), "fix", Mode.ASK);
      assertThat(live.now(id).changes().behind()).isZero();
      Files.writeString(shop.folder().resolve("README.md"), "# Shop\nthe base's\n");
      shop.commitAll("The base moves on");

      live.await(id, "is behind", session -> session.changes().behind() == 1);
    }
  }

  @Test
  void tenThousandFilesAtOnceAreAllShown() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      SessionId id = live.ready(live.openRepository(shop.folder()), "fix", Mode.ASK);
      Path worktree = live.now(id).worktree();
      for (int i = 0; i < BURST; i++) {
        write(worktree.resolve("many" + i / 200).resolve("f" + i), "one\n");
      }
      live.await(id, "shows them all", session -> session.changes().files().size() == BURST);

      for (int i = 0; i < BURST; i += 2) {
        Files.delete(worktree.resolve("many" + i / 200).resolve("f" + i));
      }
      write(worktree.resolve("README.md"), "changed\n");
      live.await(
          id, "shows the rest", session -> session.changes().files().size() == BURST / 2 + 1);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LiveEngine engine() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }
}
