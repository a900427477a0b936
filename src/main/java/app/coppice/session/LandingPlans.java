package app.coppice.session;

import app.coppice.session.SessionGit.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the landing plans that somebody asked for up to date: hears of every session's change,
/// looks whether it concerns the plan, and computes on a virtual thread of its own, one computation
/// at a time for each repository. Thread-safe.
final class LandingPlans implements Landings, Engine.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LandingPlans.class);

  private final SessionGit git;
  private final LookTurns turns;
  private final Supplier<List<SessionSnapshot>> sessions;
  private final Listeners listeners;
  private final Map<Path, Followed> followed = new ConcurrentHashMap<>();
  private final Engine.Subscription subscription;
  private volatile boolean closed;

  LandingPlans(
      SessionGit git,
      LookTurns turns,
      Supplier<List<SessionSnapshot>> sessions,
      Listeners listeners) {
    this.git = git;
    this.turns = turns;
    this.sessions = sessions;
    this.listeners = listeners;
    subscription = listeners.add(this);
  }

  @Override
  public Optional<LandingPlan> plan(Path repository) {
    Followed one = followed.computeIfAbsent(repository, Followed::new);
    one.askedFor();
    return one.newest();
  }

  @Override
  public CompletableFuture<LandingPlan> replan(Path repository) {
    return Background.run(
        "landing-plan",
        () ->
            followed
                .computeIfAbsent(repository, Followed::new)
                .compute(Known.of(live(repository))));
  }

  /// The plan of these sessions, looked at now. Blocking.
  LandingPlan of(Path repository, List<SessionSnapshot> some)
      throws IOException, InterruptedException {
    List<SessionSnapshot> looked = new ArrayList<>();
    for (SessionSnapshot session : live(repository, some)) {
      looked.add(
          git.find(session) instanceof Place.Found
              ? session.with(git.look(session).changes())
              : session);
    }
    return git.plan(repository, looked);
  }

  /// Sessions that have a worktree, oldest first.
  private List<SessionSnapshot> live(Path repository) {
    return live(repository, sessions.get());
  }

  private static List<SessionSnapshot> live(Path repository, List<SessionSnapshot> some) {
    return some.stream()
        .filter(session -> session.repository().equals(repository))
        .filter(session -> isLive(session.state()))
        .sorted(
            Comparator.comparing(SessionSnapshot::createdAt)
                .thenComparing(session -> session.id().toString()))
        .toList();
  }

  static boolean isLive(SessionState state) {
    return switch (state) {
      case IDLE, WORKING, COMMITTING, WAITING, FAILED -> true;
      case PREPARING, DETACHED, ARCHIVED -> false;
    };
  }

  @Override
  public void sessionChanged(SessionId id) {
    followed.values().forEach(Followed::look);
  }

  /// After every action too: a base may have moved.
  @Override
  public void structureChanged() {
    followed.values().forEach(Followed::lookAnew);
  }

  @Override
  public void close() {
    closed = true;
    subscription.close();
    followed.clear();
  }

  /// What a plan was made of.
  private record Known(Map<SessionId, Changes> changes, List<SessionSnapshot> live) {
    static Known of(List<SessionSnapshot> live) {
      Map<SessionId, Changes> changes = new HashMap<>();
      live.forEach(session -> changes.put(session.id(), session.changes()));
      return new Known(changes, live);
    }

    /// Told by identity: a session that only streams keeps its changes.
    @SuppressWarnings("ReferenceEquality")
    boolean holdsFor(List<SessionSnapshot> now) {
      return now.size() == changes.size()
          && now.stream().allMatch(session -> changes.get(session.id()) == session.changes());
    }
  }

  /// One repository whose plan somebody asked for.
  private final class Followed {
    private final Path repository;
    private Known seen = new Known(Map.of(), List.of());
    private Optional<LandingPlan> plan = Optional.empty();
    private boolean asked;
    private boolean computing;
    private boolean stale;

    Followed(Path repository) {
      this.repository = repository;
    }

    synchronized Optional<LandingPlan> newest() {
      return plan;
    }

    synchronized void askedFor() {
      if (!asked) {
        asked = true;
        stale = true;
        start();
      }
    }

    /// Cheap: called at every change of every session.
    void look() {
      List<SessionSnapshot> now = live(repository);
      synchronized (this) {
        if (asked && !computing && !seen.holdsFor(now)) {
          start();
        }
      }
    }

    synchronized void lookAnew() {
      stale = true;
      if (asked && !computing) {
        start();
      }
    }

    private synchronized void start() {
      computing = true;
      Thread.ofVirtual().name("landing-plan").start(this::run);
    }

    private void run() {
      boolean more = true;
      while (more) {
        try (var _ = turns.await(repository)) {
          Optional<Known> due = take();
          more = due.isPresent();
          due.ifPresent(this::tryToCompute);
        }
      }
    }

    private void tryToCompute(Known due) {
      try {
        var _ = compute(due);
      } catch (IOException | InterruptedException | RuntimeException e) {
        LOG.warn("The landing plan of {} cannot be made", repository, e);
      }
    }

    private Optional<Known> take() {
      List<SessionSnapshot> now = live(repository);
      synchronized (this) {
        computing = !closed && (stale || !seen.holdsFor(now));
        stale = false;
        seen = Known.of(now);
        return computing ? Optional.of(seen) : Optional.empty();
      }
    }

    LandingPlan compute(Known due) throws IOException, InterruptedException {
      LandingPlan fresh = git.plan(repository, due.live());
      boolean differs;
      synchronized (this) {
        differs = !plan.equals(Optional.of(fresh));
        plan = Optional.of(fresh);
      }
      if (differs) {
        listeners.planChanged(repository);
      }
      return fresh;
    }
  }
}
