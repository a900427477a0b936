package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.session.ActionResult;
import app.coppice.session.NewSession;
import app.coppice.session.Outfits;
import app.coppice.session.PortRange;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Bring;
import app.coppice.terminal.Terminal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a new worktree has beyond its commit, through the whole engine.
@Timeout(120)
final class OutfitEndToEndTest {
  @TempDir Path folder;

  private GitRepository git;

  @BeforeEach
  void make() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
    Files.writeString(git.folder().resolve(".gitignore"), ".env*\nnode_modules/\nmade/\n");
    git.commitAll("Ignore");
  }

  private LiveEngine open() throws Exception {
    return LiveEngine.open(folder.resolve("profile"), URI.create("http://127.0.0.1:1"), "none");
  }

  private static ActionResult get(CompletableFuture<ActionResult> result) throws Exception {
    return result.get(30, TimeUnit.SECONDS);
  }

  private void choose(LiveEngine live, RepositorySettings settings) throws Exception {
    assertThat(get(live.engine().outfits().save(git.folder(), settings)))
        .isInstanceOf(ActionResult.Done.class);
  }

  private SessionId create(LiveEngine live, String branch) {
    return live.engine().create(new NewSession(git.folder(), "", "", branch, "m", Mode.ASK, false));
  }

  @Test
  void theIgnoredFilesThatARepositoryNamesAreInEveryNewWorktree() throws Exception {
    Path secret = Files.writeString(git.folder().resolve(".env"), "TOKEN=1\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    Files.writeString(git.folder().resolve(".worktreeinclude"), "# mine\n.env\nREADME.md\n");
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      Path worktree = live.now(live.ready(git.folder(), "one", Mode.ASK)).worktree();
      assertThat(worktree.resolve(".env")).hasContent("TOKEN=1\n");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(worktree.resolve(".env"))))
          .isEqualTo("rw-r-----");
      assertThat(GitRepository.git(worktree, "status", "--porcelain")).isEmpty();
    }
  }

  @Test
  void filesThatNobodyNamedAreProposedOnceAndComeAlongWhenChosen() throws Exception {
    Files.writeString(git.folder().resolve(".env"), "TOKEN=1\n");
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      Outfits outfits = live.engine().outfits();
      Outfits.Choices asked = outfits.choices(git.folder()).get(30, TimeUnit.SECONDS);
      assertThat(asked.asks()).isTrue();
      assertThat(asked.proposed()).containsExactly(".env");
      Path before = live.now(live.ready(git.folder(), "before", Mode.ASK)).worktree();
      assertThat(before.resolve(".env")).doesNotExist();
      choose(live, asked.settings().bringing(Bring.CHOSEN, List.of("/.env")));
      assertThat(outfits.choices(git.folder()).get(30, TimeUnit.SECONDS).asks()).isFalse();
      Path after = live.now(live.ready(git.folder(), "after", Mode.ASK)).worktree();
      assertThat(after.resolve(".env")).hasContent("TOKEN=1\n");
    }
  }

  @Test
  void aSetUpScriptThatFailsHoldsTheQueueUntilItHasEndedWellOnceMore() throws Exception {
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      choose(
          live, RepositorySettings.DEFAULT.withScripts("echo port $COPPICE_PORT; exit 3", "", 1));
      SessionId id = create(live, "one");
      SessionSnapshot failed = live.await(id, "failed", s -> s.state() == SessionState.FAILED);
      assertThat(failed.problem()).contains("exit code 3");
      assertThat(live.engine().outfits().needsSetUp(id)).isTrue();
      PortRange ports = live.engine().outfits().ports(id).orElseThrow();
      Terminal terminal = live.engine().terminals(id).getFirst();
      assertThat(terminal.name()).isEqualTo("set-up");
      LiveEngine.awaitText(terminal, "port " + ports.first());

      choose(live, RepositorySettings.DEFAULT.withScripts("mkdir made; touch made/x", "", 1));
      assertThat(get(live.engine().outfits().setUp(id))).isInstanceOf(ActionResult.Done.class);
      assertThat(live.await(id, "rests", s -> s.state() == SessionState.IDLE).problem()).isEmpty();
      assertThat(live.now(id).worktree().resolve("made/x")).exists();
      assertThat(live.engine().terminals(id)).hasSize(1);
      assertThat(live.engine().outfits().needsSetUp(id)).isFalse();
    }
  }

  @Test
  void aRestoredSessionHasItsDependenciesAndWasSetUpAgain() throws Exception {
    Files.createDirectories(git.folder().resolve("node_modules/left"));
    Files.writeString(git.folder().resolve("node_modules/left/index.js"), "1\n");
    Files.writeString(git.folder().resolve(".env"), "TOKEN=1\n");
    Files.writeString(git.folder().resolve(".worktreeinclude"), ".env\n");
    // A link is no folder to git.
    Files.writeString(git.folder().resolve(".gitignore"), ".env*\nnode_modules\nmade/\n");
    git.commitAll("Ignore links too");
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      choose(
          live,
          RepositorySettings.DEFAULT
              .withDependencies(List.of("node_modules/"), RepositorySettings.Uncloned.LINK)
              .withScripts("mkdir made; touch made/x", "", 1));
      SessionId id = create(live, "one");
      live.await(id, "rests", s -> s.state() == SessionState.IDLE);
      // What the person took away is not brought again.
      Files.delete(live.now(id).worktree().resolve(".env"));
      live.done(live.engine().archive(id));

      live.done(live.engine().restore(id));

      Path worktree = live.now(id).worktree();
      assertThat(worktree.resolve("node_modules/left/index.js")).hasContent("1\n");
      assertThat(worktree.resolve("made/x")).exists();
      assertThat(worktree.resolve(".env")).doesNotExist();
      live.await(id, "rests", s -> s.state() == SessionState.IDLE);
      live.done(live.engine().delete(id));
      live.done(live.engine().undelete(id));
      assertThat(live.now(id).worktree().resolve("node_modules/left/index.js")).hasContent("1\n");
    }
  }

  @Test
  void theBannersRetryFinishesWhatTheWorktreeLacksAndKeepsWhatIsInIt() throws Exception {
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      choose(live, RepositorySettings.DEFAULT.withScripts("test -e made/ok", "", 1));
      SessionId id = create(live, "one");
      live.await(id, "failed", s -> s.state() == SessionState.FAILED);
      Path made = Files.createDirectory(live.now(id).worktree().resolve("made"));
      Files.writeString(made.resolve("ok"), "by hand\n");
      live.engine().submit(id, new SessionCommand.RetryPreparation());
      live.await(id, "rests", s -> s.state() == SessionState.IDLE);
      assertThat(made.resolve("ok")).hasContent("by hand\n");
    }
  }

  @Test
  void aSessionIsPutAwayWhileItsSetUpScriptRunsOn() throws Exception {
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      choose(live, RepositorySettings.DEFAULT.withScripts("sleep 1000", "", 1));
      SessionId id = create(live, "one");
      live.await(id, "sets up", s -> live.engine().outfits().stage(id).equals("Setting up"));
      assertThat(live.now(id).state()).isEqualTo(SessionState.PREPARING);
      // The person deletes it meanwhile: that does not wait for the script.
      live.awaitEngine("the script runs", () -> !live.engine().terminals(id).isEmpty());
      assertThat(get(live.engine().archive(id))).isInstanceOf(ActionResult.Done.class);
      live.await(id, "is away", s -> s.state() == SessionState.ARCHIVED);
    }
  }

  @Test
  void aTearDownScriptRunsInTheWorktreeBeforeItGoesAndItsFailureKeepsNothing() throws Exception {
    Path told = folder.resolve("told");
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      choose(live, RepositorySettings.DEFAULT.withScripts("", "pwd > '" + told + "'; exit 7", 1));
      SessionId id = live.ready(git.folder(), "one", Mode.ASK);
      Path worktree = live.now(id).worktree();
      assertThat(get(live.engine().delete(id))).isInstanceOf(ActionResult.Done.class);
      assertThat(told).hasContent(worktree + "\n");
      assertThat(worktree).doesNotExist();
    }
  }

  @Test
  void eachSessionKeepsTenPortsOfItsOwnAndItsShellsKnowThem() throws Exception {
    Set<PortRange> ranges = new HashSet<>();
    SessionId first;
    PortRange kept;
    try (LiveEngine live = open()) {
      live.openRepository(git.folder());
      first = live.ready(git.folder(), "one", Mode.ASK);
      SessionId second = live.ready(git.folder(), "two", Mode.ASK);
      kept = live.engine().outfits().ports(first).orElseThrow();
      ranges.add(kept);
      ranges.add(live.engine().outfits().ports(second).orElseThrow());
      assertThat(ranges).hasSize(2);
      Terminal shell = live.engine().openShell(first, 80, 24).get(30, TimeUnit.SECONDS);
      shell.send("echo =$COPPICE_PORT= =$COPPICE_PORT_9=\n".getBytes(StandardCharsets.UTF_8));
      String wanted = "=" + kept.first() + "= =" + kept.last() + "=";
      LiveEngine.awaitText(shell, wanted);
      try (ServerSocket server =
          new ServerSocket(kept.first() + 1, 1, InetAddress.getLoopbackAddress())) {
        assertThat(live.engine().outfits().listening(first).get(30, TimeUnit.SECONDS))
            .anySatisfy(it -> {
              assertThat(it.port()).isEqualTo(server.getLocalPort());
              assertThat(it.pid()).isEqualTo(ProcessHandle.current().pid());
            });
        CommandRun told =
            CommandRun.of("ports", "one", "--profile", folder.resolve("profile").toString());
        assertThat(told.out())
            .contains("COPPICE_PORT_1 ", String.valueOf(server.getLocalPort()))
            .contains("(" + ProcessHandle.current().pid() + ")");
      }
    }
    try (LiveEngine live = open()) {
      live.awaitEngine(
          "the session has its ports",
          () -> live.engine().outfits().ports(first).equals(Optional.of(kept)));
    }
  }
}
