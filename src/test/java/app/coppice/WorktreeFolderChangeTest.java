package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.rehearsal.Pace;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WorktreeFolderChangeTest {
  @TempDir Path folder;

  @Test
  void olderSessionsStayOursWhenTheFolderOfWorktreesChanges() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    SessionId old;
    try (LiveEngine live = open(folder.resolve("here"))) {
      old = live.ready(live.openRepository(git.folder()), "old", Mode.ASK);
      assertThat(live.now(old).worktree()).startsWith(folder.toRealPath().resolve("here"));
    }
    try (LiveEngine live = open(folder.resolve("there"))) {
      SessionId fresh = live.ready(git.folder(), "fresh", Mode.ASK);
      assertThat(live.now(fresh).worktree()).startsWith(folder.toRealPath().resolve("there"));
      Path worktree = live.now(old).worktree();
      live.done(live.engine().archive(old));
      assertThat(worktree).doesNotExist();
      live.done(live.engine().restore(old));
      live.done(live.engine().delete(old));
      git.agreesOn(live.now(fresh).worktree());
    }
  }

  @Test
  void aFolderThatCannotHoldWorktreesFailsThePreparationWithTheReason() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = open(git.folder().resolve("trees"))) {
      live.openRepository(git.folder());
      SessionId id =
          live.engine()
              .create(new NewSession(git.folder(), "", "", "inside", "m", Mode.ASK, false));
      assertThat(live.await(id, "fails", s -> s.state() == SessionState.FAILED).problem())
          .contains("lies in the repository");
      assertThat(git.git("branch", "--list", "inside")).isEmpty();
    }
  }

  private LiveEngine open(Path worktrees) throws Exception {
    Settings usual = Settings.DEFAULT;
    Settings settings =
        new Settings(
            usual.theme(),
            usual.baseUrl(),
            usual.model(),
            usual.mode(),
            usual.fontSize(),
            usual.terminalFontSize(),
            usual.autoLockMinutes(),
            worktrees.toString(),
            usual.terminal(),
            usual.editor());
    SessionManager engine =
        new Wiring()
            .engine(
                new Profile(folder.resolve("profile")),
                () -> settings,
                () -> "http://127.0.0.1:9",
                _ -> Optional.of("none"),
                Pace.INSTANT);
    Semaphore changes = new Semaphore(0);
    var _ = engine.subscribe(new Waker(changes));
    engine.open().get(30, TimeUnit.SECONDS);
    return new LiveEngine(engine, changes);
  }

  private record Waker(Semaphore changes) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      changes.release();
    }

    @Override
    public void structureChanged() {
      changes.release();
    }
  }
}
