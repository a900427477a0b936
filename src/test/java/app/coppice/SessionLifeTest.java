package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.FileDiff;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.TrashWeight;
import app.coppice.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session from its making to its end for good, on real repositories.
@Timeout(120)
class SessionLifeTest {
  @TempDir Path folder;

  private RehearsalServer server;
  private GitRepository git;
  private LiveEngine live;
  private Path repository;

  @BeforeEach
  void open() throws Exception {
    server = RehearsalServer.start(Pace.INSTANT, new ScriptedModel());
    git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(folder.resolve("profile"), server);
    repository = live.openRepository(git.folder());
  }

  @AfterEach
  void close() {
    live.close();
    server.close();
  }

  private void reopen() throws Exception {
    live.close();
    live = LiveEngine.open(folder.resolve("profile"), server);
  }

  @Test
  void aShellOpensWhileTheWorktreeIsStillBeingMade() throws Exception {
    SessionId id =
        live.engine().create(new NewSession(repository, "", "", "early", "m", Mode.ASK, false));
    Terminal shell = get(live.engine().openShell(id, 80, 24));
    shell.send("pwd; echo is-$((40+2))\n".getBytes(StandardCharsets.UTF_8));
    LiveEngine.awaitText(shell, "is-42");
    SessionSnapshot ready = live.await(id, "is ready", s -> s.state() == SessionState.IDLE);
    assertThat(LiveEngine.text(shell.screen()).replace("\n", ""))
        .contains(ready.worktree().getFileName().toString());
    assertThat(live.engine().terminals(id)).containsExactly(shell);
  }

  @Test
  void anArchivedSessionRefusesWhatNeedsItsWorktreeAndShowsItsChanges() throws Exception {
    SessionId id = changed("away");
    live.done(live.engine().archive(id));
    assertRefused(live.engine().commit(id, List.of(), "No"), "archived");
    assertRefused(live.engine().land(id, LandHow.MERGE), "archived");
    assertRefused(live.engine().discard(id, List.of()), "archived");
    reopen();
    live.engine().submit(id, new SessionCommand.RefreshChanges());
    SessionSnapshot shown =
        live.await(id, "shows its changes", s -> !s.changes().files().isEmpty());
    assertThat(shown.state()).isEqualTo(SessionState.ARCHIVED);
    assertThat(shown.changes().files()).extracting(FileDiff::path).containsExactly("README.md");
    live.done(live.engine().restore(id));
    SessionSnapshot back = live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    assertThat(back.problem()).isEmpty();
  }

  @Test
  void aDiscardIsUndoneEvenAfterARestart() throws Exception {
    SessionId id = changed("discard");
    Path file = live.now(id).worktree().resolve("README.md");
    String work = Files.readString(file);
    live.done(live.engine().discard(id, List.of("README.md")));
    live.await(id, "is unchanged", s -> s.changes().files().isEmpty());
    assertThat(Files.readString(file)).isNotEqualTo(work);
    reopen();
    live.await(id, "is there", s -> s.state() == SessionState.IDLE);
    live.done(live.engine().undoDiscard(id));
    assertThat(Files.readString(file)).isEqualTo(work);
    live.await(id, "is changed", s -> s.changes().uncommitted().contains("README.md"));
  }

  @Test
  void whereItLandedIsKnownAfterARestart() throws Exception {
    SessionId id = changed("landing");
    live.done(live.engine().commit(id, List.of(), "Change"));
    git.git("branch", "release");
    live.done(live.engine().land(id, new LandRequest(LandHow.FAST_FORWARD, "release", "")));
    live.await(id, "knows", s -> s.landed().contains("release"));
    reopen();
    assertThat(live.now(id).landed()).isEqualTo("Landed in \u201crelease\u201d.");
  }

  @Test
  void aDeletedSessionIsNowhereButInTheTrash() throws Exception {
    SessionId id = changed("gone");
    live.done(live.engine().delete(id));
    assertThat(live.engine().session(id)).isEmpty();
    assertThat(live.engine().sessions()).isEmpty();
    assertThat(live.engine().trash()).extracting(d -> d.id()).containsExactly(id);
  }

  @Test
  void theTrashIsEmptiedForGoodOfWhatWasNamedAlone() throws Exception {
    SessionId gone = changed("gone");
    SessionId stays = changed("stays");
    live.done(live.engine().delete(gone));
    live.done(live.engine().delete(stays));
    TrashWeight weight = get(live.engine().weighTrash(List.of(gone)));
    assertThat(weight.sessions()).isEqualTo(1);
    assertThat(weight.files()).isEqualTo(1);
    assertThat(weight.bytes()).isPositive();

    live.done(live.engine().emptyTrash(List.of(gone)));

    assertThat(live.engine().trash()).extracting(d -> d.id()).containsExactly(stays);
    assertThat(git.git("for-each-ref", "--format=%(refname)", "refs/coppice"))
        .isEqualTo("refs/coppice/trash/" + stays + "\n");
    assertThat(folder.resolve("profile/journals").resolve(gone.toString())).doesNotExist();
    assertRefused(live.engine().undelete(gone), "no such session");
    live.done(live.engine().undelete(stays));
    assertRefused(live.engine().emptyTrash(List.of(stays)), "not in the trash");
  }

  @Test
  void aDeletingForGoodThatWasCutOffIsBroughtToItsEnd() throws Exception {
    SessionId id = changed("gone");
    live.done(live.engine().delete(id));
    live.close();
    Path journal = folder.resolve("profile/journals").resolve(id.toString());
    // As after a kill behind the first record of it.
    try (var file = app.coppice.store.JournalFile.open(journal.resolve("journal.jsonl"), _ -> {})) {
      file.append(
          "{\"type\":\"action-asked\",\"at\":\"2026-11-21T08:00:00Z\","
              + "\"action\":\"FORGET\",\"branch\":\"\",\"tip\":\"\"}");
      file.force();
    }
    live = LiveEngine.open(folder.resolve("profile"), server);
    live.awaitEngine("empty trash", () -> live.engine().trash().isEmpty());
    assertThat(journal).doesNotExist();
    assertThat(git.git("for-each-ref", "refs/coppice")).isEmpty();
  }

  private SessionId changed(String branch) throws Exception {
    SessionId id = live.ready(repository, branch, Mode.ASK);
    Files.writeString(
        live.now(id).worktree().resolve("README.md"), "more\n", StandardOpenOption.APPEND);
    live.engine().submit(id, new SessionCommand.RefreshChanges());
    live.await(id, "shows its change", s -> s.changes().uncommitted().contains("README.md"));
    return id;
  }

  private static void assertRefused(
      java.util.concurrent.CompletableFuture<ActionResult> action, String why) throws Exception {
    assertThat(get(action))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class, r -> assertThat(r.reason()).contains(why));
  }
}
