package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;

/// Measures the window while worktrees change: from a written file to the review that shows it, and
/// how long the FX thread keeps others waiting while every worktree is churned by checkouts, by
/// somebody else's and by the sessions' agents, beside a plain thread that does nothing else.
/// Arguments are a folder for the profile, the repository, the sessions, the edits and the seconds
/// of churn. Wants a display nobody works on. Writes one JSON line a figure.
final class WindowWatchBenchmark {
  private static final int CHURNED = 1_000;
  private static final double MILLION = 1e6;

  private WindowWatchBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    try {
      measure(arguments);
      System.exit(0);
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      System.exit(1); // JavaFX runs on by itself
    }
  }

  private static void measure(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[1]).toRealPath();
    int sessions = Integer.parseInt(arguments[2]);
    makeOtherBranch(repository);
    Keyboard.plugIn();
    Bench bench = new Bench(Path.of(arguments[0]));
    List<Path> worktrees = makeSessions(bench, repository, sessions);
    PulseMeter meter = new PulseMeter();
    Keyboard.onFx(() -> {
      meter.start();
      return true;
    });
    int seconds = Integer.parseInt(arguments[4]);
    Churn churn = new Churn(worktrees, git -> git);
    floor(churn, seconds);
    FutureTask<Integer> program = bench.start();
    Keyboard keyboard = atWindow(program);
    Keyboard.onFx(() -> {
      meter.watch(keyboard.scene());
      return true;
    });
    keyboard.press(KeyCode.DIGIT1, KeyCode.ALT);
    Path shown = shown(keyboard, worktrees);
    edits(keyboard, shown, Integer.parseInt(arguments[3]));
    churn("churn", meter, churn, seconds);
    Churn byAgents = new Churn(worktrees, WindowWatchBenchmark::asAnAgent);
    churn("churn by agents", meter, byAgents, seconds);
  }

  private static Keyboard atWindow(FutureTask<Integer> program) throws Exception {
    Keyboard.until(
        "the window shows, or the program has ended", () -> Keyboard.shown() || program.isDone());
    if (program.isDone()) {
      throw new IllegalStateException("The program has ended with " + program.get());
    }
    return Keyboard.atWindow();
  }

  /// As a model's command in a terminal of its own.
  private static List<String> asAnAgent(List<String> git) {
    return Stream.concat(
            Stream.of("setsid", "--wait"),
            ShellLines.command("exec " + String.join(" ", git)).stream())
        .toList();
  }

  private static void makeOtherBranch(Path repository) throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(repository.resolve("src"))) {
      all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(CHURNED)
          .forEach(files::add);
    }
    git(repository, "checkout", "-q", "-b", "other");
    for (Path file : files) {
      Files.writeString(file, "// other\n", StandardOpenOption.APPEND);
    }
    git(
        repository,
        "-c",
        "user.name=B",
        "-c",
        "user.email=b@example.invalid",
        "commit",
        "-qam",
        "other");
    git(repository, "checkout", "-q", "main");
  }

  private static List<Path> makeSessions(Bench bench, Path repository, int count) throws Exception {
    List<Path> worktrees = new ArrayList<>();
    bench.profile().create();
    try (LiveEngine live =
        LiveEngine.open(bench.profile().folder(), URI.create("http://127.0.0.1:9"), "none")) {
      Path opened = live.openRepository(repository);
      for (int i = 0; i < count; i++) {
        SessionId id = live.ready(opened, "churn-" + i, Mode.ASK);
        worktrees.add(live.now(id).worktree());
      }
    }
    return worktrees;
  }

  /// The worktree of the session in view, found by what its review shows.
  private static Path shown(Keyboard keyboard, List<Path> worktrees) throws Exception {
    for (int i = 0; i < worktrees.size(); i++) {
      Files.writeString(worktrees.get(i).resolve("which" + i + ".txt"), "here\n");
    }
    keyboard.reads("review-pane", "which");
    String text = Keyboard.onFx(() -> keyboard.textOf("review-pane"));
    int found = 0;
    for (int i = 0; i < worktrees.size(); i++) {
      found = text.contains("which" + i + ".txt") ? i : found;
    }
    return worktrees.get(found);
  }

  private static void edits(Keyboard keyboard, Path worktree, int count) throws Exception {
    long[] took = new long[count];
    for (int i = 0; i < count; i++) {
      String name = "edit" + i + "-.txt";
      Path file = worktree.resolve(name);
      long start = System.nanoTime();
      Files.writeString(file, "line\n");
      keyboard.reads("review-pane", name);
      took[i] = System.nanoTime() - start;
      Files.delete(file);
      Keyboard.until(name + " is gone", () -> !keyboard.textOf("review-pane").contains(name));
    }
    Arrays.sort(took);
    System.out.printf(
        Locale.ROOT,
        "{\"what\":\"edit to review\",\"edits\":%d,\"ms_p50\":%.0f,\"ms_p99\":%.0f}%n",
        count,
        took[count / 2] / MILLION,
        took[count * 99 / 100] / MILLION);
  }

  /// What a thread without a window waits for beside it, which no window can be below.
  private static void floor(Churn churn, int seconds) throws Exception {
    try (ExecutorService plain = Executors.newSingleThreadExecutor()) {
      Churn.Outcome outcome =
          churn.during(
              seconds,
              () -> {
                long asked = System.nanoTime();
                return plain.submit(() -> System.nanoTime() - asked).get();
              });
      System.out.printf(
          "{\"what\":\"churn, peer: a thread without a window\",%s}%n", outcome.fields());
    }
  }

  private static void churn(String what, PulseMeter meter, Churn churn, int seconds)
      throws Exception {
    List<Long> pulses = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    Platform.runLater(() -> new EachPulse(meter, pulses, over).accept(0));
    Churn.Outcome outcome =
        churn.during(
            seconds,
            () -> {
              long asked = System.nanoTime();
              return Keyboard.onFx(() -> System.nanoTime() - asked);
            });
    over.set(true);
    List<Long> busy = Keyboard.onFx(() -> pulses.stream().sorted().toList());
    System.out.printf(
        Locale.ROOT,
        "{\"what\":\"%s\",%s,\"pulse_cpu_ms_p99\":%.1f,\"pulse_cpu_ms_most\":%.1f}%n",
        what,
        outcome.fields(),
        busy.isEmpty() ? 0 : busy.get(busy.size() * 99 / 100) / MILLION,
        busy.isEmpty() ? 0 : busy.getLast() / MILLION);
  }

  /// Keeps what every pulse took.
  private record EachPulse(PulseMeter meter, List<Long> pulses, AtomicBoolean over)
      implements LongConsumer {
    @Override
    public void accept(long nanos) {
      if (nanos > 0) {
        pulses.add(nanos);
      }
      if (!over.get()) {
        meter.afterNext(this);
      }
    }
  }

  private static void git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " fails");
    }
  }
}
