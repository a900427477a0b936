package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.cli.ExitCode;
import app.coppice.rehearsal.Rehearsal;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.store.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The window in this process, the command line in others, all on one profile.
@Timeout(180)
final class HandOverTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Bench bench;

  @BeforeEach
  void prepare() throws Exception {
    Keyboard.plugIn();
    bench = new Bench(folder);
    bench.makeRepository();
  }

  @Test
  void theCommandLineWorksOnTheSessionsOfTheOpenWindow() throws Exception {
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();

    CommandRun exec =
        CommandRun.of(
            "exec", "--rehearsal", "--json", "--profile", bench.profile().folder().toString());
    String id = exec.only("session").path("id").asString();
    keyboard.reads("sidebar", exec.only("session").path("title").asString());
    Keyboard.until("the window has taken the session over", () -> !isFree(id));

    OtherProcess sent = run("send", id, "And now?", "--json");
    assertThat(sent.code()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.only("prompt").path("text").asString()).isEqualTo("And now?");
    assertThat(sent.only("end").path("reason").asString()).isEqualTo("done");
    assertThat(isFree(id)).isFalse();
    assertThat(run("stop", id).err()).contains("Nothing runs in this session");

    assertThat(run("archive", id, "--json").only("done").path("message").asString())
        .startsWith("Archived");
    assertThat(session(id).state()).isEqualTo(SessionState.ARCHIVED);
    OtherProcess again = run("archive", id);
    assertThat(again.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(again.err()).contains("archived already");
    assertThat(run("restore", id).code()).isZero();
    assertThat(run("rm", id).out()).contains("coppice restore");
    assertThat(run("restore", id).code()).isZero();

    assertThat(look("diff", id).out()).contains("+++");
    assertThat(look("land", id).err()).contains("--message");
    OtherProcess landed = run("land", id, "--json", "--message=--amend");
    assertThat(landed.code()).as(landed.out() + landed.err()).isZero();
    assertThat(landed.only("done").path("message").asString()).contains("main");
    Path sample = session(id).repository();
    assertThat(GitRepository.git(sample, "log", "-1", "--format=%s", "main"))
        .isEqualTo("--amend\n");
    assertThat(isFree(id)).isFalse();
    Bench.quit(keyboard, program);
  }

  @Test
  void aFolderIsHandedOverWhateverItsName() throws Exception {
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();
    Path odd = folder.resolve("--rehearsal");
    Files.move(bench.repository(), odd);

    assertThat(run("--", odd.toString()).code()).isZero();

    keyboard.reads("sidebar", "--rehearsal");
    assertThat(SessionReports.look(bench.profile())).isEmpty();
    Files.move(odd, bench.repository());
    Bench.quit(keyboard, program);
  }

  @Test
  void aFolderThatIsNoRepositoryIsRefusedWithAWayOutThoughTheWindowShowsIt() throws Exception {
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();
    Path plain = Files.createDirectory(folder.resolve("plain"));

    OtherProcess refused = run(plain.toString());

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains(plain + " is no git repository. Make it one: git init");
    keyboard.reads("notice-bar", "plain");
    Bench.quit(keyboard, program);
  }

  @Test
  void aSecondRehearsalShowsItsFirstSession() throws Exception {
    var _ =
        CommandRun.of(
            "exec",
            "--rehearsal",
            "--profile",
            bench.profile().folder().toString(),
            Rehearsal.scenarios().get(1).prompt());
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();
    SessionSnapshot old = SessionReports.look(bench.profile()).getFirst();
    keyboard.reads("chat-pane", firstWords(old.title()));

    assertThat(run("--rehearsal").code()).isZero();

    keyboard.reads("session-header", firstWords(Rehearsal.scenarios().getFirst().prompt()));
    assertThat(keyboard.title()).doesNotStartWith(old.title());
    assertThat(SessionReports.look(bench.profile())).hasSize(Rehearsal.scenarios().size() + 1);
    Keyboard.until("every session has its worktree", this::allPrepared);
    Bench.quit(keyboard, program);
  }

  private boolean allPrepared() {
    try {
      return SessionReports.look(bench.profile()).stream()
          .noneMatch(it -> it.state() == SessionState.PREPARING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAnotherProcessRunsGrowsInTheWindowAndIsItsOwnWhenThatIsKilled() throws Exception {
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = Keyboard.atWindow();
    try (SlowModel model = new SlowModel()) {
      Process exec =
          OtherProcess.start(
              bench.profile().folder(),
              ProcessBuilder.Redirect.DISCARD,
              "exec",
              "--repo",
              bench.repository().toString(),
              "--base-url",
              model.baseUrl().toString(),
              "talk");
      try {
        keyboard.reads("sidebar", "talk");
        keyboard.reads("chat-pane", SlowModel.word(0).strip());
        keyboard.reads("chat-pane", "Another process");
        assertThat(exec.isAlive()).isTrue();
      } finally {
        exec.destroyForcibly();
        assertThat(exec.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      keyboard.reads("chat-pane", "Interrupted");
      assertThat(SessionReports.look(bench.profile()))
          .singleElement()
          .matches(SessionSnapshot::resumable);
    }
    Bench.quit(keyboard, program);
  }

  private static String firstWords(String prompt) {
    return prompt.strip().substring(0, 20);
  }

  private OtherProcess run(String... arguments) throws Exception {
    return OtherProcess.run(bench.profile().folder(), arguments);
  }

  /// What changes nothing may as well run here.
  private CommandRun look(String command, String id) {
    return CommandRun.of(command, id, "--profile", bench.profile().folder().toString());
  }

  private SessionSnapshot session(String id) throws IOException {
    List<SessionSnapshot> all = SessionReports.look(bench.profile());
    return all.stream().filter(s -> s.id().toString().equals(id)).findFirst().orElseThrow();
  }

  private boolean isFree(String id) {
    try {
      return JournalFile.isFree(bench.profile().journals().resolve(id).resolve("journal.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
