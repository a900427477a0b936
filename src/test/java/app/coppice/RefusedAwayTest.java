package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.settings.RepositorySettings;
import app.coppice.terminal.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session that cannot be put away as it is: nothing of it ends for a refusal.
@Timeout(120)
final class RefusedAwayTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitRepository git;

  @SuppressWarnings("NullAway.Init") // made before each test
  private LiveEngine live;

  @SuppressWarnings("NullAway.Init") // made before each test
  private SessionId id;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Terminal shell;

  private Path worktree = Path.of("");

  @BeforeEach
  void aSessionWithAShellAndATearDownScript() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
    live.openRepository(git.folder());
    var settings = RepositorySettings.DEFAULT.withScripts("", "touch ../torn-down", 1);
    live.done(live.engine().outfits().save(git.folder(), settings));
    id = live.ready(git.folder(), "fix", Mode.ASK);
    worktree = live.now(id).worktree();
    shell = LiveEngine.get(live.engine().openShell(id, 80, 24));
    say("a=kept");
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void ofALockedWorktreeShellAndFilesStayAndNoScriptRuns() throws Exception {
    git.git("worktree", "lock", "--reason", "runs all night", worktree.toString());

    assertThat(LiveEngine.get(live.engine().lossesOf(id)))
        .anyMatch(sentence -> sentence.contains("runs all night"));
    assertThat(LiveEngine.get(live.engine().storage().refusal(id))).contains("runs all night");
    assertRefused("runs all night");

    git.git("worktree", "unlock", worktree.toString());
    assertThat(LiveEngine.get(live.engine().storage().refusal(id))).isEmpty();
    live.done(live.engine().archive(id));
    assertThat(worktree.resolveSibling("torn-down")).exists();
    assertThat(live.engine().terminals(id)).isEmpty();
  }

  @Test
  void besideALeftIndexLockTheyStayToo() throws Exception {
    Path admin = git.folder().resolve(".git/worktrees").resolve(worktree.getFileName());
    Path lock = Files.createFile(admin.resolve("index.lock"));

    assertRefused("index.lock");

    assertThat(lock).exists();
  }

  private void assertRefused(String reason) throws Exception {
    for (var asked : List.of(live.engine().archive(id), live.engine().delete(id))) {
      assertThat(LiveEngine.get(asked))
          .isInstanceOfSatisfying(
              ActionResult.Refused.class, it -> assertThat(it.reason()).contains(reason));
    }
    assertThat(worktree.resolveSibling("torn-down")).doesNotExist();
    assertThat(live.engine().terminals(id)).containsExactly(shell);
    say("echo it-is-$a");
    LiveEngine.awaitText(shell, "it-is-kept");
  }

  private void say(String line) throws Exception {
    shell.send((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
