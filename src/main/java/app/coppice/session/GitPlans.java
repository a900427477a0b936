package app.coppice.session;

import app.coppice.git.LandingPlanner;
import app.coppice.git.LandingPlanner.Contender;
import app.coppice.git.MergePlan;
import app.coppice.git.Repository;
import app.coppice.git.Worktree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The landing planners of the repositories, each of which remembers what it has merged. Blocking;
/// thread-safe.
final class GitPlans {
  private final OpenRepositories repositories;
  private final GitWorktrees places;
  private final Map<Path, LandingPlanner> planners = new ConcurrentHashMap<>();

  GitPlans(OpenRepositories repositories, GitWorktrees places) {
    this.repositories = repositories;
    this.places = places;
  }

  /// A repository left the list: what was merged for it need not be remembered.
  void forgotten(Path folder) {
    planners.remove(folder);
  }

  /// Repositories whose merges are remembered.
  Set<Path> remembered() {
    return Set.copyOf(planners.keySet());
  }

  /// @param sessions live ones of the repository, their changes as they were looked at last
  LandingPlan plan(Path folder, List<SessionSnapshot> sessions) throws IOException {
    if (sessions.isEmpty()) {
      planners.remove(folder);
      return LandingPlan.empty(folder);
    }
    Repository repository = repositories.at(folder);
    LandingPlanner planner = planners.computeIfAbsent(folder, _ -> new LandingPlanner(repository));
    Map<String, String> lost = new HashMap<>();
    List<Contender> contenders = new ArrayList<>();
    for (SessionSnapshot session : sessions) {
      try {
        Worktree worktree = places.require(repository, session).landingIn(session.base());
        contenders.add(new Contender(worktree, session.changes().uncommitted(), session.changes()));
      } catch (IOException e) {
        lost.put(session.id().toString(), Background.reason(e));
      }
    }
    synchronized (planner) {
      return told(folder, sessions, lost, planner.plan(contenders));
    }
  }

  private static LandingPlan told(
      Path repository, List<SessionSnapshot> sessions, Map<String, String> lost, MergePlan plan) {
    Map<String, MergePlan.Part> found = new HashMap<>();
    plan.parts().forEach(part -> found.put(part.session(), part));
    List<LandingPlan.Part> parts = new ArrayList<>();
    for (SessionSnapshot session : sessions) {
      String name = session.id().toString();
      MergePlan.Part absent =
          new MergePlan.Part(name, Set.of(), List.of(), lost.getOrDefault(name, ""));
      MergePlan.Part part = found.getOrDefault(name, absent);
      parts.add(
          new LandingPlan.Part(
              session.id(),
              session.title(),
              session.branch(),
              session.base(),
              session.changes().files(part.paths()),
              session.changes().files(session.changes().uncommitted()),
              part.withBase(),
              part.problem()));
    }
    return new LandingPlan(
        repository,
        parts,
        plan.clashes().stream()
            .map(it -> new LandingPlan.Clash(id(it.one()), id(it.other()), it.files()))
            .toList(),
        plan.order().stream()
            .map(it ->
                new LandingPlan.Step(
                    id(it.session()), it.files(), it.with().stream().map(GitPlans::id).toList()))
            .toList());
  }

  private static SessionId id(String name) {
    return new SessionId(UUID.fromString(name));
  }
}
