package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Mode;
import app.coppice.session.SessionId;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Spare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worktree that is kept ready, through the whole engine.
@Timeout(120)
final class SpareEndToEndTest {
  @TempDir Path folder;

  /// An engine that has the repository open and keeps a worktree ready.
  private LiveEngine keepingSpares(GitRepository git) throws Exception {
    LiveEngine live =
        LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none");
    live.engine().keepSpares();
    live.engine().reconciled().get(30, TimeUnit.SECONDS);
    live.openRepository(git.folder());
    return live;
  }

  @Test
  void aRepositoryInUseHasAWorktreeReadyWhichTheNextSessionTakesUntilThePersonWantsNone()
      throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = keepingSpares(git)) {
      SessionId first = live.ready(git.folder(), "one", Mode.ASK);
      live.awaitEngine("one is ready", () -> marks(git).size() == 1);
      assertThat(live.engine().sessions()).hasSize(1);
      SessionId second = live.ready(git.folder(), "two", Mode.ASK);
      Path taken = live.now(second).worktree();
      assertThat(GitRepository.git(taken, "status", "--porcelain", "-b")).startsWith("## two");
      assertThat(taken.resolve("README.md")).exists();
      live.awaitEngine("one is ready", () -> marks(git).size() == 1);

      live.done(
          live.engine()
              .outfits()
              .save(git.folder(), RepositorySettings.DEFAULT.withSpare(Spare.NONE)));
      live.awaitEngine("none is ready", () -> marks(git).isEmpty());
      git.agreesOn(live.now(first).worktree(), taken);
      live.done(live.engine().archive(first));
      live.done(live.engine().archive(second));
      git.agreesOn();
    }
  }

  @Test
  void aSessionWhoseSpareHoldsSomebodysWorkIsMadeAnewAndIsToldWhereThatLies() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    try (LiveEngine live = keepingSpares(git)) {
      SessionId first = live.ready(git.folder(), "one", Mode.ASK);
      live.awaitEngine("one is ready", () -> marks(git).size() == 1);
      String gitFile = Files.readString(marks(git).getFirst().resolve("gitdir")).strip();
      Path theirs = Path.of(gitFile).resolveSibling("");
      Files.writeString(theirs.resolve("README.md"), "theirs\n");

      SessionId second = live.ready(git.folder(), "two", Mode.ASK);

      Path worktree = live.now(second).worktree();
      assertThat(GitRepository.git(worktree, "status", "--porcelain", "-b")).isEqualTo("## two\n");
      assertThat(theirs.resolve("README.md")).hasContent("theirs\n");
      assertThat(live.now(second).transcript().entries())
          .filteredOn(Entry.Notice.class::isInstance)
          .extracting(entry -> ((Entry.Notice) entry).text())
          .anySatisfy(said -> assertThat(said).contains(theirs.toString()));
      live.done(live.engine().archive(first));
      live.done(live.engine().archive(second));
    }
  }

  static List<Path> marks(GitRepository git) {
    Path worktrees = git.folder().resolve(".git/worktrees");
    if (!Files.isDirectory(worktrees)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(worktrees)) {
      return all.filter(admin -> Files.exists(admin.resolve("coppice-spare"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
