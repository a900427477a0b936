package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.diff.Dispute;
import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandingPlan;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Planning, landing, updating and pushing in a repository full of traps.
@Timeout(180)
@SuppressWarnings("NullAway.Init") // opened before each test
final class HostileLandingTest {
  @TempDir Path folder;
  private GitRepository git;
  private Traps traps;
  private LiveEngine live;

  @BeforeEach
  void open() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    traps = Traps.in(folder);
    traps.plant(git, 0, false);
    live = LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:9"), "none");
    live.openRepository(git.folder());
  }

  @AfterEach
  void close() {
    live.close();
  }

  private SessionId committed(String branch, String file, String text) throws Exception {
    SessionId id = live.ready(git.folder(), branch, Mode.ASK);
    Files.writeString(live.now(id).worktree().resolve(file), text);
    traps.commit(live.now(id).worktree());
    return id;
  }

  /// For what makes commits anew, which would not be signed.
  private void unsigned() throws Exception {
    git.git("config", "commit.gpgSign", "false");
    traps.reset();
  }

  private void baseMoves(String file, String text) throws Exception {
    Files.writeString(git.folder().resolve(file), text);
    traps.commit(git.folder());
  }

  @ParameterizedTest
  @EnumSource(UpdateHow.class)
  void anUpdateFromTheBaseSpringsNone(UpdateHow how) throws Exception {
    unsigned();
    SessionId id = committed("one", "README.md", "of one\n");
    baseMoves("c.txt", "of the base\n");
    live.done(live.engine().landings().update(id, how, Resolution.NONE));
    assertThat(live.now(id).worktree().resolve("c.txt")).hasContent("of the base");
    traps.assertNoneSprung("an update by " + how);

    baseMoves("a.evil", "of the base\n");
    assertThat(get(live.engine().landings().update(id, how, Resolution.NONE)))
        .as("its content would go through a filter")
        .isInstanceOf(ActionResult.Refused.class);
    traps.assertNoneSprung("a refused update by " + how);
  }

  @Test
  void aConflictThatIsShownAndResolvedSpringsNone() throws Exception {
    SessionId id = committed("one", "README.md", "of one\n");
    baseMoves("README.md", "of the base\n");
    var landings = live.engine().landings();
    assertThat(get(landings.update(id, UpdateHow.MERGE, Resolution.NONE)))
        .isInstanceOf(ActionResult.Conflicts.class);
    Dispute dispute = get(landings.conflicts(id));
    assertThat(dispute.conflicts()).hasSize(1);
    traps.assertNoneSprung("showing both sides");
    Resolution resolved =
        new Resolution(
            dispute.ours(), dispute.theirs(), Map.of("README.md", Optional.of("of both\n")));
    live.done(landings.update(id, UpdateHow.MERGE, resolved));
    assertThat(live.now(id).worktree().resolve("README.md")).hasContent("of both");
    traps.assertNoneSprung("a resolved merge");
  }

  @Test
  void aPlanSpringsNoneWhateverIsUncommitted() throws Exception {
    SessionId one = committed("one", "README.md", "of one\n");
    SessionId two = live.ready(git.folder(), "two", Mode.ASK);
    Files.writeString(live.now(two).worktree().resolve("README.md"), "of two\n");
    Files.writeString(live.now(two).worktree().resolve("a.evil"), "of two\n");
    Files.writeString(live.now(two).worktree().resolve("new.late"), "of two\n");
    live.await(one, "has its commit", s -> s.changes().ahead() == 1);
    live.await(two, "has its edits", s -> s.changes().files().size() == 3);
    LandingPlan plan = get(live.engine().landings().replan(git.folder()));
    assertThat(plan.between(one, two)).containsExactly("README.md");
    traps.assertNoneSprung("the plan");
  }

  @ParameterizedTest
  @EnumSource(LandHow.class)
  void aLandingItsPreviewAndItsUndoSpringNone(LandHow how) throws Exception {
    unsigned();
    SessionId id = committed("one", "c.txt", "of one\n");
    if (how != LandHow.FAST_FORWARD) {
      baseMoves("README.md", "of the base\n");
    }
    var landings = live.engine().landings();
    assertThat(get(landings.preview(id, how, "")).files()).containsExactly("c.txt");
    traps.assertNoneSprung("a preview of " + how);
    live.done(live.engine().land(id, how));
    assertThat(git.folder().resolve("c.txt")).hasContent("of one");
    traps.assertNoneSprung("landing by " + how);
    live.done(landings.undo(id));
    assertThat(git.folder().resolve("c.txt")).hasContent("c");
    traps.assertNoneSprung("undoing " + how);
  }

  private Path bare(String name) throws Exception {
    Path made = folder.toRealPath().resolve(name);
    GitRepository.git(folder, "init", "-q", "--bare", "-b", "main", made.toString());
    return made;
  }

  /// As at a prompt, the person's own `pre-push` hook runs. Nothing else does, here or there.
  @Test
  void aPushRunsThePersonsHookAlone() throws Exception {
    SessionId id = committed("one", "README.md", "of one\n");
    var landings = live.engine().landings();
    assertThat(get(landings.push(id, _ -> {}))).isInstanceOf(ActionResult.Refused.class);
    assertThat(traps.names()).as("an address that is a program").isEmpty();

    Path hooked = bare("hooked.git");
    traps.plantHooks(Files.createDirectories(hooked.resolve("hooks")));
    git.git("config", "remote.origin.url", hooked.toString());
    traps.reset();
    assertThat(get(landings.push(id, _ -> {}))).isInstanceOf(ActionResult.Refused.class);
    assertThat(traps.names()).as("hooks of a repository on this disk").isEmpty();

    Path there = bare("there.git");
    git.git("config", "remote.origin.url", there.toString());
    traps.reset();
    live.done(landings.push(id, _ -> {}));
    assertThat(GitRepository.git(there, "rev-parse", "one")).isEqualTo(git.git("rev-parse", "one"));
    assertThat(traps.names()).containsExactly("hook pre-push");
  }
}
