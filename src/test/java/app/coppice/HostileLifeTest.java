package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Adoptable;
import app.coppice.git.Remedy;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole life of sessions in a repository that names a program wherever git knows a place for
/// one: none runs. Only the person's own commit runs what is configured, so this makes its commits
/// itself, out of sight of the traps.
@Timeout(180)
final class HostileLifeTest {
  private static final String ODD = "$(touch pwned)`touch pwned`;touch pwned|&'\"";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"few, shared", "many, shared", "few, own"})
  void noTrapIsSprungInTheWholeLifeOfASession(String files, String configuration) throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    Traps traps = Traps.in(folder);
    traps.plant(git, files.equals("many") ? 250 : 0, configuration.equals("own"));
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      traps.assertNoneSprung("opening");

      SessionId one = live.ready(git.folder(), "one", Mode.ASK);
      Path worktree = live.now(one).worktree();
      traps.assertNoneSprung("making a worktree");
      Files.writeString(worktree.resolve("README.md"), "changed\n");
      Files.writeString(worktree.resolve("a.evil"), "changed\n");
      Files.writeString(worktree.resolve("new.txt"), "new\n");
      live.await(one, "sees it", s -> s.changes().files().size() == 3);
      live.done(live.engine().discard(one, List.of("a.evil")));
      live.done(live.engine().undoDiscard(one));
      live.done(live.engine().discard(one, List.of("a.evil")));
      traps.assertNoneSprung("looking, discarding and bringing back");

      live.done(live.engine().archive(one));
      live.done(live.engine().restore(one));
      assertThat(live.now(one).worktree().resolve("new.txt")).exists();
      traps.assertNoneSprung("putting away and bringing back");

      traps.commit(live.now(one).worktree());
      live.done(live.engine().land(one, LandHow.MERGE));
      assertThat(git.folder().resolve("new.txt")).exists();
      traps.assertNoneSprung("landing");

      SessionId two = live.ready(git.folder(), "two", Mode.ASK);
      Files.writeString(live.now(two).worktree().resolve("README.md"), "of two\n");
      Files.writeString(git.folder().resolve("README.md"), "of main\n");
      traps.commit(git.folder());
      traps.commit(live.now(two).worktree());
      assertThat(LiveEngine.get(live.engine().land(two, LandHow.SQUASH)))
          .isInstanceOf(ActionResult.Conflicts.class);
      traps.assertNoneSprung("a landing that conflicts");

      live.done(live.engine().delete(two));
      live.done(live.engine().undelete(two));
      live.done(live.engine().delete(two));
      live.done(live.engine().emptyTrash(List.of(two)));
      traps.assertNoneSprung("deleting, undoing and deleting for good");

      Files.writeString(
          live.now(one).worktree().resolve(".git"), "gitdir: " + traps.folder() + "\n");
      live.engine().submit(one, new SessionCommand.RefreshChanges());
      live.await(one, "is paused", s -> s.state() == SessionState.DETACHED);
      live.done(live.engine().worktreeCare().mend(one, Remedy.REPAIR, live.now(one).worktree()));
      traps.assertNoneSprung("mending");
    }
    try (LiveEngine again = open()) {
      assertThat(again.engine().sessions()).hasSize(1);
      traps.assertNoneSprung("the next start");
    }
  }

  @Test
  void anAdoptedWorktreeSpringsNoTrap() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    Path theirs = folder.toRealPath().resolve("theirs");
    git.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
    Traps traps = Traps.in(folder);
    traps.plant(git, 0, false);
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      List<Adoptable> found = LiveEngine.get(live.engine().worktreeCare().adoptable(git.folder()));
      SessionId id =
          live.engine()
              .worktreeCare()
              .adopt(
                  new NewSession(git.folder(), "", "main", "", "m", Mode.ASK, false),
                  found.getFirst());
      live.await(id, "is ready", s -> s.state() == SessionState.IDLE);
      live.done(live.engine().archive(id));
      live.done(live.engine().restore(id));
      traps.assertNoneSprung("adopting");
    }
  }

  /// They are characters wherever they stand: no shell ever reads them.
  @Test
  void namesThatAShellWouldReadAreOnlyNames() throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    git.git("config", "user.name", ODD);
    git.git("config", "user.email", "a;touch pwned@example.invalid");
    String branch = "a$(touch${IFS}pwned)`touch${IFS}pwned`;touch|&'\"b";
    Files.writeString(git.folder().resolve(ODD.replace("/", "") + ".txt"), "odd\n");
    Files.writeString(git.folder().resolve("--upload-pack=touch pwned"), "odd\n");
    git.commitAll(ODD);
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      SessionId id = live.ready(git.folder(), branch, Mode.ASK);
      Path worktree = live.now(id).worktree();
      assertThat(worktree.resolve("--upload-pack=touch pwned")).exists();
      Files.writeString(worktree.resolve("-c core.pager=touch pwned"), "odd\n");
      live.done(live.engine().commit(id, List.of(), ODD));
      live.done(live.engine().archive(id));
      live.done(live.engine().restore(id));
      live.done(live.engine().land(id, LandHow.SQUASH));
      live.done(live.engine().delete(id));
    }
    try (var all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.endsWith("pwned"))).isEmpty();
    }
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
  }
}
