package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one repository and profile, of which one is stopped in the midst of its work on
/// a spare worktree.
final class SpareProcessesTest {
  private static final String THEIRS = "5e551011-aaaa-bbbb-cccc-000000000002";
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  private GitSandbox git;

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder);
  }

  @AfterEach
  void end() throws Exception {
    git.close();
  }

  @Test
  void oneThatIsBeingMadeElsewhereIsNeitherMadeTwiceNorTakenAway() throws Exception {
    Process other = start("keep");
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");

      assertThat(git.manager.spares().keep(git.repository)).isFalse();
      assertThat(git.manager.reconcile(git.repository, _ -> true)).isEmpty();

      assertThat(goOn(other, said)).isEqualTo("kept true");
      assertThat(ready()).hasSize(1);
      git.agreesOn(git.create("ours"));
      assertThat(ready()).isEmpty();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void oneThatIsBeingTakenElsewhereIsLeftAloneUntilItIsTheSessions() throws Exception {
    git.manager.spares().keep(git.repository);
    git.write("new.txt", "new\n");
    git.commitAll("On");
    Process other = start("take");
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");

      git.manager.reconcile(git.repository, _ -> true);
      Worktree ours = git.create("ours");

      assertThat(goOn(other, said)).startsWith("Created");
      Worktree theirs = git.manager.find(git.repository, THEIRS).orElseThrow();
      assertThat(theirs.folder().resolve("new.txt")).hasContent("new\n");
      git.agreesOn(theirs);
      git.agreesOn(ours);
      assertThat(ours.folder()).isNotEqualTo(theirs.folder());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whatAKilledProcessHeldIsFreeAtOnce() throws Exception {
    Process other = start("keep");
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");
    }
    other.destroyForcibly();
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();

    assertThat(git.manager.reconcile(git.repository, _ -> true)).hasSize(1);
    assertThat(git.manager.spares().keep(git.repository)).isTrue();
    assertThat(ready()).hasSize(1);
    try (var worktrees = Files.list(git.repository.gitFolder().resolve("worktrees"))) {
      assertThat(worktrees).hasSize(1);
    }
  }

  @Test
  void whoIsKilledWhileItLooksAtWhatItTookLeavesWhatSomebodyMadeThere() throws Exception {
    git.manager.spares().keep(git.repository);
    Path spare = ready().getFirst().worktree().folder();
    Files.writeString(spare.resolve("src/mine.txt"), "mine\n");
    Process other = start("look");
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");
    }
    other.destroyForcibly();
    assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(spare).doesNotExist();

    List<String> told = git.manager.reconcile(git.repository, _ -> true);

    assertThat(told).hasSize(1);
    Path kept = Path.of(told.getFirst().substring(told.getFirst().indexOf("lies in ") + 8));
    assertThat(kept.resolve("src/mine.txt")).hasContent("mine\n");
    assertThat(AdminFolder.all(git.repository)).isEmpty();
    git.agreesOn(git.create(THEIRS, "theirs"));
  }

  @Test
  void whileOneLooksAtWhatItTookAnotherProcessLeavesItAlone() throws Exception {
    git.manager.spares().keep(git.repository);
    Process other = start("look");
    try (var said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("here");

      assertThat(git.manager.reconcile(git.repository, id -> !id.equals(THEIRS))).isEmpty();
      assertThat(ready()).isEmpty();
      Worktree ours = git.create("ours");

      assertThat(goOn(other, said)).startsWith("Created");
      git.agreesOn(git.manager.find(git.repository, THEIRS).orElseThrow());
      git.agreesOn(ours);
    } finally {
      other.destroyForcibly();
    }
  }

  private List<SpareFolder> ready() throws Exception {
    return SpareFolder.ready(git.repository, git.manager.removal());
  }

  private static String goOn(Process other, BufferedReader said) throws Exception {
    other.getOutputStream().write('\n');
    other.getOutputStream().flush();
    return said.readLine();
  }

  /// One that says nothing for too long is ended, and with it the waiting for what it says.
  private Process start(String what) throws Exception {
    Process other = process(what).start();
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(other::destroyForcibly);
    return other;
  }

  private ProcessBuilder process(String what) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            SpareApp.class.getName(),
            git.main.toString(),
            git.root.resolve("worktrees").toString(),
            what,
            THEIRS)
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
