package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.StopReason;
import app.coppice.git.GitProgram;
import app.coppice.git.Repositories;
import app.coppice.git.WorktreeHomes;
import app.coppice.git.WorktreeManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPlansTest {
  @TempDir Path folder;

  @Test
  void nothingIsRememberedOfARepositoryThatHasNoSessionOrLeftTheList() throws Exception {
    var program =
        new GitProgram(
            (_, _, _, _, _, _, _) -> {
              throw new IOException("no git");
            },
            Map.of());
    try (var repositories = new OpenRepositories(() -> new Repositories(program))) {
      var home = new WorktreeManager(home(folder.resolve("worktrees")));
      var plans = new GitPlans(repositories, new GitWorktrees(repositories, () -> home));
      Path shop = folder.toRealPath().resolve("shop");
      assertThat(new ProcessBuilder("git", "init", "-q", shop.toString()).start().waitFor())
          .isZero();
      assertThat(repositories.open(shop)).isEqualTo(new OpenResult.Opened(shop));
      try (var session =
          new BareSession(
              shop, Clock.systemUTC(), UnaryOperator.identity(), (_, _) -> StopReason.END_TURN)) {
        List<SessionSnapshot> sessions = List.of(session.now());
        plans.plan(shop, sessions);
        assertThat(plans.remembered()).containsExactly(shop);
        assertThat(plans.plan(shop, List.of()).parts()).isEmpty();
        assertThat(plans.remembered()).isEmpty();

        plans.plan(shop, sessions);
        plans.forgotten(shop);
        assertThat(plans.remembered()).isEmpty();
      }
    }
  }

  private static WorktreeHomes home(Path only) {
    return new WorktreeHomes() {
      @Override
      public Path forNew() {
        return only;
      }

      @Override
      public List<Path> all() {
        return List.of(only);
      }
    };
  }
}
