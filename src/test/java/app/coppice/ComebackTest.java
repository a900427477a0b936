package app.coppice;

import static app.coppice.LiveEngine.get;
import static app.coppice.LiveEngine.said;
import static app.coppice.ScriptedModel.fallsSilentAfter;
import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What is found again after the app was closed, or somebody else was at the files.
final class ComebackTest extends EngineScenario {
  @Test
  void everythingIsThereAfterTheAppWasClosed() throws Exception {
    model
        .on("say", says("All is well."))
        .on("talk", fallsSilentAfter("Let me think"))
        .on("later", says("Now."));
    SessionId calm = live.ready(repository, "calm", Mode.ASK);
    SessionId busy = live.ready(repository, "busy", Mode.AUTO);
    live.prompt(calm, "say");
    live.awaitTurnEnd(calm);
    live.engine().submit(calm, new SessionCommand.SaveDraft("half a tho"));
    live.engine().submit(calm, new SessionCommand.Rename("Calm one"));
    live.await(calm, "is named", s -> s.title().equals("Calm one"));
    live.prompt(busy, "talk");
    live.await(busy, "talks", s -> said(s).equals("Let me think"));
    live.prompt(busy, "later");
    live.await(busy, "queues", s -> s.queue().size() == 1);
    Terminal shell = get(live.engine().openShell(busy, 80, 24));
    SessionSnapshot before = live.now(calm);

    reopen();

    assertThat(shell.exitStatus()).isPresent();
    assertThat(live.engine().repositories()).containsExactly(repository);
    SessionSnapshot after = live.await(calm, "is idle", s -> s.state() == SessionState.IDLE);
    assertThat(after.transcript()).isEqualTo(before.transcript());
    assertThat(after.title()).isEqualTo("Calm one");
    assertThat(after.draft()).isEqualTo("half a tho");
    assertThat(after.worktree()).isEqualTo(before.worktree());
    SessionSnapshot stopped = live.await(busy, "stands", s -> s.state() == SessionState.IDLE);
    assertThat(said(stopped)).isEqualTo("Let me think");
    assertThat(stopped.resumable()).isTrue();
    assertThat(stopped.mode()).isEqualTo(Mode.AUTO);
    assertThat(stopped.queue()).containsExactly("later");
    Terminal fresh = get(live.engine().openShell(busy, 80, 24));
    fresh.send("pwd; exit\n".getBytes(StandardCharsets.UTF_8));
    LiveEngine.awaitText(fresh, stopped.worktree().getFileName().toString());
    live.prompt(calm, "later");
    live.await(calm, "goes on", s -> said(s).endsWith("Now."));
    git.agreesOn(after.worktree(), stopped.worktree());
  }

  @Test
  void theAgentsTerminalComesBackWithItsLastCommands() throws Exception {
    model
        .on("run", model.runs("echo from-$((40+2))"), says("Ran."))
        .on("again", model.runs("echo then-$((40+3))"), says("Ran again."));
    SessionId id = live.ready(repository, "run", Mode.ASK);
    live.prompt(id, "run");
    live.allow(id);
    live.awaitTurnEnd(id);

    reopen();

    live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    assertThat(live.engine().terminals(id)).isEmpty();
    get(live.engine().restoreTerminals(id, 80, 24));
    Terminal agent = live.engine().terminals(id).getFirst();
    assertThat(agent.name()).isEqualTo("agent");
    LiveEngine.awaitText(agent, "$ echo from-$((40+2))");
    LiveEngine.awaitText(agent, "from-42");
    live.prompt(id, "again");
    live.allow(id);
    live.await(id, "went on", s -> said(s).endsWith("Ran again."));
    assertThat(live.engine().terminals(id)).containsExactly(agent);
    LiveEngine.awaitText(agent, "then-43");
    LiveEngine.awaitText(agent, "from-42");
  }

