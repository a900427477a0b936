package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LeftOutOnceTest {
  @TempDir Path folder;

  @Test
  void whatAWorktreeIsWithoutIsSaidOnceHoweverOftenItComesBack() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    git.git("config", "filter.store.smudge", "cat");
    Files.writeString(git.folder().resolve(".gitattributes"), "*.psd filter=store\n");
    git.commitAll("Store pictures elsewhere");
    try (LiveEngine live =
        LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none")) {
      SessionId id = live.ready(live.openRepository(git.folder()), "one", Mode.ASK);
      assertThat(said(live, id)).isOne();
      for (int i = 0; i < 2; i++) {
        live.done(live.engine().archive(id));
        live.done(live.engine().restore(id));
      }
      assertThat(said(live, id)).isOne();
    }
  }

  private static long said(LiveEngine live, SessionId id) {
    return live.now(id).transcript().entries().stream()
        .filter(entry -> entry instanceof Entry.Notice it && it.text().contains("*.psd"))
        .count();
  }
}
