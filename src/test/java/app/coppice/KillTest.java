package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolCallState;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
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

  private static final int MOST_WORDS = 80;

  /// What is older than this is on the disk.
  private static final Duration KEPT = Duration.ofMillis(250);

  private static final Duration START = Duration.ofSeconds(3);

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
    for (Future<Killed> kill : kills) {
      running += kill.get().said("running") ? 1 : 0;
      queued += kill.get().said("queued") ? 1 : 0;
    }
    // Else the test would have looked at nothing but streams.
    assertThat(running).isGreaterThan(KILLS / 4);
    assertThat(queued).isGreaterThan(KILLS / 4);
    assertThat(git.git("worktree", "prune", "--dry-run", "--verbose")).isEmpty();
    assertThat(git.git("status", "--porcelain")).isEmpty();
  }

  /// @param sent when each word was sent
  /// @param lines what the app had said
  private record Killed(Path profile, long at, List<Long> sent, List<String> lines) {
    boolean said(String line) {
      return lines.contains(line);
    }

    SessionId session(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> new SessionId(UUID.fromString(line.substring(name.length() + 1))))
          .findFirst()
          .orElseThrow();
    }

    int wordsThatMustBeThere() {
      return (int) sent.stream().filter(time -> at - time > KEPT.toNanos()).count();
    }
  }

  private Killed kill(GitRepository git, int number, int words, long extraNanos) throws Exception {
    Path profile = folder.resolve("profile-" + number);
    try (SlowModel model = new SlowModel()) {
      Process process = start(profile, model, git, number);
      try (BufferedReader output = reader(process)) {
        CompletableFuture<List<String>> lines =
            CompletableFuture.supplyAsync(() -> output.lines().toList());
        assertThat(model.awaitWords(words, Duration.ofSeconds(30))).isTrue();
        // Nothing counts this latch down: the wait is the random moment.
        assertThat(new CountDownLatch(1).await(extraNanos, TimeUnit.NANOSECONDS)).isFalse();
        long at = System.nanoTime();
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        List<Long> sent = model.sent();
        List<String> said = lines.get(30, TimeUnit.SECONDS);
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
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            StreamingApp.class.getName(),
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
