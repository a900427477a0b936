package app.coppice;

import static app.coppice.ScriptedModel.fallsSilentAfter;
import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Mode;
import app.coppice.cli.ExitCode;
import app.coppice.cli.HandOver;
import app.coppice.cli.SingleInstance;
import app.coppice.session.ActionResult;
import app.coppice.session.GrowingReport;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import app.coppice.settings.RepositorySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Prompts that are sent, and work that is stopped, from the command line: beside the process that
/// has the sessions open, and without one.
final class SendAndStopTest extends EngineScenario {
  private Profile profile = new Profile(Path.of(""));

  @SuppressWarnings("NullAway.Init") // made before each test
  private SingleInstance window;

  @BeforeEach
  void openWindow() throws Exception {
    profile = new Profile(folder.resolve("profile"));
    window = SingleInstance.claim(profile, this::take).orElseThrow();
  }

  /// As the window does it.
  private CompletableFuture<ActionResult> take(HandOver request) {
    return request instanceof HandOver.Act(SessionId session, var action)
        ? action.on(live.engine(), session)
        : CompletableFuture.completedFuture(new ActionResult.Done(""));
  }

  @AfterEach
  void closeWindow() throws Exception {
    window.close();
  }

  private SessionId afterOneTurn() throws Exception {
    model.on("first", says("One."));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    live.turn(id, "first", "One.");
    return id;
  }

  private CommandRun run(String... arguments) {
    return CommandRun.withInput(
        server.token() + "\n",
        Stream.concat(Stream.of(arguments), Stream.of("--profile", profile.folder().toString()))
            .toArray(String[]::new));
  }

  private SessionSnapshot journaled(SessionId id) throws Exception {
    return new GrowingReport(profile, id).news().orElseThrow();
  }

  @Test
  void aJournalIsReadAgainOnlyOnceItHasGrown() throws Exception {
    SessionId id = afterOneTurn();
    GrowingReport report = new GrowingReport(profile, id);
    assertThat(report.news()).isPresent();
    assertThat(report.news()).isEmpty();

    live.engine().submit(id, new SessionCommand.Rename("Another name"));
    live.await(id, "is renamed", s -> s.title().equals("Another name"));
    assertThat(report.news()).map(SessionSnapshot::title).contains("Another name");

    live.done(live.engine().delete(id));
    live.done(live.engine().emptyTrash(List.of(id)));
    assertThatThrownBy(report::news).hasMessageContaining("deleted for good");
  }

  @Test
  void aPromptGoesThroughTheWindowAndWhatComesOfItIsToldHere() throws Exception {
    model.on("second", says("Two."));
    SessionId id = afterOneTurn();

    CommandRun sent = run("send", "work", "second", "--json");

    assertThat(sent.code()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.only("prompt").path("text").asString()).isEqualTo("second");
    assertThat(sent.only("text").path("text").asString()).isEqualTo("Two.");
    assertThat(sent.only("end").path("reason").asString()).isEqualTo("done");
    assertThat(prompts(live.now(id))).containsExactly("first", "second");
  }

