package app.coppice;

import app.coppice.agent.Mode;
import app.coppice.diff.Resolution;
import app.coppice.git.GitProgram;
import app.coppice.git.ProgramRunner;
import app.coppice.git.Repositories;
import app.coppice.git.WorktreeHomes;
import app.coppice.git.WorktreeManager;
import app.coppice.rehearsal.Pace;
import app.coppice.session.Engine;
import app.coppice.session.EngineParts;
import app.coppice.session.GitParts;
import app.coppice.session.LandHow;
import app.coppice.session.NewSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.session.UpdateHow;
import app.coppice.session.WorktreeFolders;
import app.coppice.settings.Profile;
import app.coppice.settings.Settings;
import app.coppice.terminal.ProcessLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/// A program that makes a session with a file in it, begins one action on it and stops inside, for
/// ever, at the point that it was told. It says so, and waits to be killed.
final class ActingApp {
  static final String FILE = "kept.txt";

  private ActingApp() {}

  /// Where an action stops.
  enum Point {
    /// After the record of the ask, before any effect.
    BEFORE_THE_REMOVAL,
    /// After all effects, before the record of the outcome.
    WORKTREE_GONE,
    /// Before git's program is called that changes something.
    BEFORE_GIT,
    /// After it.
    AFTER_GIT,
    /// After the record that a session goes for good, at the latest before its journal does.
    FORGET_KEPT,
    /// With the worktree's administrative folder there, before the record that it is made.
    WHILE_MADE,
    /// Nowhere: something else holds it.
    NOWHERE
  }

  /// @param arguments profile, repository, branch, action, point
  public static void main(String[] arguments) throws Exception {
    Profile profile = new Profile(Path.of(arguments[0]));
    Stop stop = new Stop(Point.valueOf(arguments[4]));
    LiveEngine live = LiveEngine.open(new SessionManager(parts(profile, stop)));
    Path repository = live.openRepository(Path.of(arguments[1]));
    if (arguments[3].equals("make")) {
      make(live.engine(), repository, arguments[2], stop);
      return;
    }
    SessionId id = live.ready(repository, arguments[2], Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve(FILE), "of " + arguments[2] + "\n");
    Engine engine = live.engine();
    if (Set.of("land", "unland", "update").contains(arguments[3])) {
      live.done(engine.commit(id, List.of(), "Keep"));
    }
    if (arguments[3].equals("unland")) {
      live.done(engine.land(id, LandHow.FAST_FORWARD));
    }
    if (arguments[3].equals("update")) {
      GitRepository base = new GitRepository(repository);
      Files.writeString(repository.resolve("base.txt"), "the base moves on\n");
      base.commitAll("The base moves on");
    }
    if (arguments[3].equals("forget")) {
      live.done(engine.delete(id));
      Path journal = profile.journals().resolve(id.toString()).resolve("journal.jsonl");
      engine.subscribe(new AtForget(journal, stop));
    }
    System.out.println("session " + id);
    stop.named();
    stop.arm(worktree);
    live.done(
        switch (arguments[3]) {
          case "commit" -> engine.commit(id, List.of(), "Keep");
          case "land" -> engine.land(id, LandHow.FAST_FORWARD);
          case "unland" -> engine.landings().undo(id);
          case "update" -> engine.landings().update(id, UpdateHow.REBASE, Resolution.NONE);
          case "archive" -> engine.archive(id);
          case "delete" -> engine.delete(id);
          case "forget" -> engine.emptyTrash(List.of(id));
          default -> throw new IllegalArgumentException(arguments[3]);
        });
    System.out.println("done");
  }

  private static void make(Engine engine, Path repository, String branch, Stop stop) {
    stop.arm(repository.resolve(".git/worktrees"));
    SessionId id = engine.create(new NewSession(repository, "", "", branch, "m", Mode.ASK, false));
    System.out.println("session " + id);
    stop.named();
    new Semaphore(0).acquireUninterruptibly();
  }

  private static EngineParts parts(Profile profile, Stop stop) {
    Wiring wiring = new Wiring();
    EngineParts usual =
        wiring.parts(
            profile, () -> Settings.DEFAULT, () -> "", _ -> Optional.empty(), Pace.INSTANT);
    GitProgram program =
        new GitProgram(
            new Stopping(new LaunchedPrograms(wiring.launcher(), ProcessLedger.none()), stop),
            Map.of());
    WorktreeHomes homes =
        new StoppingHomes(new WorktreeFolders(profile, () -> Settings.DEFAULT), stop);
    return new EngineParts(
        profile,
        usual.settings(),
        () -> new GitParts(new Repositories(program), new WorktreeManager(homes)),
        usual.turns(),
        usual.shells(),
        usual.watcher(),
        new StoppingClock(stop),
        usual.redactor());
  }

  /// The point where threads stop, once it is armed.
  private static final class Stop {
    private final Point point;
    private final CountDownLatch named = new CountDownLatch(1);
    private volatile Optional<Path> worktree = Optional.empty();

    Stop(Point point) {
      this.point = point;
    }

    /// The session has been said.
    void named() {
      named.countDown();
    }

    void arm(Path of) {
      worktree = Optional.of(of);
    }

    Point standing() {
      return worktree.filter(Files::exists).isPresent() ? Point.WHILE_MADE : Point.WORKTREE_GONE;
    }

    private void awaitName() {
      try {
        named.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void at(Point reached) {
      if (worktree.isPresent() && reached == point) {
        awaitName();
        System.out.println("inside");
        new Semaphore(0).acquireUninterruptibly();
      }
    }
  }

  private record Stopping(ProgramRunner programs, Stop stop) implements ProgramRunner {
    @Override
    public Finished run(
        List<String> command,
        Path folder,
        Map<String, String> environment,
        byte[] input,
        Duration timeout,
        int limit,
        Predicate<byte[]> mayGoOn)
        throws IOException, InterruptedException {
      boolean changing = command.contains("read-tree") || command.contains("commit");
      if (changing) {
        stop.at(Point.BEFORE_GIT);
      }
      Finished finished =
          programs.run(command, folder, environment, input, timeout, limit, mayGoOn);
      if (changing) {
        stop.at(Point.AFTER_GIT);
      }
      return finished;
    }
  }

  /// Asked whether a worktree lies there, before anything of it is put away.
  private record StoppingHomes(WorktreeHomes homes, Stop stop) implements WorktreeHomes {
    @Override
    public Path forNew() throws IOException {
      return homes.forNew();
    }

    @Override
    public List<Path> all() throws IOException {
      stop.at(Point.BEFORE_THE_REMOVAL);
      return homes.all();
    }
  }

  /// Called on the session's own thread, which has to end before its journal can be taken away.
  private record AtForget(Path journal, Stop stop) implements Engine.Listener {
    @Override
    public void sessionChanged(SessionId id) {
      try {
        if (Files.readString(journal).contains("\"FORGET\"")) {
          stop.at(Point.FORGET_KEPT);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void structureChanged() {
      // Says nothing of the journal.
    }
  }

  /// Asked for the time of an outcome's record.
  private static final class StoppingClock extends Clock {
    private final Clock clock = Clock.systemUTC();
    private final Stop stop;

    StoppingClock(Stop stop) {
      this.stop = stop;
    }

    @Override
    public Instant instant() {
      stop.at(stop.standing());
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return clock.withZone(zone);
    }
  }
}
