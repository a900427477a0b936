package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What befalls worktrees from outside while their sessions are open: it is noticed by itself, the
/// session never goes on in another folder, and the way back is offered.
@Timeout(120)
final class WorktreeFaultsTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitRepository git;

  @SuppressWarnings("NullAway.Init") // made before each test
  private LiveEngine live;

  @SuppressWarnings("NullAway.Init") // made before each test
  private SessionId id;

  private Path worktree = Path.of("");

  @BeforeEach
  void aSessionWithWork() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
    id = live.ready(live.openRepository(git.folder()), "fix", Mode.ASK);
    worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("work.txt"), "work\n");
    live.await(id, "sees the work", s -> s.changes().files().size() == 1);
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aDeletedWorktreeDetachesItsSessionWhichIsMadeAnewFromItsBranch() throws Exception {
    remove(worktree);
    assertThat(detached().problem()).contains("is gone");
    Trouble trouble = trouble();
    assertThat(trouble.remedies()).first().isEqualTo(Remedy.RECREATE);
    assertThat(LiveEngine.get(mend(Remedy.FIND_AGAIN, trouble.at())))
        .isInstanceOf(ActionResult.Refused.class);
    assertThat(worktree).doesNotExist();

    live.done(mend(Remedy.RECREATE, trouble.at()));

    idle();
    assertThat(worktree.resolve(".git")).exists();
    git.agreesOn(worktree);
  }

  @Test
  void afterARestartADetachedSessionShowsWhatItsBranchHas() throws Exception {
    live.done(live.engine().commit(id, List.of("work.txt"), "Work"));
    Files.writeString(worktree.resolve("open.txt"), "open\n");
    live.await(id, "sees both", s -> s.changes().files().size() == 2);
    remove(worktree);
    assertThat(detached().changes().uncommitted()).as("seen last").containsExactly("open.txt");
    live.close();

    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");

    SessionSnapshot now = live.await(id, "shows its commits", s -> s.changes().files().size() == 1);
    assertThat(detached().changes().ahead()).isEqualTo(1);
    assertThat(now.changes().uncommitted()).isEmpty();
    assertThat(now.changes().files().getFirst().path()).isEqualTo("work.txt");
    assertThat(now.changes().files().getFirst().hunks()).isNotEmpty();
  }

  @Test
  void aWayThatWasOfferedForAnotherTroubleIsRefusedWithWhatIsTrueNow() throws Exception {
    Path elsewhere = worktree.resolveSibling("moved");
    Files.move(worktree, elsewhere);
    detached();

    assertThat(LiveEngine.get(mend(Remedy.RECREATE_WITH_FILES, worktree)))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("not as it was", "was moved: it is " + elsewhere)
                    .doesNotContain("no checkpoint"));
    assertThat(worktree).doesNotExist();
  }

  @Test
  void nothingRunsInAnotherFolderWhileTheWorktreeIsGone() throws Exception {
    remove(worktree);
    detached();

    live.prompt(id, "Go on");
    assertThat(LiveEngine.get(live.engine().commit(id, List.of(), "x")))
        .isInstanceOf(ActionResult.Refused.class);
    assertThat(LiveEngine.get(live.engine().delete(id))).isInstanceOf(ActionResult.Done.class);
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.git("branch", "--list", "fix")).contains("fix");
  }

  @Test
  void aWorktreeThatGitMovesIsFollowed() throws Exception {
    Path elsewhere = folder.toRealPath().resolve("elsewhere");
    git.git("worktree", "move", worktree.toString(), elsewhere.toString());
    live.engine().submit(id, new SessionCommand.RefreshChanges());

    live.await(id, "is found again", s -> s.worktree().equals(elsewhere));
    idle();
    Files.writeString(elsewhere.resolve("more.txt"), "more\n");
    live.await(id, "sees what comes there", s -> s.changes().files().size() == 2);
  }

  @Test
  void aWorktreeThatWasMovedByHandIsFoundAmongItsNeighboursAndLinkedAgain() throws Exception {
    Path moved = worktree.resolveSibling("moved");
    Files.move(worktree, moved);
    detached();
    Trouble trouble = trouble();
    assertThat(trouble.problem()).contains("was moved");
    assertThat(trouble.at()).isEqualTo(moved);
    // Making it anew would leave the moved one without a repository.
    live.engine().submit(id, new SessionCommand.RetryPreparation());
    live.await(id, "is not made anew", s -> s.state() == SessionState.FAILED);

    live.done(mend(Remedy.REPAIR, trouble.at()));

    assertThat(idle().worktree()).isEqualTo(moved);
    assertThat(git.git("worktree", "list")).contains(moved.toString());
    live.await(id, "sees the work", s -> s.changes().files().size() == 1);
  }

  @Test
  void aWorktreeThatComesBackIsFoundAgain() throws Exception {
    Path away = folder.toRealPath().resolve("away");
    Files.move(worktree, away);
    detached();
    Files.move(away, worktree);

    live.done(mend(Remedy.FIND_AGAIN, worktree));

    idle();
    assertThat(worktree.resolve("work.txt")).hasContent("work");
  }

  @Test
  void aWorktreeThatWasMovedFarAwayIsLocatedByThePerson() throws Exception {
    Path far = Files.createDirectories(folder.toRealPath().resolve("far")).resolve("away");
    Files.move(worktree, far);
    detached();
    assertThat(trouble().remedies()).contains(Remedy.LOCATE);

    assertThat(LiveEngine.get(mend(Remedy.LOCATE, git.folder())))
        .isInstanceOf(ActionResult.Refused.class);
    live.done(mend(Remedy.LOCATE, far));

    assertThat(idle().worktree()).isEqualTo(far);
  }

  @Test
  void aRenamedBranchIsFollowed() throws Exception {
    GitRepository.git(worktree, "branch", "-m", "better");

    live.await(id, "goes on with it", s -> s.branch().equals("better"));
    live.done(live.engine().commit(id, List.of(), "Work"));
    assertThat(git.git("log", "-1", "--format=%s", "better")).contains("Work");
  }

  @Test
  void aBranchThatIsCheckedOutElsewhereIsNamedWithItsPlaceAndComesBackWhenItIsFree()
      throws Exception {
    live.done(live.engine().commit(id, List.of(), "Work"));
    remove(worktree);
    detached();
    git.git("worktree", "prune");
    git.git("checkout", "-q", "fix");

    assertThat(LiveEngine.get(mend(Remedy.RECREATE, worktree)))
        .isInstanceOf(ActionResult.Refused.class);
    assertThat(live.await(id, "fails", s -> s.state() == SessionState.FAILED).problem())
        .contains("“fix”", "checked out in " + git.folder(), "git switch");
    git.git("checkout", "-q", "main");
    live.done(mend(Remedy.RECREATE, worktree));

    idle();
    assertThat(worktree.resolve("work.txt")).hasContent("work");
  }

  @Test
  void aLockOnAWorktreeThatIsGoneIsEndedWhenThePersonWantsIt() throws Exception {
    git.git("worktree", "lock", "--reason", "on a stick", worktree.toString());
    remove(worktree);
    assertThat(detached().problem()).contains("on a stick");
    Trouble trouble = trouble();
    assertThat(trouble.remedies()).contains(Remedy.UNLOCK).doesNotContain(Remedy.RECREATE);

    live.done(mend(Remedy.UNLOCK, trouble.at()));
    assertThat(trouble().remedies()).first().isEqualTo(Remedy.RECREATE);
    live.done(mend(Remedy.RECREATE, trouble.at()));

    idle();
    git.agreesOn(worktree);
  }

  @Test
  void aGitFileThatPointsElsewherePausesTheSessionUntilItIsPutRight() throws Exception {
    Files.writeString(worktree.resolve(".git"), "gitdir: " + git.folder() + "/.git\n");

    assertThat(detached().problem()).contains("no longer points to");
    Trouble trouble = trouble();
    assertThat(trouble.remedies()).first().isEqualTo(Remedy.REPAIR);
    live.done(mend(Remedy.REPAIR, trouble.at()));

    idle();
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).contains("work.txt");
    assertThat(git.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aWorktreeThatCameBackFromTheArchiveIsWatchedAsBefore() throws Exception {
    live.done(live.engine().archive(id));
    live.done(live.engine().restore(id));
    Files.writeString(worktree.resolve("more.txt"), "more\n");
    live.await(id, "sees what comes", s -> s.changes().files().size() == 2);

    Files.writeString(worktree.resolve(".git"), "gitdir: " + folder + "\n");

    detached();
  }

  @Test
  void anotherSessionThatGoesTakesNoOnesWatchAlong() throws Exception {
    SessionId other = live.ready(git.folder(), "other", Mode.ASK);
    live.done(live.engine().delete(other));
    live.done(live.engine().emptyTrash(java.util.List.of(other)));

    Files.writeString(worktree.resolve("more.txt"), "more\n");

    live.await(id, "sees what comes", s -> s.changes().files().size() == 2);
  }

  @Test
  void aPrunedWorktreeIsKnownAgainWithItsFilesUntouched() throws Exception {
    Path admin = git.folder().resolve(".git/worktrees").resolve(worktree.getFileName());
    remove(admin);
    live.engine().submit(id, new SessionCommand.RefreshChanges());
    detached();
    Trouble trouble = trouble();
    assertThat(trouble.problem()).contains("still there");

    live.done(mend(Remedy.REPAIR, trouble.at()));

    idle();
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEqualTo("?? work.txt\n");
    live.await(id, "sees the work", s -> s.changes().files().size() == 1);
  }

  private SessionSnapshot detached() throws InterruptedException {
    return live.await(id, "is detached", s -> s.state() == SessionState.DETACHED);
  }

  private SessionSnapshot idle() throws InterruptedException {
    return live.await(id, "is in order", s -> s.state() == SessionState.IDLE);
  }

  private Trouble trouble() throws Exception {
    return LiveEngine.get(live.engine().worktreeCare().troubleOf(id));
  }

  private java.util.concurrent.CompletableFuture<ActionResult> mend(Remedy remedy, Path at) {
    return live.engine().worktreeCare().mend(id, remedy, at);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
