package app.coppice;

import static app.coppice.LiveEngine.get;
import static app.coppice.LiveEngine.said;
import static app.coppice.ScriptedModel.fallsSilentAfter;
import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.ToolCallState;
import app.coppice.diff.FileDiff;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.session.ActionResult;
import app.coppice.session.DeletedSession;
import app.coppice.session.LandHow;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The main job without a window: a real repository, real terminals, real files and a model behind
/// real HTTP.
@Timeout(120)
class EngineEndToEndTest {
  @TempDir Path folder;

  private final ScriptedModel model = new ScriptedModel();
  private RehearsalServer server;
  private GitRepository git;
  private LiveEngine live;
  private Path repository;

  @BeforeEach
  void open() throws Exception {
    server = RehearsalServer.start(Pace.INSTANT, model);
    git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(folder.resolve("profile"), server);
    repository = live.openRepository(git.folder().resolve("README.md"));
    assertThat(repository).isEqualTo(git.folder());
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
  void twoSessionsWorkAtTheSameTimeAndAskBeforeTheyAct() throws Exception {
    model
        .on("run", model.runs("echo from-$((40+2))"), says("It ran."))
        .on("edit", model.edits("README.md", "one", "uno"), says("It is edited."));
    SessionId runner = live.ready(repository, "run-it", Mode.ASK);
    SessionId editor = live.ready(repository, "edit-it", Mode.ASK);
    live.prompt(runner, "run");
    live.prompt(editor, "edit");
    SessionSnapshot asked = live.await(runner, "asks", s -> s.state() == SessionState.WAITING);
    SessionSnapshot other = live.await(editor, "asks", s -> s.state() == SessionState.WAITING);
    assertThat(asked.pending().getFirst().exact()).isEqualTo("echo from-$((40+2))");
    assertThat(other.pending().getFirst().diffs()).hasSize(1);
    assertThat(Files.readString(other.worktree().resolve("README.md"))).contains("one");

    live.allow(editor);
    live.allow(runner);

    SessionSnapshot ran = live.awaitTurnEnd(runner);
    assertThat(said(ran)).isEqualTo("It ran.");
    assertThat(calls(ran))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.state()).isEqualTo(ToolCallState.SUCCEEDED);
          assertThat(call.output()).contains("from-42");
        });
    Terminal terminal = live.engine().terminals(runner).getFirst();
    LiveEngine.awaitText(terminal, "from-42");
    assertThat(said(live.awaitTurnEnd(editor))).isEqualTo("It is edited.");
    SessionSnapshot changed = live.await(editor, "shows its change", s -> s.changes().added() == 1);
    assertThat(changed.changes().files()).extracting(FileDiff::path).containsExactly("README.md");
    assertThat(changed.changes().removed()).isEqualTo(1);
    assertThat(live.now(runner).changes().files()).isEmpty();
    assertThat(GitRepository.git(changed.worktree(), "status", "--porcelain"))
        .isEqualTo(" M README.md\n");
    assertThat(git.git("status", "--porcelain")).isEmpty();
    git.agreesOn(ran.worktree(), changed.worktree());
  }

  @Test
  void theReviewFollowsWhatOthersDoToTheFiles() throws Exception {
    SessionId id = live.ready(repository, "follow", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.createDirectories(worktree.resolve("src"));
    Files.writeString(worktree.resolve("src/New.java"), "class New {}\n");
    live.await(id, "shows the new file", s -> paths(s).equals(List.of("src/New.java")));
    GitRepository.git(worktree, "add", "-A");
    GitRepository.git(worktree, "commit", "-qm", "New");
    live.await(
        id, "is ahead", s -> s.changes().ahead() == 1 && s.changes().uncommitted().isEmpty());
    assertThat(get(live.engine().files(id))).containsExactlyInAnyOrder("README.md", "src/New.java");
  }

  @Test
  void aPromptSentMeanwhileWaitsForTheTurnAndThenRuns() throws Exception {
    model.on("first", model.runs("true"), says("First.")).on("second", says("Second."));
    SessionId id = live.ready(repository, "queue", Mode.ASK);
    live.prompt(id, "first");
    live.await(id, "asks", s -> s.state() == SessionState.WAITING);
    live.prompt(id, "second");
    live.await(id, "queues", s -> s.queue().equals(List.of("second")));
    live.allow(id);
    SessionSnapshot done = live.await(id, "did both", s -> said(s).equals("First.Second."));
    assertThat(done.queue()).isEmpty();
    assertThat(prompts(done)).containsExactly("first", "second");
  }

  @Test
  void aKeyThatACommandPrintsIsNeitherShownNorKept() throws Exception {
    model.on(
        "leak", model.runs("printf 'key sk-%s-api03-%s\\n' ant abcdefgh12345678"), says("Ran."));
    SessionId id = live.ready(repository, "leak", Mode.ASK);
    live.prompt(id, "leak");
    live.allow(id);
    SessionSnapshot done = live.awaitTurnEnd(id);
    assertThat(calls(done))
        .singleElement()
        .satisfies(call -> assertThat(call.output()).contains("key [redacted]"));
    live.close();
    Path journal = folder.resolve("profile/journals").resolve(id.toString());
    assertThat(Files.readString(journal.resolve("journal.jsonl")))
        .contains("key [redacted]")
        .doesNotContain("sk-ant-api03");
    live = LiveEngine.open(folder.resolve("profile"), server);
  }

  @Test
  void aCancelledCommandEndsWithinASecond() throws Exception {
    model.on("wait", model.runs("echo begun; sleep 300"), says("Never."));
    SessionId id = live.ready(repository, "cancel", Mode.ASK);
    live.prompt(id, "wait");
    live.allow(id);
    live.await(id, "runs", s -> calls(s).stream().anyMatch(c -> c.output().contains("begun")));
    assertCancelsWithinASecond(id);
    assertThat(calls(live.now(id)))
        .singleElement()
        .satisfies(call -> assertThat(call.state()).isEqualTo(ToolCallState.CANCELLED));
  }

  @Test
  void aCancelledStreamEndsWithinASecondAndKeepsItsText() throws Exception {
    model.on("talk", fallsSilentAfter("Let me think"));
    SessionId id = live.ready(repository, "cancel", Mode.ASK);
    live.prompt(id, "talk");
    live.await(id, "talks", s -> said(s).equals("Let me think"));
    assertCancelsWithinASecond(id);
    assertThat(said(live.now(id))).isEqualTo("Let me think");
  }

  private void assertCancelsWithinASecond(SessionId id) throws InterruptedException {
    long start = System.nanoTime();
    live.engine().submit(id, new SessionCommand.CancelTurn());
    SessionSnapshot ended = live.awaitTurnEnd(id);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(ended.transcript().entries().getLast())
        .isInstanceOfSatisfying(
            Entry.TurnEnd.class, end -> assertThat(end.reason()).isEqualTo(StopReason.CANCELLED));
  }

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

  private static List<Entry.Call> calls(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Call.class::isInstance)
        .map(Entry.Call.class::cast)
        .toList();
  }

  private static List<String> prompts(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(entry -> ((Entry.Prompt) entry).text())
        .toList();
  }

  private static List<String> paths(SessionSnapshot session) {
    return session.changes().files().stream().map(FileDiff::path).toList();
  }

  private static void deleteAll(Path top) throws Exception {
    List<Path> all;
    try (Stream<Path> found = Files.walk(top)) {
      all = found.toList();
    }
    for (Path each : all.reversed()) {
      Files.delete(each);
    }
  }
}
