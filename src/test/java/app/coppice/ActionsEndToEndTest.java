package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.DeletedSession;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.UpdateHow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person does with a session: commit, land, put away and bring back.
final class ActionsEndToEndTest extends EngineScenario {
  @Test
  void workIsCommittedAndLandsInTheCheckedOutBase() throws Exception {
    SessionId id = live.ready(repository, "land", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\none\ntwo\nthree\n");
    Files.writeString(worktree.resolve("left.txt"), "not yet\n");
    live.done(live.engine().commit(id, List.of("README.md"), "Count to three"));
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEqualTo("?? left.txt\n");
    live.await(id, "is ahead", s -> s.changes().ahead() == 1);
    assertThat(get(live.engine().land(id, LandHow.FAST_FORWARD)))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class, r -> assertThat(r.reason()).contains("left.txt"));
    assertThat(git.git("log", "--format=%s")).isEqualTo("Start\n");
    live.done(live.engine().commit(id, List.of(), "And the rest"));
    live.done(live.engine().land(id, LandHow.FAST_FORWARD));
    assertThat(git.git("log", "--format=%s")).isEqualTo("And the rest\nCount to three\nStart\n");
    assertThat(Files.readString(git.folder().resolve("README.md"))).endsWith("three\n");
    assertThat(git.git("status", "--porcelain")).isEmpty();
    live.await(id, "is level", s -> s.changes().ahead() == 0 && s.changes().behind() == 0);
    git.agreesOn(worktree);
  }

  @Test
  void afterASquashTheSessionIsLevelAndHasLanded() throws Exception {
    SessionId id = live.ready(repository, "squash", Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve("README.md"), "# Shop\nuno\ntwo\n");
    live.done(live.engine().commit(id, List.of(), "Say uno"));
    live.await(id, "is ahead", s -> s.changes().ahead() == 1);
    live.done(live.engine().land(id, LandHow.SQUASH));
    SessionSnapshot level =
        live.await(id, "is level", s -> s.changes().ahead() == 0 && s.changes().files().isEmpty());
    assertThat(level.landed())
        .isEqualTo("Landed in “main”. The branch “squash” keeps its own commits.");
    assertThat(get(live.engine().land(id, LandHow.SQUASH)))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class, r -> assertThat(r.reason()).contains("nothing"));

