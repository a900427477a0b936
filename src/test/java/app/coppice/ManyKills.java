package app.coppice;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Kills [BusyApp] again and again in the middle of what it does, and lets the next one look
/// whether anything is lost. Run as a program: folder, kills, seed, how many at a time.
final class ManyKills {
  /// A deed is taken to last so long until one of its kind was seen to end.
  private static final long FIRST_MILLIS = 400;

  /// After so many kills git takes away what no ref holds.
  private static final int TIDY = 10;

  private final Path profile;
  private final Path ledger;
  private final GitRepository git;
  private final Random random;
  private final Map<String, Long> lasts = new TreeMap<>();
  private final Map<String, Integer> killed = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private int locks;
  private int refusals;

  private ManyKills(Path folder, long seed) throws Exception {
    profile = folder.resolve("profile");
    ledger = folder.resolve("ledger");
    random = new Random(seed);
    git = repository(folder.resolve("shop"));
  }

  /// What came of it.
  ///
  /// @param killed how many kills by what was going on
  /// @param problems what was lost or left, in sentences
  /// @param locks lock files of git that a kill left and that were taken away, as the person is
  ///   told
  /// @param refusals deeds that were refused
  record Outcome(Map<String, Integer> killed, List<String> problems, int locks, int refusals) {
    int kills() {
      return killed.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    long start = System.nanoTime();
    Outcome outcome =
        run(
            folder.toRealPath(),
            Integer.parseInt(arguments[1]),
            Long.parseLong(arguments[2]),
            Integer.parseInt(arguments[3]));
    System.out.printf(
        "%d kills %s in %d s: %d problems, %d refusals, %d left locks%n",
        outcome.kills(),
        outcome.killed(),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        outcome.problems().size(),
        outcome.refusals(),
        outcome.locks());
    outcome.problems().forEach(System.out::println);
    System.exit(outcome.problems().isEmpty() ? 0 : 1);
  }

  /// @param lanes each with a repository and a profile of its own
  static Outcome run(Path folder, int kills, long seed, int lanes) throws Exception {
    List<Future<ManyKills>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(lanes)) {
      for (int lane = 0; lane < lanes; lane++) {
        int number = lane;
        int share = kills / lanes + (lane < kills % lanes ? 1 : 0);
        Callable<ManyKills> work =
            () -> {
              Path place = Files.createDirectories(folder.resolve("lane-" + number));
              ManyKills own = new ManyKills(place, seed + number);
              for (int kill = 0; kill < share && own.problems.isEmpty(); kill++) {
                own.killOnce(kill);
                if (kill % TIDY == TIDY - 1) {
                  // What nothing holds is gone for good then.
                  own.git.git("gc", "-q", "--prune=now");
                  System.out.println("lane " + number + ": " + (kill + 1) + " " + own.killed);
                }
              }
              own.lookOnce();
              return own;
            };
        running.add(executor.submit(work));
      }
    }
    Map<String, Integer> killed = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    int locks = 0;
    int refusals = 0;
    for (Future<ManyKills> lane : running) {
      lane.get().killed.forEach((name, count) -> killed.merge(name, count, Integer::sum));
      problems.addAll(lane.get().problems);
      locks += lane.get().locks;
      refusals += lane.get().refusals;
    }
    return new Outcome(killed, problems, locks, refusals);
  }

  private static GitRepository repository(Path folder) throws Exception {
    GitRepository git = GitRepository.make(folder);
    for (int file = 0; file < 60; file++) {
      Path path = git.folder().resolve("src/m" + file % 6 + "/F" + file + ".java");
      Files.createDirectories(path.getParent());
      Files.writeString(path, "class F" + file + " {}\n".repeat(1 + file));
    }
    Files.writeString(git.folder().resolve("run.sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        git.folder().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(git.folder().resolve("link"), Path.of("src/m0"));
    Files.writeString(git.folder().resolve(".gitignore"), "ignored*\n");
    git.commitAll("Source");
    // Else one that a commit starts in the background outlives the kill.
    git.git("config", "gc.auto", "0");
    return git;
  }

  private Process start(int deeds) throws IOException {
    return OtherProcess.java(
            BusyApp.class,
            profile.toString(),
            git.folder().toString(),
            ledger.toString(),
            String.valueOf(random.nextLong()),
            String.valueOf(deeds))
        .redirectError(Redirect.appendTo(profile.resolveSibling("errors.log").toFile()))
        .start();
  }

  private void killOnce(int number) throws Exception {
    int wait = random.nextInt(2);
    double share = random.nextDouble();
    boolean withChildren = random.nextBoolean();
    Process process = start(1000);
    Said said = new Said(process);
    try {
      said.awaitSound();
      for (int i = 0; i < wait; i++) {
        said.awaitBegin();
      }
      String deed = said.awaitBegin();
      long millis = (long) (share * lasts.getOrDefault(deed, FIRST_MILLIS));
      // Nothing counts this latch down: the wait is the random moment.
      var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      killed.merge(said.now(), 1, Integer::sum);
    } catch (TimeoutException e) {
      problems.add("Kill " + number + ": nothing was said any more, last " + said.now());
    } finally {
      List<ProcessHandle> children = process.descendants().toList();
      process.toHandle().destroyForcibly(); // its output stays open
      if (withChildren) {
        children.forEach(ProcessHandle::destroyForcibly);
      }
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        problems.add("It could not be killed");
      }
      for (ProcessHandle child : children) {
        var _ = child.onExit().get(60, TimeUnit.SECONDS);
      }
    }
    take(said, number);
  }

  /// A last start that is not killed.
  private void lookOnce() throws Exception {
    Process process = start(0);
    Said said = new Said(process);
    try {
      said.awaitSound();
    } catch (TimeoutException e) {
      problems.add("The last start said nothing");
    } finally {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    take(said, -1);
  }

  private void take(Said said, int number) throws IOException {
    for (String line : said.lines()) {
      if (line.startsWith("problem ")) {
        problems.add("Kill " + number + ": " + line.substring("problem ".length()));
      }
      if (line.contains(" refused: ")) {
        refusals++;
        System.out.println("kill " + number + ": " + line);
      }
    }
    lasts.putAll(said.lasts());
    removeLocks();
  }

  /// A git that is killed leaves its lock. The program never takes one away: it names it, and the
  /// person does.
  private void removeLocks() throws IOException {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> files = Files.walk(git.folder().resolve(".git"))) {
      files.filter(it -> it.toString().endsWith(".lock")).forEach(left::add);
    }
    for (Path file : left) {
      Files.delete(file);
      locks++;
    }
  }
}
