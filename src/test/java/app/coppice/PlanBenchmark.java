package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.session.Engine;
import app.coppice.session.LandingPlan;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Times the landing planner: eight sessions of a repository of 10,000 files, from a file's write
/// in a worktree to the plan that shows its conflict. Arguments are an empty folder and the number
/// of rounds.
final class PlanBenchmark {
  private static final int SESSIONS = 8;
  private static final int FOLDERS = 100;
  private static final int FILES = 100;

  private PlanBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toRealPath();
    int rounds = Integer.parseInt(arguments[1]);
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    for (int i = 0; i < FOLDERS; i++) {
      Path each = Files.createDirectories(shop.folder().resolve("src/m" + i));
      for (int j = 0; j < FILES; j++) {
        Files.writeString(each.resolve("F" + j + ".java"), text(i * FILES + j, ""));
      }
    }
    shop.commitAll("10,000 files");
    Semaphore news = new Semaphore(0);
    try (LiveEngine live =
            LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
        Engine.Subscription _ = live.engine().subscribe(new Plans(news))) {
      Path repository = live.openRepository(shop.folder());
      List<SessionId> sessions = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        sessions.add(live.ready(repository, "branch-" + i, Mode.ASK));
        for (int j = 0; j < 20; j++) {
          write(live, sessions.getLast(), "src/m" + j + "/F" + i + ".java", "mine");
        }
      }
      for (SessionId id : sessions) {
        live.await(id, "has its changes", it -> it.changes().files().size() == 20);
      }
      long begun = System.nanoTime();
      LiveEngine.get(live.engine().landings().replan(repository));
      long whole = System.nanoTime() - begun;
      var _ = live.engine().landings().plan(repository);
      List<Long> taken = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        SessionId one = sessions.get(round % SESSIONS);
        SessionId other = sessions.get((round + 1) % SESSIONS);
        String path = "src/m50/F" + round + ".java";
        write(live, one, path, "one");
        long written = System.nanoTime();
        write(live, other, path, "other");
        while (!shows(live.engine().landings().plan(repository), one, other, path)) {
          if (!news.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no plan of round " + round);
          }
        }
        taken.add(System.nanoTime() - written);
      }
      Collections.sort(taken);
      System.out.printf(
          "{\"bench\":\"plan\",\"sessions\":%d,\"files\":%d,\"wholeMillis\":%d,\"rounds\":%d,"
              + "\"medianMillis\":%d,\"worstMillis\":%d}%n",
          SESSIONS,
          FOLDERS * FILES,
          TimeUnit.NANOSECONDS.toMillis(whole),
          rounds,
          TimeUnit.NANOSECONDS.toMillis(taken.get(rounds / 2)),
          TimeUnit.NANOSECONDS.toMillis(taken.getLast()));
    }
  }

  private static boolean shows(
      Optional<LandingPlan> plan, SessionId one, SessionId other, String path) {
    return plan.filter(it -> it.between(one, other).contains(path)).isPresent();
  }

  private static void write(LiveEngine live, SessionId session, String path, String words)
      throws Exception {
    Files.writeString(live.now(session).worktree().resolve(path), text(0, words));
  }

  private static String text(int number, String words) {
    StringBuilder text = new StringBuilder("class F" + number + " {\n");
    for (int i = 0; i < 40; i++) {
      text.append("  int field").append(i).append(i == 20 ? words : "").append(";\n");
    }
    return text.append("}\n").toString();
  }

  private record Plans(Semaphore news) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {}

    @Override
    public void structureChanged() {}

    @Override
    public void planChanged(Path repository) {
      news.release();
    }
  }
}
