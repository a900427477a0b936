package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Remedy;
import app.coppice.session.ActionResult;
import app.coppice.session.NewSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What waits for a script of a worktree, and the way not to.
@Timeout(120)
final class ScriptStopTest {
  @TempDir Path folder;

  private GitRepository git;

  @BeforeEach
  void make() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
  }

  private SessionId resting(LiveEngine live) throws Exception {
    live.openRepository(git.folder());
    SessionId id =
        live.engine().create(new NewSession(git.folder(), "", "", "one", "m", Mode.ASK, false));
    live.await(id, "rests", s -> s.state() == SessionState.IDLE);
    assertThat(stopped(live, id)).isInstanceOf(ActionResult.Refused.class);
    scripts(live, "sleep 1000", "");
    return id;
  }

  private void scripts(LiveEngine live, String setUp, String tearDown) throws Exception {
    var settings = RepositorySettings.DEFAULT.withScripts(setUp, tearDown, 1);
    live.done(live.engine().outfits().save(git.folder(), settings));
  }

  private static ActionResult stopped(LiveEngine live, SessionId id) throws Exception {
    return live.engine().outfits().stopScript(id).get(30, TimeUnit.SECONDS);
  }

  /// Deletes while a script runs, which is named while that is waited for.
  private static void deleteAndStop(LiveEngine live, SessionId id, String script) throws Exception {
    live.awaitEngine("it runs", () -> live.engine().outfits().script(id).equals(script));
    CompletableFuture<ActionResult> deleted = live.engine().delete(id);
    live.awaitEngine("it is named", () -> live.engine().outfits().script(id).equals(script));
    assertThat(deleted).isNotDone();

    assertThat(stopped(live, id))
        .isEqualTo(new ActionResult.Done("The " + script + " script is stopped."));

    live.done(deleted);
    assertThat(live.engine().outfits().script(id)).isEmpty();
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none");
  }

  @Test
  void aDeletionNamesTheScriptOfARestoreAndGoesOnWhenItIsStopped() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = resting(live);
      Path worktree = live.now(id).worktree();
      live.done(live.engine().archive(id));
      CompletableFuture<ActionResult> restored = live.engine().restore(id);

      deleteAndStop(live, id, "set-up");

      live.done(restored);
      assertThat(worktree).doesNotExist();
    }
  }

  @Test
  void aDeletionNamesTheScriptOfAMendingAndGoesOnWhenItIsStopped() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = resting(live);
      Path worktree = live.now(id).worktree();
      Files.move(worktree, folder.resolve("gone"));
      CompletableFuture<ActionResult> mended =
          live.engine().worktreeCare().mend(id, Remedy.RECREATE, worktree);

      deleteAndStop(live, id, "set-up");

      live.done(mended);
      assertThat(worktree).doesNotExist();
    }
  }

  @Test
  void aTearDownScriptIsStoppedAndTheWorktreeGoesAllTheSame() throws Exception {
    try (LiveEngine live = open()) {
      SessionId id = resting(live);
      scripts(live, "", "sleep 1000");
      CompletableFuture<ActionResult> archived = live.engine().archive(id);
      live.awaitEngine("it runs", () -> live.engine().outfits().script(id).equals("tear-down"));
      assertThat(stopped(live, id)).isInstanceOf(ActionResult.Done.class);
      live.done(archived);
    }
  }
}