    Files.writeString(git.folder().resolve("other.txt"), "more\n");
    git.commitAll("The base moves on");
    live.await(id, "is behind", s -> s.changes().behind() > 0 && s.changes().ahead() == 0);
    live.done(live.engine().landings().update(id, UpdateHow.MERGE, Resolution.NONE, ""));
    live.await(
        id, "builds on the base", s -> s.changes().behind() == 0 && s.changes().files().isEmpty());
  }

  @Test
  void aConflictIsRefusedWithItsFilesAndTheBaseStaysUntouched() throws Exception {
    SessionId id = live.ready(repository, "conflict", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\nuno\ntwo\n");
    live.done(live.engine().commit(id, List.of(), "Say uno"));
    Files.writeString(git.folder().resolve("README.md"), "# Shop\neins\ntwo\n");
    git.commitAll("Say eins");
    String before = git.git("log", "--format=%H") + git.git("ls-files", "--stage");
    for (LandHow how : List.of(LandHow.MERGE, LandHow.SQUASH)) {
      assertThat(get(live.engine().land(id, how)))
          .isEqualTo(new ActionResult.Conflicts(List.of("README.md")));
    }
    assertThat(get(live.engine().land(id, LandHow.FAST_FORWARD)))
        .isInstanceOf(ActionResult.Refused.class);
    assertThat(git.git("log", "--format=%H") + git.git("ls-files", "--stage")).isEqualTo(before);
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(Files.readString(git.folder().resolve("README.md"))).contains("eins");
    git.agreesOn(worktree);
  }

  @Test
  void afterAMergeTheNextPromptBuildsOnWhatLanded() throws Exception {
    SessionId id = live.ready(repository, "merge", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("mine.txt"), "mine\n");
    live.done(live.engine().commit(id, List.of(), "Mine"));
    Files.writeString(git.folder().resolve("other.txt"), "other\n");
    git.commitAll("Other");
    live.done(live.engine().land(id, LandHow.MERGE));
    assertThat(GitRepository.git(worktree, "rev-parse", "HEAD"))
        .isEqualTo(git.git("rev-parse", "HEAD"));
    assertThat(worktree.resolve("other.txt")).hasContent("other\n");
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEmpty();
    live.await(id, "is level", s -> s.changes().ahead() == 0 && s.changes().behind() == 0);
    git.agreesOn(worktree);
  }

  @Test
  void aSquashSaysHowTheBranchGoesOn() throws Exception {
    SessionId id = live.ready(repository, "squash", Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve("mine.txt"), "mine\n");
    live.done(live.engine().commit(id, List.of(), "Mine"));
    assertThat(get(live.engine().land(id, LandHow.SQUASH)))
        .isInstanceOfSatisfying(
            ActionResult.Done.class,
            d -> assertThat(d.message()).endsWith("keeps its own commits."));
  }

  @Test
  void anArchivedSessionComesBackAsItWas() throws Exception {
    SessionId id = live.ready(repository, "archive", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("draft.txt"), "unsaved work\n");
    live.done(live.engine().archive(id));
    assertThat(live.now(id).state()).isEqualTo(SessionState.ARCHIVED);
    assertThat(worktree).doesNotExist();
    git.agreesOn();
    reopen();
    assertThat(live.now(id).state()).isEqualTo(SessionState.ARCHIVED);
    live.done(live.engine().restore(id));
    SessionSnapshot back = live.now(id);
    assertThat(back.state()).isEqualTo(SessionState.IDLE);
    assertThat(Files.readString(back.worktree().resolve("draft.txt"))).isEqualTo("unsaved work\n");
    live.await(id, "shows the draft", s -> paths(s).equals(List.of("draft.txt")));
    git.agreesOn(back.worktree());
  }

  @Test
  void anArchivingThatTheAppDidNotSurviveCanBeRestoredWithItsFiles() throws Exception {
    SessionId id = live.ready(repository, "cut", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("draft.txt"), "unsaved work\n");
    live.close();
    Path journal = folder.resolve("profile/journals").resolve(id.toString());
    byte[] before = Files.readAllBytes(journal.resolve("journal.jsonl"));
    live = LiveEngine.open(folder.resolve("profile"), server);
    live.await(id, "is back", s -> s.state() == SessionState.IDLE);
    live.done(live.engine().archive(id));
    live.close();
    // As when the app ends after the worktree went and before the journal says so.
    Files.write(journal.resolve("journal.jsonl"), before);

    live = LiveEngine.open(folder.resolve("profile"), server);
    live.await(id, "is detached", s -> s.state() == SessionState.DETACHED);
    live.done(live.engine().archive(id));
    live.done(live.engine().restore(id));
    assertThat(worktree.resolve("draft.txt")).hasContent("unsaved work\n");
    git.agreesOn(worktree);
  }

  @Test
  void aDeletedSessionSaysWhatIsLostAndComesBackFromTheTrash() throws Exception {
    SessionId id = live.ready(repository, "delete", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("README.md"), "# Shop\n");
    live.done(live.engine().commit(id, List.of(), "Say less"));
    Files.writeString(worktree.resolve("draft.txt"), "unsaved work\n");
    assertThat(get(live.engine().lossesOf(id))).hasSize(2);
    live.done(live.engine().delete(id));
    assertThat(live.engine().sessions()).isEmpty();
    assertThat(live.engine().trash()).extracting(DeletedSession::id).containsExactly(id);
    assertThat(worktree).doesNotExist();
    assertThat(git.git("branch", "--list", "delete")).isEmpty();
    git.agreesOn();
    reopen();
    assertThat(live.engine().sessions()).isEmpty();
    live.done(live.engine().undelete(id));
    SessionSnapshot back = live.now(id);
    assertThat(live.engine().trash()).isEmpty();
    assertThat(back.branch()).isEqualTo("delete");
    assertThat(Files.readString(back.worktree().resolve("draft.txt"))).isEqualTo("unsaved work\n");
    assertThat(GitRepository.git(back.worktree(), "log", "--format=%s"))
        .isEqualTo("Say less\nStart\n");
    git.agreesOn(back.worktree());
  }
}
