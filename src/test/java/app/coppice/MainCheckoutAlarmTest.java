package app.coppice;

import static app.coppice.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The alarm for what sessions' commands write into the main checkout.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class MainCheckoutAlarmTest extends EngineScenario {
  @Test
  void aCommandThatWritesIntoTheMainCheckoutIsTold() throws Exception {
    Path stray = repository.resolve("stray.txt");
    // Once and at once, by the first command of all.
    model.on("write", model.runs("echo x > '" + stray + "'"), says("Done."));
    SessionId id = live.ready(repository, "work", Mode.ASK);
    live.prompt(id, "write");
    live.allow(id);

    SessionSnapshot told = live.await(id, "raises the alarm", s -> alarms(s).size() == 1);

    assertThat(alarms(told).getFirst())
        .contains("1 file changed in the main checkout " + repository, "stray.txt");
  }

  @Test
  void neitherThePersonWithoutACommandNorALandingRaisesIt() throws Exception {
    model.on("write", model.runs("echo own > own.txt; read line < fifo"), says("Done."));
    SessionId other = live.ready(repository, "other", Mode.ASK);
    Files.writeString(live.now(other).worktree().resolve("landed.txt"), "landed\n");
    live.done(live.engine().commit(other, List.of(), "Landed"));
    SessionId id = ready();
    live.prompt(id, "write");
    live.await(id, "asks", s -> s.state() == SessionState.WAITING);
    // No command has run when the person writes.
    byThePerson(repository.resolve("mine.txt"));
    live.allow(id);
    live.await(id, "works", s -> s.state() == SessionState.WORKING);
    // While the command runs, git brings a landing, and a fetch moves refs.
    live.done(live.engine().land(other, LandHow.FAST_FORWARD));
    git.git("fetch", "-q", ".", "main:fetched");
    release(id);
    live.awaitTurnEnd(id);
    Path stray = repository.resolve("stray.txt");
    Path stop = repository.resolve(".git/stop");
    model.on(
        "again",
        model.runs("while [ ! -e '" + stop + "' ]; do echo x >> '" + stray + "'; sleep 0.2; done"),
        says("Done."));
    live.prompt(id, "again");
    live.allow(id);

    // This alarm is the first: what came before would have been told by then.
    SessionSnapshot told = live.await(id, "raises the alarm", s -> !alarms(s).isEmpty());
    assertThat(alarms(told)).singleElement().asString().contains("1 file", "stray.txt");
    Files.writeString(stop, "");
    live.awaitTurnEnd(id);
  }

  @Test
  void aMainCheckoutThatWasPutBackAsAnotherFolderIsWatchedAgain() throws Exception {
    Path stray = repository.resolve("stray.txt");
    model.on("first", model.runs("read line < fifo"), says("Done."));
    SessionId id = session("first");
    release(id);
    live.awaitTurnEnd(id);
    Path away = repository.resolveSibling("away");
    Files.move(repository, away);
    assertThat(
            new ProcessBuilder("cp", "-a", away.toString(), repository.toString())
                .start()
                .waitFor())
        .isZero();
    model.on(
        "second",
        model.runs("while [ ! -e go ]; do echo x >> '" + stray + "'; sleep 0.2; done"),
        says("Done."));
    live.prompt(id, "second");
    live.allow(id);

    SessionSnapshot told = live.await(id, "raises the alarm", s -> !alarms(s).isEmpty());

    assertThat(alarms(told).getFirst()).contains("stray.txt");
    Files.writeString(live.now(id).worktree().resolve("go"), "");
    live.awaitTurnEnd(id);
  }

  /// Runs its command, which waits at a pipe in its worktree.
  private SessionId session(String prompt) throws Exception {
    SessionId id = ready();
    live.prompt(id, prompt);
    live.allow(id);
    live.await(id, "works", s -> s.state() == SessionState.WORKING);
    return id;
  }

  private SessionId ready() throws Exception {
    SessionId id = live.ready(repository, "work", Mode.ASK);
    Path worktree = live.now(id).worktree();
    assertThat(new ProcessBuilder("mkfifo", worktree.resolve("fifo").toString()).start().waitFor())
        .isZero();
    return id;
  }

  /// Long enough before all that follows for the file system to tell.
  private void byThePerson(Path file) throws Exception {
    Files.writeString(file, "mine\n");
    long until = Files.getLastModifiedTime(file).toMillis() + 50;
    Path clock = repository.resolve(".git/clock");
    do {
      Files.writeString(clock, "tick\n");
    } while (Files.getLastModifiedTime(clock).toMillis() < until);
  }

  private void release(SessionId id) throws Exception {
    Files.writeString(live.now(id).worktree().resolve("fifo"), "go\n");
  }

  private static List<String> alarms(SessionSnapshot session) {
    return session.transcript().entries().stream()
        .filter(entry -> entry instanceof Entry.Notice)
        .map(entry -> ((Entry.Notice) entry).text())
        .filter(text -> text.contains("changed in the main checkout"))
        .toList();
  }
}