  @Test
  void whoDoesNotWaitHearsThatItIsQueuedBehindWhatRuns() throws Exception {
    model.on("talk", fallsSilentAfter("Well"));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    live.prompt(id, "talk");
    live.await(id, "talks", s -> LiveEngine.said(s).contains("Well"));

    CommandRun sent = run("send", "work", "later", "--no-wait", "--json");
    assertThat(sent.only("done").path("message").asString()).startsWith("Queued");
    assertThat(journaled(id).queue()).containsExactly("later");

    CommandRun stopped = run("stop", "work", "--json");
    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(stopped.only("done").path("message").asString())
        .contains("The turn is stopped", "What is queued waits");
    SessionSnapshot now = journaled(id);
    assertThat(now.state()).isEqualTo(SessionState.IDLE);
    assertThat(now.resumable()).isTrue();
    assertThat(now.queue()).containsExactly("later");
    CommandRun again = run("stop", "work");
    assertThat(again.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(again.err()).contains("Nothing runs in this session");
  }

  @Test
  void whoWaitsHearsThatThePromptWasTakenOutOfTheQueue() throws Exception {
    model.on("talk", fallsSilentAfter("Well"));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    live.prompt(id, "talk");
    live.await(id, "talks", s -> LiveEngine.said(s).contains("Well"));
    var sent = new FutureTask<>(() -> run("send", "work", "later"));
    Thread.ofVirtual().start(sent);
    live.await(id, "it is queued", s -> s.queue().equals(List.of("later")));

    live.engine().submit(id, new SessionCommand.RemoveQueuedPrompt(0));
    live.engine().submit(id, new SessionCommand.CancelTurn());

    CommandRun left = sent.get(60, TimeUnit.SECONDS);
    assertThat(left.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(left.err()).contains("taken out of the queue and was not sent");
  }

  @Test
  void whatIsAskedInTheWindowIsNamedAndAnsweredThere() throws Exception {
    SessionId id = afterOneTurn();
    model.on("run it", model.runs("echo hello > made.txt"), says("Ran."));
    var sent = new FutureTask<>(() -> run("send", "work", "run it"));
    Thread.ofVirtual().start(sent);

    live.allow(id);

    CommandRun done = sent.get(60, TimeUnit.SECONDS);
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("Ran.", "made.txt").doesNotContain("One.");
  }

  @Test
  void whoWaitsHearsThatTheWindowHasEnded() throws Exception {
    model.on("talk", fallsSilentAfter("Well"));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    var sent = new FutureTask<>(() -> run("send", "work", "talk"));
    Thread.ofVirtual().start(sent);
    live.await(id, "talks", s -> LiveEngine.said(s).contains("Well"));

    window.close();

    CommandRun left = sent.get(60, TimeUnit.SECONDS);
    assertThat(left.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(left.err()).contains("The window has ended");
  }

  @Test
  void aSetUpScriptIsStopped() throws Exception {
    SessionId id = live.ready(repository, "work", Mode.ASK);
    live.done(
        live.engine()
            .outfits()
            .save(repository, RepositorySettings.DEFAULT.withScripts("sleep 1000", "", 10)));
    CompletableFuture<ActionResult> setUp = live.engine().outfits().setUp(id);
    live.awaitEngine("it runs", () -> live.engine().outfits().script(id).equals("set-up"));

    CommandRun stopped = run("stop", "work");

    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(stopped.out()).contains("The set-up script is stopped");
    assertThat(LiveEngine.get(setUp)).isInstanceOf(ActionResult.Refused.class);
  }

  @Test
  void aCommitThatRunsIsNamedAndStopped() throws Exception {
    Path hook = repository.resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\nsleep 1000\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve("new.txt"), "new\n");
    var commit = new FutureTask<>(() -> run("commit", "work", "-m", "New"));
    Thread.ofVirtual().start(commit);
    live.await(id, "commits", s -> s.state() == SessionState.COMMITTING);
    assertThat(run("show", "work", "--json").only("session").path("state").asString())
        .isEqualTo("committing");
    assertThat(live.engine().review().committing()).containsExactly(id);

    CommandRun stopped = run("stop", "work");

    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(stopped.out()).contains("The commit is stopped");
    CommandRun left = commit.get(60, TimeUnit.SECONDS);
    assertThat(left.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(left.err()).contains("The commit was stopped");
  }

  @Test
  void withoutAWindowAPromptRunsHereBehindWhatWasQueued() throws Exception {
    model.on("second", says("Two."));
    SessionId id = afterOneTurn();
    live.close();
    window.close();

    assertThat(run("stop", "work").err()).contains("No window is open");
    assertThat(run("send", "work", "second", "--no-wait").err()).contains("No window is open");
    CommandRun keyless = run("send", "work", "second");
    assertThat(keyless.code()).isEqualTo(ExitCode.PROVIDER_FAILED);
    assertThat(prompts(journaled(id))).containsExactly("first");

    String url = server.baseUrl().toString();
    CommandRun sent = run("send", "work", "second", "--json", "--key-fd", "0", "--base-url", url);
    assertThat(sent.code()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.only("text").path("text").asString()).isEqualTo("Two.");
    assertThat(sent.only("end").path("reason").asString()).isEqualTo("done");
    assertThat(prompts(journaled(id))).containsExactly("first", "second");
  }

  @Test
  void anArchivedSessionTakesNoPromptAndAnEmptyOneIsNone() throws Exception {
    SessionId id = afterOneTurn();
    live.engine().submit(id, new SessionCommand.ChangeMode(Mode.PLAN));
    live.done(live.engine().archive(id));

    CommandRun sent = run("send", "work", "second");

    assertThat(sent.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(sent.err()).contains("archived", "Restore it");
    assertThat(live.now(id).queue()).isEmpty();
    assertThat(run("send", "work", " ").code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("send", "work", "x".repeat(20_000)).code()).isEqualTo(ExitCode.BAD_USAGE);
  }
}
