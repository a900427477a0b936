package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A worktree that was kept ready is a session's before its files were looked at, and a shell works
/// in it meanwhile.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no time at which they changed")
final class SpareProofTest {
  @TempDir Path folder;

  private GitSandbox git;
  private Repository repository;
  private final List<String> events = new ArrayList<>();
  private final List<Path> asides = new ArrayList<>();
  private Step onPlaced = _ -> {};
  private boolean cutOff;

  /// What happens in a folder at a moment.
  private interface Step {
    void in(Path folder) throws Exception;
  }

  @BeforeEach
  void begin() throws Exception {
    git = new GitSandbox(folder, GitSandbox::varied);
    var watched = new GitProgram(this::run, Map.of());
    repository = ((OpenOutcome.Opened) new Repositories(watched).open(git.main)).repository();
    assertThat(git.manager.spares().keep(git.repository)).isTrue();
  }

  @AfterEach
  void end() throws Exception {
    repository.close();
    git.close();
  }

  private ProgramRunner.Finished run(
      List<String> command,
      Path place,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    if (command.contains("status")) {
      events.add("looked");
      if (cutOff) {
        throw new InterruptedException();
      }
    }
    return GitSandbox.run(command, place, environment, input, timeout, limit, mayGoOn);
  }

  private static void take(Step step, Path place) {
    try {
      step.in(place);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private WorktreeCreation make() throws Exception {
    return git.manager.create(
        repository,
        new WorktreeRequest(GitSandbox.SESSION, "one", "main"),
        new CheckoutProgress() {
          @Override
          public void advanced(int done, int total) {
            // Only what follows on what counts.
          }

          @Override
          public void placed(Path place) {
            events.add("placed");
            Step step = onPlaced;
            onPlaced = _ -> {};
            take(step, place);
          }

          @Override
          public void givenUp() {
            events.add("given up");
          }

          @Override
          public void setAside(Path place) {
            asides.add(place);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
  }

  private Worktree made() throws Exception {
    return ((Created) make()).worktree();
  }

  private SpareFolder spare() throws Exception {
    List<SpareFolder> ready = SpareFolder.ready(git.repository, git.manager.removal());
    assertThat(ready).hasSize(1);
    return ready.getFirst();
  }

  private static Object inode(Path file) throws Exception {
    return Files.getAttribute(file, "unix:ino");
  }

  @Test
  void theFolderIsTheSessionsBeforeItsFilesAreLookedAt() throws Exception {
    Object kept = inode(spare().worktree().folder().resolve("README.md"));

    Worktree made = made();

    assertThat(events).containsExactly("placed", "looked");
    assertThat(inode(made.folder().resolve("README.md"))).isEqualTo(kept);
    assertThat(made.adminFolder().toFile().list())
        .noneMatch(name -> name.contains("coppice-spare"));
    git.agreesOn(made);
  }

  @Test
  void whatAShellDoesThereAtOnceIsTheSessions() throws Exception {
    Files.writeString(git.main.resolve(".git/info/exclude"), ".direnv/\n");
    Object kept = inode(spare().worktree().folder().resolve("run.sh"));
    onPlaced =
        place -> {
          GitSandbox.write(place, ".direnv/bin/x", "made at once\n");
          GitSandbox.write(place, "README.md", "changed at once\n");
          GitSandbox.write(place, "src/New.java", "new\n");
          Files.delete(place.resolve("src/Cart.java"));
          Files.delete(place.resolve("empty.txt"));
          git.gitIn(place, "add", "src/New.java");
        };

    Worktree made = made();

    assertThat(events).containsExactly("placed", "looked");
    assertThat(inode(made.folder().resolve("run.sh"))).isEqualTo(kept);
    assertThat(made.folder().resolve(".direnv/bin/x")).hasContent("made at once\n");
    assertThat(git.gitIn(made.folder(), "status", "--porcelain").lines())
        .containsExactlyInAnyOrder(
            " M README.md", "A  src/New.java", " D src/Cart.java", " D empty.txt");
    assertThat(asides).isEmpty();
  }

  /// What somebody may have done in a worktree that no session has, and that only a look at its
  /// files shows.
  enum Work {
    CHANGED,
    ADDED,
    IGNORED,
    DELETED,
    MADE_RUNNABLE,
    A_REPOSITORY;

    void in(Path place) throws Exception {
      switch (this) {
        case CHANGED -> GitSandbox.write(place, "src/Cart.java", "theirs\n");
        case ADDED -> GitSandbox.write(place, "src/theirs.txt", "theirs\n");
        case IGNORED -> GitSandbox.write(place, "src/theirs.log", "theirs\n");
        case DELETED -> Files.delete(place.resolve("src/Cart.java"));
        case MADE_RUNNABLE ->
            assertThat(place.resolve("win.bat").toFile().setExecutable(true)).isTrue();
        case A_REPOSITORY -> {
          Path own = place.resolve("src/theirs/.git");
          Files.createDirectories(own.resolve("refs"));
          Files.createDirectories(own.resolve("objects"));
          Files.writeString(own.resolve("HEAD"), "ref: refs/heads/main\n");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatSomebodyDidBeforeIsTheirsAgainAndTheSessionIsMadeWithoutIt(Work work) throws Exception {
    Files.writeString(git.main.resolve(".git/info/exclude"), "*.log\n");
    Worktree theirs = spare().worktree();
    work.in(theirs.folder());
    String before = status(theirs.folder());
    assertThat(before).isNotEmpty();
    onPlaced = place -> GitSandbox.write(place, "a/by-the-shell", "theirs now\n");

    Worktree made = made();

    assertThat(events).containsExactly("placed", "looked", "given up", "placed");
    assertThat(status(made.folder())).isEmpty();
    assertThat(made.folder().resolve("a/by-the-shell")).doesNotExist();
    Files.delete(theirs.folder().resolve("a/by-the-shell"));
    assertThat(status(theirs.folder())).isEqualTo(before);
    assertThat(theirs.adminFolder().resolve("coppice-spoilt")).exists();
    assertThat(asides).containsExactly(theirs.folder());
    assertThat(git.gitIn(theirs.folder(), "rev-parse", "--abbrev-ref", "HEAD")).contains("HEAD");
    assertThat(git.manager.find(git.repository, GitSandbox.SESSION)).contains(made);
    assertThat(git.manager.reconcile(git.repository, _ -> true)).isEmpty();
    assertThat(git.git("worktree", "list").lines()).hasSize(3);
    assertThat(git.git("worktree", "prune", "--expire", "now", "-v")).isEmpty();
    assertThat(git.git("fsck", "--strict")).doesNotContain("error").doesNotContain("warning");
  }

  private String status(Path place) throws Exception {
    // Without the index being written again.
    return git.gitIn(place, "--no-optional-locks", "status", "--porcelain", "--ignored", "-uall");
  }

  @Test
  void whatIsGoneFromTheFolderItselfIsSeenBeforeItsNameChanges() throws Exception {
    Path theirs = spare().worktree().folder();
    Files.delete(theirs.resolve("empty.txt"));

    Worktree made = made();

    assertThat(events).containsExactly("looked", "placed");
    assertThat(made.folder().resolve("empty.txt")).exists();
    assertThat(theirs.resolve("empty.txt")).doesNotExist();
  }

  @Test
  void anIndexThatIsNoLongerTheOneThatWasMadeReadyIsReadBeforeAnything() throws Exception {
    Path theirs = spare().worktree().folder();
    Files.writeString(theirs.resolve("README.md"), "theirs\n");
    git.gitIn(theirs, "update-index", "--assume-unchanged", "README.md");

    Worktree made = made();

    assertThat(events).containsExactly("placed");
    assertThat(made.folder()).isNotEqualTo(theirs);
    assertThat(theirs.resolve("README.md")).hasContent("theirs\n");
    git.manager.spares().keep(git.repository);
    Path staged = spare().worktree().folder();
    Files.writeString(staged.resolve("README.md"), "staged\n");
    git.gitIn(staged, "add", "README.md");
    git.create("5e551011-aaaa-bbbb-cccc-000000000002", "two");
    assertThat(git.gitIn(staged, "show", ":README.md")).isEqualTo("staged\n");
  }

  @Test
  void anIndexThatWasWrittenAgainUnderTheSameChecksumIsReadBeforeAnything() throws Exception {
    Worktree theirs = spare().worktree();
    Path index = theirs.adminFolder().resolve("index");
    byte[] sealed = Files.readAllBytes(index);
    Files.writeString(theirs.folder().resolve("README.md"), "theirs\n");
    byte[] forged = sealed.clone();
    int path = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("README.md");
    forged[path - 2] |= (byte) 0x80; // assumed to be unchanged
    Files.write(index, forged);
    assertThat(git.gitIn(theirs.folder(), "ls-files", "-v", "README.md")).startsWith("h ");

    Worktree made = made();

    assertThat(made.folder().resolve("README.md")).exists().content().isNotEqualTo("theirs\n");
    assertThat(theirs.folder().resolve("README.md")).hasContent("theirs\n");
  }

  @Test
  void anIndexThatSomebodyOnlyRefreshedIsLookedIntoFirstAndTheWorktreeIsStillTaken()
      throws Exception {
    Path kept = spare().worktree().folder();
    Object inode = inode(kept.resolve("run.sh"));
    Files.setLastModifiedTime(kept.resolve("README.md"), FileTime.fromMillis(0));
    git.gitIn(kept, "status");

    Worktree made = made();

    assertThat(events).containsExactly("looked", "placed");
    assertThat(inode(made.folder().resolve("run.sh"))).isEqualTo(inode);
    git.agreesOn(made);
  }

  @Test
  void aLookThatIsCutOffLeavesNothingOfTheSessionButWhatAShellMade() throws Exception {
    onPlaced = place -> GitSandbox.write(place, "a/by-the-shell", "mine\n");
    cutOff = true;

    assertThatThrownBy(this::make).isInstanceOf(InterruptedException.class);

    assertThat(events).containsExactly("placed", "looked", "given up");
    assertThat(AdminFolder.all(git.repository)).isEmpty();
    assertThat(git.git("branch", "--list").lines()).hasSize(1);
    assertThat(asides).hasSize(1);
    assertThat(asides.getFirst().resolve("a/by-the-shell")).hasContent("mine\n");
  }

  @Test
  void afterACrashAtAnyStepOfTheWayBackWhatSomebodyMadeIsKept() throws Exception {
    for (int step = 0; step < 6; step++) {
      if (step > 0) {
        git.manager.spares().keep(git.repository);
      }
      SpareFolder spare = spare();
      Worktree own = spare.worktree();
      String id = "5e551011-aaaa-bbbb-cccc-00000000001" + step;
      Path folderThen = own.folder().resolveSibling("taken-" + step);
      Path adminThen = own.adminFolder().resolveSibling("taken-" + step);
      var taken = new Worktree(id, folderThen, adminThen, "b" + step, "main");
      GitSandbox.write(own.folder(), "src/theirs.txt", "theirs " + step + "\n");
      String tip = git.git("rev-parse", "main").strip();
      git.git("branch", taken.branch());
      spare.claim();
      spare.incomplete();
      AdminFolder.writeNonce(
          new Worktree(id, own.folder(), own.adminFolder(), taken.branch(), "main"), true);
      Files.writeString(own.adminFolder().resolve("HEAD"), "ref: refs/heads/b" + step + "\n");
      Files.writeString(own.adminFolder().resolve("ORIG_HEAD"), tip + "\n");
      new SpareMove(own, taken).run();
      SpareFolder.arrived(taken);
      if (step > 0) {
        new SpareFolder(taken).goingTo(own);
      }
      if (step > 1) {
        AdminFolder.writeNonce(new Worktree(own.sessionId(), folderThen, adminThen, "", ""), false);
      }
      if (step > 2) {
        WholeText.write(folderThen.resolve(".git"), AdminFolder.gitFile(own.adminFolder()));
        Files.move(folderThen, own.folder());
      }
      if (step > 3) {
        new SpareMove(taken, own).run();
      }
      if (step > 4) {
        spare.spoil();
      }

      git.manager.reconcile(git.repository, _ -> true);

      int now = step;
      try (var files = Files.walk(own.folder().resolveSibling(""))) {
        assertThat(files.filter(file -> file.endsWith("src/theirs.txt")).map(SpareProofTest::read))
            .as("step %s", now)
            .contains("theirs " + now + "\n");
      }
      assertThat(folderThen).doesNotExist();
      assertThat(adminThen).doesNotExist();
      assertThat(AdminFolder.all(git.repository)).hasSize(step > 4 ? 1 : 0);
      assertThat(git.git("worktree", "prune", "--expire", "now", "-v")).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