  @Test
  void aWorktreeDeletedByHandDetachesTheSessionAndNothingRunsElsewhere() throws Exception {
    model.on("write", model.writes("made.txt", "x\n"), says("Made."));
    SessionId id = live.ready(repository, "gone", Mode.ACCEPT_EDITS);
    Path worktree = live.now(id).worktree();
    deleteAll(worktree);
    SessionSnapshot detached =
        live.await(id, "is detached", s -> s.state() == SessionState.DETACHED);
    assertThat(detached.problem()).contains(worktree.toString());
    live.prompt(id, "write");
    live.await(id, "queues", s -> s.queue().size() == 1);
    reopen();
    live.await(id, "is detached", s -> s.state() == SessionState.DETACHED);
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.folder().resolve("made.txt")).doesNotExist();

    live.done(live.engine().archive(id));
    live.done(live.engine().restore(id));

    SessionSnapshot back = live.await(id, "wrote", s -> said(s).equals("Made."));
    assertThat(back.branch()).isEqualTo("gone");
    assertThat(back.worktree().resolve("made.txt")).exists();
    git.agreesOn(back.worktree());
  }

  @Test
  void aDetachedSessionGetsItsWorktreeBackWhenItIsTriedAgain() throws Exception {
    model.on("write", model.writes("made.txt", "x\n"), says("Made."));
    SessionId id = live.ready(repository, "again", Mode.ACCEPT_EDITS);
    Path worktree = live.now(id).worktree();
    Path aside = folder.resolve("aside");
    Files.writeString(worktree.resolve("draft.txt"), "unsaved work\n");
    Files.move(worktree, aside);
    live.await(id, "is detached", s -> s.state() == SessionState.DETACHED);
    Files.move(aside, worktree);
    live.engine().submit(id, new SessionCommand.RetryPreparation());
    live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    assertThat(worktree.resolve("draft.txt")).hasContent("unsaved work\n");

    deleteAll(worktree);
    live.await(id, "is detached again", s -> s.state() == SessionState.DETACHED);
    live.engine().submit(id, new SessionCommand.RetryPreparation());
    SessionSnapshot made = live.await(id, "is made", s -> s.state() == SessionState.IDLE);
    assertThat(made.branch()).isEqualTo("again");
    live.prompt(id, "write");
    SessionSnapshot back = live.awaitTurnEnd(id);
    assertThat(back.worktree().resolve("made.txt")).exists();
    git.agreesOn(back.worktree());
  }

  @Test
  void aSessionThatIsOpenElsewhereIsLeftAlone() throws Exception {
    SessionId id = live.ready(repository, "shared", Mode.ASK);
    Path worktree = live.now(id).worktree();
    String admin = GitRepository.git(worktree, "rev-parse", "--absolute-git-dir").strip();
    // As while its owner still makes the worktree.
    Path mark = Path.of(admin, "locked");
    Files.writeString(mark, "Coppice is preparing this worktree\n");
    Files.move(Path.of(admin, "index"), Path.of(admin, "index.later"));
    try (LiveEngine second = LiveEngine.open(folder.resolve("profile"), server)) {
      // Its owner may have seen by now that the worktree is half made.
      SessionSnapshot shown =
          second.await(
              id,
              "is shown",
              it -> it.state() == SessionState.IDLE || it.state() == SessionState.DETACHED);
      assertThat(shown.problem()).containsAnyOf("Another process", "only half made");
      assertThat(LiveEngine.get(second.engine().archive(id)))
          .isInstanceOf(ActionResult.Refused.class);
      SessionId own = second.ready(repository, "own", Mode.ASK);
      assertThat(second.now(own).state()).isEqualTo(SessionState.IDLE);
      second.engine().reconciled().get();
    }
    assertThat(worktree.resolve("README.md")).exists();
    assertThat(mark).exists();
  }

  @Test
  void aWorktreeHalfMadeBySessionThatIsGoneIsTakenAway() throws Exception {
    SessionId id = live.ready(repository, "half", Mode.ASK);
    Path worktree = live.now(id).worktree();
    String admin = GitRepository.git(worktree, "rev-parse", "--absolute-git-dir").strip();
    live.close();
    Files.writeString(Path.of(admin, "locked"), "Coppice is preparing this worktree\n");
    deleteAll(folder.resolve("profile/journals").resolve(id.toString()));
    live = LiveEngine.open(folder.resolve("profile"), server);
    live.engine().reconciled().get();
    assertThat(worktree).doesNotExist();
    git.agreesOn();
  }
}
