package app.coppice;

import static app.coppice.LiveEngine.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.CommitRequest;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.SessionId;
import app.coppice.session.SessionReports;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A commit whose hook runs is shown as such and can be stopped.
final class CommitStopTest extends EngineScenario {
  private final CountDownLatch hooked = new CountDownLatch(1);

  private void hook(String name, String... lines) throws Exception {
    Path hook = git.folder().resolve(".git/hooks").resolve(name);
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// A session with a staged and an unstaged change.
  private SessionId changed() throws Exception {
    SessionId id = live.ready(repository, "work", Mode.ASK);
    Path worktree = live.now(id).worktree();
    Files.writeString(worktree.resolve("staged.txt"), "staged\n");
    GitRepository.git(worktree, "add", "staged.txt");
    Files.writeString(worktree.resolve("README.md"), "# Shop\nother\n");
    live.await(id, "has changes", s -> s.changes().staged().equals(Set.of("staged.txt")));
    return id;
  }

  private CompletableFuture<ActionResult> begun(SessionId id, Extent extent, String... paths)
      throws Exception {
    CommitRequest request =
        new CommitRequest(extent, List.of(paths), "Message", CommitRequest.Place.ON_TOP);
    CompletableFuture<ActionResult> commit =
        live.engine()
            .review()
            .commit(
                id,
                request,
                said -> {
                  if (said.contains("hook runs")) {
                    hooked.countDown();
                  }
                });
    assertThat(hooked.await(30, TimeUnit.SECONDS)).as("the hook runs").isTrue();
    live.await(id, "commits", s -> s.state() == SessionState.COMMITTING);
    assertThat(live.engine().review().committing()).containsExactly(id);
    return commit;
  }

  /// Who has ended may still be waiting for its parent to notice.
  private static boolean runs(String pid) {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) {
      return false;
    }
  }

  private static String standing(Path worktree) throws Exception {
    return GitRepository.git(worktree, "rev-parse", "HEAD")
        + GitRepository.git(worktree, "status", "--porcelain");
  }

  private void restsAsBefore(SessionId id, String before) throws Exception {
    live.await(id, "rests", s -> s.state() == SessionState.IDLE);
    assertThat(live.engine().review().committing()).isEmpty();
    assertThat(standing(live.now(id).worktree())).isEqualTo(before);
    git.agreesOn(live.now(id).worktree());
  }

  @Test
  void aStoppedCommitEndsGitAndWhateverItsHookStartedAndLeavesAllAsItWas() throws Exception {
    Path pids = folder.resolve("pids");
    hook(
        "pre-commit",
        "trap '' TERM HUP",
        "setsid sleep 1000 &",
        "echo $! > '" + pids + "'",
        "echo $$ >> '" + pids + "'",
        "echo hook runs >&2",
        "sleep 1000");
    SessionId id = changed();
    String before = standing(live.now(id).worktree());
    CompletableFuture<ActionResult> commit = begun(id, Extent.ALL);
    List<String> hooks = Files.readAllLines(pids);
    assertThat(hooks).hasSize(2).allMatch(CommitStopTest::runs);

    live.done(live.engine().review().stopCommit(id));

    assertThat(get(commit))
        .isEqualTo(
            new ActionResult.Refused(
                "The commit was stopped: branch and index are what they were before."));
    assertThat(hooks).noneMatch(CommitStopTest::runs);
    restsAsBefore(id, before);
    assertThat(get(live.engine().review().stopCommit(id)))
        .isEqualTo(new ActionResult.Refused("No commit runs in this session."));
  }

  @Test
  void aStoppedCommitOfSomeFilesLeavesNoLock() throws Exception {
    hook("commit-msg", "echo hook runs >&2", "sleep 1000");
    SessionId id = changed();
    String before = standing(live.now(id).worktree());
    CompletableFuture<ActionResult> commit = begun(id, Extent.FILES, "README.md");

    live.done(live.engine().errands().stop(id));

    assertThat(get(commit)).isInstanceOf(ActionResult.Refused.class);
    restsAsBefore(id, before);
    hook("commit-msg", "exit 0");
    live.done(live.engine().commit(id, List.of("README.md"), "Now it is made"));
  }

  @Test
  void aCommitThatIsMadeStaysWhenWhatFollowsItIsStopped() throws Exception {
    hook("post-commit", "echo hook runs >&2", "sleep 1000");
    SessionId id = changed();
    CompletableFuture<ActionResult> commit = begun(id, Extent.ALL);

    ActionResult stopped = get(live.engine().review().stopCommit(id));

    assertThat(stopped).isInstanceOf(ActionResult.Refused.class);
    assertThat(((ActionResult.Refused) stopped).reason())
        .startsWith("It was too late: Committed ")
        .contains("cut off");
    assertThat(get(commit)).isInstanceOf(ActionResult.Done.class);
    Path worktree = live.now(id).worktree();
    assertThat(GitRepository.git(worktree, "log", "--format=%s", "main..")).isEqualTo("Message\n");
    assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEmpty();
  }

  @Test
  void aCommitOfSomebodyElseIsNotTakenForTheOneThatWasStopped() throws Exception {
    hook(
        "pre-commit",
        "git update-ref HEAD $(git commit-tree -p HEAD -m Theirs 'HEAD^{tree}')",
        "echo hook runs >&2",
        "sleep 1000");
    SessionId id = changed();
    CompletableFuture<ActionResult> commit = begun(id, Extent.ALL);

    ActionResult stopped = get(live.engine().review().stopCommit(id));

    Path worktree = live.now(id).worktree();
    String theirs = GitRepository.git(worktree, "rev-parse", "HEAD").substring(0, 8);
    assertThat(stopped).isInstanceOf(ActionResult.Refused.class).isEqualTo(get(commit));
    assertThat(((ActionResult.Refused) stopped).reason())
        .contains("another last commit meanwhile, " + theirs);
    assertThat(GitRepository.git(worktree, "log", "--format=%s", "main..")).isEqualTo("Theirs\n");
  }

  @Test
  void aSessionThatNobodyHasOpenIsNotCommittingWhateverItsJournalSaysLast() throws Exception {
    hook("pre-commit", "echo hook runs >&2", "sleep 1000");
    SessionId id = changed();
    CompletableFuture<ActionResult> commit = begun(id, Extent.ALL);
    Profile open = new Profile(folder.resolve("profile"));
    Profile crashed = new Profile(folder.resolve("crashed"));
    Path left = crashed.journals().resolve(id.toString());
    Files.createDirectories(left);
    Files.copy(
        open.journals().resolve(id.toString()).resolve("journal.jsonl"),
        left.resolve("journal.jsonl"));

    assertThat(SessionReports.look(open).getFirst().state()).isEqualTo(SessionState.COMMITTING);
    assertThat(SessionReports.look(crashed).getFirst().state()).isEqualTo(SessionState.IDLE);

    live.done(live.engine().review().stopCommit(id));
    assertThat(get(commit)).isInstanceOf(ActionResult.Refused.class);
  }

  @Test
  void theEndOfTheEngineStopsACommitAndNothingOfItIsLeft() throws Exception {
    hook("pre-commit", "echo hook runs >&2", "sleep 1000");
    SessionId id = changed();
    Path worktree = live.now(id).worktree();
    String before = standing(worktree);
    CompletableFuture<ActionResult> commit = begun(id, Extent.ALL);

    reopen();

    assertThat(get(commit)).isInstanceOf(ActionResult.Refused.class);
    live.await(id, "rests", s -> s.state() == SessionState.IDLE);
    assertThat(standing(worktree)).isEqualTo(before);
  }
}
