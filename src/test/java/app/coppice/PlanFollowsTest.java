package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.LandHow;
import app.coppice.session.LandingPlan;
import app.coppice.session.SessionId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The landing plan follows what happens in the worktrees without being asked again.
class PlanFollowsTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  @TempDir Path folder;

  @Test
  void anEditInOneWorktreeShowsInThePlanAndSoDoesItsEnd() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine();
        Plans plans = new Plans(live, shop.folder())) {
      Path repository = live.openRepository(shop.folder());
      SessionId one = live.ready(repository, "one", Mode.ASK);
      SessionId other = live.ready(repository, "other", Mode.ASK);
      plans.await("has both", plan -> plan.parts().size() == 2);

      edit(live, one, "# Shop\nmine\ntwo\n");
      edit(live, other, "# Shop\nyours\ntwo\n");
      plans.await("conflicts", plan -> plan.between(one, other).equals(List.of("README.md")));

      edit(live, other, "# Shop\none\ntwo\n");
      plans.await("goes together", plan -> plan.clashes().isEmpty());
      assertThat(shop.git("status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void aLandingMovesTheConflictToTheBaseAndAnArchivedSessionLeavesThePlan() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine();
        Plans plans = new Plans(live, shop.folder())) {
      Path repository = live.openRepository(shop.folder());
      SessionId one = live.ready(repository, "one", Mode.ASK);
      SessionId other = live.ready(repository, "other", Mode.ASK);
      edit(live, one, "# Shop\nmine\ntwo\n");
      edit(live, other, "# Shop\nyours\ntwo\n");
      plans.await("conflicts", plan -> plan.clashes().size() == 1);

      live.done(live.engine().commit(other, List.of(), "Yours"));
      live.done(live.engine().land(other, LandHow.FAST_FORWARD));
      plans.await(
          "conflicts with the base",
          plan ->
              plan.parts().getFirst().withBase().equals(List.of("README.md"))
                  && plan.clashes().isEmpty());

      live.done(live.engine().archive(other));
      plans.await("has one", plan -> plan.parts().size() == 1);
    }
  }

  @Test
  void aBaseThatMovedElsewhereComesInWhenThePlanIsAskedForAnew() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine()) {
      Path repository = live.openRepository(shop.folder());
      SessionId one = live.ready(repository, "one", Mode.ASK);
      edit(live, one, "# Shop\nmine\ntwo\n");
      live.await(one, "has changed", session -> session.changes().files().size() == 1);
      Files.writeString(shop.folder().resolve("README.md"), "# Shop\nthe base's\ntwo\n");
      shop.commitAll("The base moves on");

      LandingPlan plan = LiveEngine.get(live.engine().landings().replan(repository));

      assertThat(plan.parts().getFirst().withBase()).containsExactly("README.md");
    }
  }

  @Test
  void aRenamedFileCountsOnce() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    Files.writeString(shop.folder().resolve("other.txt"), "1\n2\n3\n");
    shop.commitAll("Another file");
    try (LiveEngine live = engine()) {
      Path repository = live.openRepository(shop.folder());
      SessionId one = live.ready(repository, "one", Mode.ASK);
      Path worktree = live.now(one).worktree();
      GitRepository.git(worktree, "mv", "README.md", "HELLO.md");
      GitRepository.git(worktree, "commit", "-qm", "Rename");
      GitRepository.git(worktree, "mv", "other.txt", "another.txt");
      live.await(one, "has changed", session -> session.changes().files().size() == 2);

      LandingPlan plan = LiveEngine.get(live.engine().landings().replan(repository));

      assertThat(plan.parts())
          .singleElement()
          .satisfies(part -> {
            assertThat(part.files()).isEqualTo(2);
            assertThat(part.uncommitted()).isEqualTo(1);
          });
    }
  }

  @Test
  void aBaseThatMovesElsewhereIsFollowed() throws Exception {
    GitRepository shop = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = engine();
        Plans plans = new Plans(live, shop.folder())) {
      Path repository = live.openRepository(shop.folder());
      SessionId one = live.ready(repository, "one", Mode.ASK);
      edit(live, one, "# Shop\nmine\ntwo\n");
      plans.await("has the edit", plan -> plan.order().size() == 1);

      Files.writeString(shop.folder().resolve("README.md"), "# Shop\nthe base's\ntwo\n");
      shop.commitAll("The base moves on");

      plans.await(
          "conflicts with the base",
          plan -> plan.parts().getFirst().withBase().equals(List.of("README.md")));
    }
  }

  private LiveEngine engine() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }

  private static void edit(LiveEngine live, SessionId session, String text) throws Exception {
    Files.writeString(live.now(session).worktree().resolve("README.md"), text);
  }

  /// Waits for a plan of one repository.
  private static final class Plans implements app.coppice.session.Engine.Listener, AutoCloseable {
    private final LiveEngine live;
    private final Path repository;
    private final Semaphore news = new Semaphore(0);
    private final app.coppice.session.Engine.Subscription subscription;

    Plans(LiveEngine live, Path repository) {
      this.live = live;
      this.repository = repository;
      subscription = live.engine().subscribe(this);
    }

    @Override
    public void sessionChanged(SessionId id) {}

    @Override
    public void structureChanged() {}

    @Override
    public void planChanged(Path changed) {
      news.release();
    }

    void await(String what, Predicate<LandingPlan> condition) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE;
      Optional<LandingPlan> plan = live.engine().landings().plan(repository);
      while (plan.filter(condition).isEmpty()) {
        assertThat(news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS))
            .as("%s: %s", what, plan)
            .isTrue();
        plan = live.engine().landings().plan(repository);
      }
    }

    @Override
    public void close() {
      subscription.close();
    }
  }
}
