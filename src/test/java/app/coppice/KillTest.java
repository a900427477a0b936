package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.agent.ToolCallState;
import app.coppice.session.SessionId;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed, at twenty random moments of a stream.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int KILLS = 20;

  /// How many apps run at a time: most of the time goes into their start.
  private static final int LANES = 2;

  private static final int MOST_WORDS = 140;

  /// What is older than this is on the disk.
  private static final Duration KEPT = Duration.ofMillis(250);

  private static final Duration START = Duration.ofSeconds(3);

  private static final String HEARD = "heard ";

  @TempDir Path folder;

  @Test
  void nothingThatWasKeptIsLostWhenTheAppIsKilled() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    Random random = new Random(11);
    List<Future<Killed>> kills = new ArrayList<>();
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      for (int kill = 0; kill < KILLS; kill++) {
        int number = kill;
        int words = 1 + random.nextInt(MOST_WORDS);
        long extra = random.nextLong(SlowModel.BETWEEN_WORDS.toNanos());
        kills.add(
            lanes.submit(() -> {
              Killed killed = kill(git, number, words, extra);
              reopen(killed);
              return killed;
            }));
      }
    }
    int running = 0;
    int queued = 0;
    int due = 0;
    for (Future<Killed> kill : kills) {
      running += kill.get().said("running") ? 1 : 0;
      queued += kill.get().said("queued") ? 1 : 0;
      due += kill.get().wordsThatMustBeThere();
    }
    // Else the test would have looked at nothing but streams.
    assertThat(running).isGreaterThan(KILLS / 4);
    assertThat(queued).isGreaterThan(KILLS / 4);
    assertThat(due).isGreaterThan(KILLS);
    assertThat(git.git("worktree", "prune", "--dry-run", "--verbose")).isEmpty();
    assertThat(git.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatAnotherProcessRunsIsLeftAloneUntilItEnds() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    Path profile = folder.resolve("profile");
    try (SlowModel model = new SlowModel()) {
      Process process = start(profile, model, git, 0);
      try (LiveEngine live = openBeside(profile, model)) {
        assertThat(live.engine().sessions())
            .allMatch(other -> other.problem().contains("Another process"));
        assertThat(live.engine().repositories()).containsExactly(git.folder());
        assertThat(SessionReports.look(new Profile(profile)))
            .extracting(SessionSnapshot::branch)
            .containsExactlyInAnyOrder("run-0", "talk-0");
        SessionId own = live.ready(git.folder(), "own", Mode.ASK);
        live.engine().reconciled().get(30, TimeUnit.SECONDS);
        assertThat(model.awaitWords(model.sent().size() + 20, Duration.ofSeconds(30))).isTrue();
        assertThat(process.isAlive()).isTrue();
        assertThat(live.now(own).state()).isEqualTo(SessionState.IDLE);
      } finally {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      try (LiveEngine live = LiveEngine.open(profile, model.baseUrl(), "none")) {
        assertThat(live.engine().sessions()).hasSize(3);
      }
    }
  }

  /// Opens a profile while the other process is in the middle of its stream.
  private static LiveEngine openBeside(Path profile, SlowModel model) throws Exception {
    assertThat(model.awaitWords(10, Duration.ofSeconds(30))).isTrue();
    return LiveEngine.open(profile, model.baseUrl(), "none");
  }

  /// @param sent when each word was sent
  /// @param lines what the app had said
  private record Killed(Path profile, long at, List<Long> sent, List<Line> lines) {
    boolean said(String text) {
      return lines.stream().anyMatch(line -> line.text().equals(text));
    }

    SessionId session(String name) {
      return lines.stream()
          .map(Line::text)
          .filter(line -> line.startsWith(name + " "))
          .map(line -> new SessionId(UUID.fromString(line.substring(name.length() + 1))))
          .findFirst()
          .orElseThrow();
    }

    /// The longest that the model's 10 ms between two words became: while the machine stalls, the
    /// app does too.
    private long stall() {
      long longest = 0;
      for (int word = 0; word < sent.size(); word++) {
        long next = word + 1 < sent.size() ? sent.get(word + 1) : at;
        longest = Math.max(longest, next - sent.get(word));
      }
      return longest;
    }

    /// Those that stood in a snapshot long enough before the end: how long a busy machine takes to
    /// bring them there is another matter.
    int wordsThatMustBeThere() {
      long due = at - KEPT.toNanos() - stall();
      return lines.stream()
              .filter(line -> line.text().startsWith(HEARD) && line.at() - due < 0)
              .mapToInt(line -> Integer.parseInt(line.text().substring(HEARD.length())))
              .max()
              .orElse(0)
          / SlowModel.word(0).length();
    }
  }

  /// What the app said, and when it was read.
  private record Line(long at, String text) {}

  private Killed kill(GitRepository git, int number, int words, long extraNanos) throws Exception {
    Path profile = folder.resolve("profile-" + number);
    try (SlowModel model = new SlowModel()) {
      Process process = start(profile, model, git, number);
      try (BufferedReader output = reader(process)) {
        CompletableFuture<List<Line>> lines =
            CompletableFuture.supplyAsync(
                () -> output.lines().map(line -> new Line(System.nanoTime(), line)).toList());
        assertThat(model.awaitWords(words, Duration.ofSeconds(30))).isTrue();
        // Nothing counts this latch down: the wait is the random moment.
        assertThat(new CountDownLatch(1).await(extraNanos, TimeUnit.NANOSECONDS)).isFalse();
        long at = System.nanoTime();
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        List<Long> sent = model.sent();
        List<Line> said = lines.get(30, TimeUnit.SECONDS);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Killed(profile, at, sent, said);
      } finally {
        process.toHandle().destroyForcibly();
      }
    }
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Process start(Path profile, SlowModel model, GitRepository git, int number)
      throws IOException {
    return OtherProcess.java(
            StreamingApp.class,
            profile.toString(),
            model.baseUrl().toString(),
            git.folder().toString(),
            String.valueOf(number))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void reopen(Killed killed) throws Exception {
    long start = System.nanoTime();
    try (SlowModel model = new SlowModel();
        LiveEngine live = LiveEngine.open(killed.profile(), model.baseUrl(), "none")) {
      SessionSnapshot talker =
          live.await(killed.session("talker"), "is back", s -> s.state() == SessionState.IDLE);
      SessionSnapshot runner =
          live.await(killed.session("runner"), "is back", s -> s.state() == SessionState.IDLE);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      int there = checkText(killed, talker);
      System.out.printf(
          "killed after %d words: %d were due, %d there; open in %d ms%n",
          killed.sent().size(), killed.wordsThatMustBeThere(), there, took.toMillis());
      assertThat(took).isLessThan(START);
      assertThat(talker.resumable()).isTrue();
      assertThat(talker.pending()).isEmpty();
      if (killed.said("queued")) {
        assertThat(talker.queue()).containsExactly("and then");
      }
      checkCall(killed, runner);
    }
  }

  /// How many words are there; they are the first ones, each whole, none twice.
  private static int checkText(Killed killed, SessionSnapshot talker) {
    String said = LiveEngine.said(talker);
    StringBuilder whole = new StringBuilder();
    for (int word = 0; word < killed.sent().size() + 1; word++) {
      whole.append(SlowModel.word(word));
    }
    assertThat(whole.toString()).startsWith(said);
    int there = said.length() / SlowModel.word(0).length();
    assertThat(there).isGreaterThanOrEqualTo(killed.wordsThatMustBeThere());
    return there;
  }

  private static void checkCall(Killed killed, SessionSnapshot runner) {
    List<ToolCallState> calls =
        runner.transcript().entries().stream()
            .filter(Entry.Call.class::isInstance)
            .map(entry -> ((Entry.Call) entry).state())
            .toList();
    assertThat(calls).allMatch(ToolCallState::isFinal);
    if (killed.said("running")) {
      assertThat(calls).containsExactly(ToolCallState.UNKNOWN_OUTCOME);
      assertThat(runner.resumable()).isTrue();
    }
  }
}
