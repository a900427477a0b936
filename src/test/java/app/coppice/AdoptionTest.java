package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Adoptable;
import app.coppice.git.Adoptable.Kind;
import app.coppice.session.ActionResult;
import app.coppice.session.NewSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import app.coppice.session.WorktreeCare;
import app.coppice.settings.RepositorySettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of worktrees and branches that were made elsewhere.
@Timeout(120)
final class AdoptionTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made before each test
  private GitRepository git;

  @SuppressWarnings("NullAway.Init") // made before each test
  private LiveEngine live;

  private Path theirs = Path.of("");

  @BeforeEach
  void aWorktreeMadeByGit() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    theirs = folder.toRealPath().resolve("elsewhere/theirs");
    git.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
    git.git("branch", "idle");
    Files.writeString(theirs.resolve("work.txt"), "work\n");
    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
    live.openRepository(git.folder());
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void worktreesAndBranchesThatNoSessionHasAreListed() throws Exception {
    live.ready(git.folder(), "own", Mode.ASK);
    Path gone = folder.toRealPath().resolve("elsewhere/gone");
    git.git("worktree", "add", "-q", "-b", "gone", gone.toString());
    Files.delete(gone.resolve("README.md"));
    Files.delete(gone.resolve(".git"));
    Files.delete(gone);
    Path apart = folder.toRealPath().resolve("elsewhere/apart");
    git.git("worktree", "add", "-q", "--detach", apart.toString());

    List<Adoptable> found = adoptable();

    assertThat(found)
        .filteredOn(Adoptable::isFree)
        .containsExactlyInAnyOrder(
            new Adoptable(Kind.WORKTREE, "theirs", theirs, ""),
            new Adoptable(Kind.BRANCH, "idle", git.folder(), ""));
    assertThat(found)
        .filteredOn(each -> !each.isFree())
        .extracting(Adoptable::folder)
        .containsExactlyInAnyOrder(gone, apart);
  }

  @Test
  void anAdoptedWorktreeStaysWhereItIsThroughTheWholeLifeOfItsSession() throws Exception {
    SessionId id = adopt("theirs");
    assertThat(live.now(id).worktree()).isEqualTo(theirs);
    assertThat(live.now(id).branch()).isEqualTo("theirs");
    live.await(id, "sees the work", s -> s.changes().files().size() == 1);
    assertThat(adoptable()).extracting(Adoptable::branch).containsExactly("idle");

    live.done(live.engine().archive(id));
    assertThat(theirs.resolve("work.txt")).hasContent("work");
    live.done(live.engine().restore(id));
    assertThat(live.now(id).worktree()).isEqualTo(theirs);
    live.done(live.engine().commit(id, List.of(), "Work"));
    live.done(live.engine().land(id, app.coppice.session.LandHow.FAST_FORWARD));
    assertThat(git.folder().resolve("work.txt")).exists();

    live.done(live.engine().delete(id));
    live.done(live.engine().emptyTrash(List.of(id)));
    assertThat(theirs.resolve("work.txt")).exists();
    assertThat(GitRepository.git(theirs, "status", "--porcelain")).isEmpty();
    assertThat(git.git("branch", "--list", "theirs")).contains("theirs");
    git.agreesOn(theirs);
    assertThat(adoptable()).extracting(Adoptable::branch).contains("theirs");
  }

  @Test
  void anAdoptedWorktreeThatWentWhileItsSessionWasPutAwayComesBackAsOneOfOurs() throws Exception {
    SessionId id = adopt("theirs");
    live.done(live.engine().archive(id));
    git.git("worktree", "remove", "--force", theirs.toString());

    live.done(live.engine().restore(id));

    Path now = live.now(id).worktree();
    assertThat(now).startsWith(folder.toRealPath().resolve("profile"));
    assertThat(now.resolve("work.txt")).hasContent("work");
  }

  @Test
  void nothingIsPutIntoAnAdoptedWorktreeAndNoScriptRunsInIt() throws Exception {
    Files.writeString(git.folder().resolve(".git/info/exclude"), ".env\nmade\n");
    Files.writeString(git.folder().resolve(".env"), "A=1\n");
    var settings =
        RepositorySettings.DEFAULT
            .withScripts("touch made", "", 1)
            .bringing(RepositorySettings.Bring.CHOSEN, List.of("/.env"));
    live.done(live.engine().outfits().save(git.folder(), settings));

    adopt("theirs");
    Path own = live.now(adopt("idle")).worktree();

    assertThat(own.resolve(".env")).exists();
    assertThat(own.resolve("made")).exists();
    assertThat(theirs.resolve(".env")).doesNotExist();
    assertThat(theirs.resolve("made")).doesNotExist();
  }

  @Test
  void whatAnotherSessionHasAlreadyIsNotTakenOn() throws Exception {
    Adoptable what = free("theirs");
    adopt("theirs");

    SessionId second = live.engine().worktreeCare().adopt(request(), what);

    assertThat(live.await(second, "fails", s -> s.state() == SessionState.FAILED).problem())
        .contains("another session");
    assertThat(LiveEngine.get(live.engine().delete(second))).isInstanceOf(ActionResult.Done.class);
    assertThat(theirs.resolve("work.txt")).exists();
  }

  @Test
  void aBranchThatIsCheckedOutNowhereGetsAWorktreeAndOutlivesItsSession() throws Exception {
    SessionId id = adopt("idle");
    assertThat(live.now(id).worktree()).startsWith(folder.toRealPath().resolve("profile"));
    assertThat(live.now(id).branch()).isEqualTo("idle");

    live.done(live.engine().delete(id));

    assertThat(git.git("branch", "--list", "idle")).contains("idle");
  }

  @Test
  void anAdoptedWorktreeIsBoundByItsMarkAcrossAStart() throws Exception {
    SessionId id = adopt("theirs");
    live.close();
    Path moved = theirs.resolveSibling("moved");
    git.git("worktree", "move", theirs.toString(), moved.toString());

    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");

    live.await(id, "is found", s -> s.worktree().equals(moved) && s.state() == SessionState.IDLE);
  }

  private List<Adoptable> adoptable() throws Exception {
    WorktreeCare care = live.engine().worktreeCare();
    return LiveEngine.get(care.adoptable(git.folder()));
  }

  private Adoptable free(String branch) throws Exception {
    return adoptable().stream()
        .filter(each -> each.branch().equals(branch))
        .findFirst()
        .orElseThrow();
  }

  private SessionId adopt(String branch) throws Exception {
    SessionId id = live.engine().worktreeCare().adopt(request(), free(branch));
    live.await(id, "is ready", s -> s.state() == SessionState.IDLE);
    return id;
  }

  private NewSession request() {
    return new NewSession(git.folder(), "", "main", "", "m", Mode.ASK, false);
  }
}
