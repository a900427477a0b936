package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What became of a session's worktree, told and mended from the command line.
final class MendCommandTest {
  private static final String AVERAGE = "commands/average.sh";

  @TempDir private Path folder;
  private String id = "";
  private Path worktree = Path.of("");

  @BeforeEach
  void playOneSession() {
    JsonNode session = CommandRun.of(inProfile("exec", "--rehearsal", "--json")).only("session");
    id = session.path("id").asString().substring(0, 8);
    worktree = Path.of(session.path("worktree").asString());
  }

  @Test
  void aWorktreeThatIsGoneIsMadeAnewFromItsBranch() throws Exception {
    assertThat(run("mend", id).out()).isEqualTo("The worktree is in order: " + worktree + "\n");
    remove(worktree);

    JsonNode told = run("mend", id, "--json").only("trouble");
    assertThat(told.path("problem").asString()).contains("gone");
    assertThat(told.path("ways").valueStream().map(JsonNode::asString))
        .containsExactly("anew-with-files", "anew", "link --at DIR", "look");
    assertThat(run("mend", id, "--by", "link").err()).contains("no way out", "--by anew");
    assertThat(run("mend", id, "--by", "look").code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(worktree).doesNotExist();

    CommandRun done = run("mend", id, "--by", "anew");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(worktree.resolve(".git")).exists();
    assertThat(worktree.resolve(AVERAGE)).doesNotExist();
    assertThat(run("sessions", "--json").only("session").path("state").asString())
        .isEqualTo("idle");
  }

  @Test
  void theNewestCheckpointsFilesComeAlongWhenTheyAreAskedFor() throws Exception {
    assertThat(run("rewind", id, "--to", "1", "--only", "files").code()).isZero();
    // What the rewind took back stays so.
    mendWithFiles();
    assertThat(worktree.resolve(AVERAGE)).doesNotExist();

    String left =
        run("rewind", id, "--json").json().stream()
            .filter(point -> point.path("kind").asString().equals("left"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(run("rewind", id, "--to", left, "--only", "files").code()).isZero();
    assertThat(worktree.resolve(AVERAGE)).exists();
    // The second time as the first, though the first has kept what was there before it.
    mendWithFiles();
    assertThat(worktree.resolve(AVERAGE)).exists();
    mendWithFiles();
    assertThat(worktree.resolve(AVERAGE)).exists();
  }

  private void mendWithFiles() throws IOException {
    remove(worktree);
    CommandRun done = run("mend", id, "--by", "anew-with-files");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("as the checkpoint of 20");
  }

  @Test
  void withoutItsWorktreeTheDiffIsWhatTheBranchHasCommitted() throws Exception {
    assertThat(run("commit", id, "-m", "Average", AVERAGE).code()).isZero();
    Files.writeString(worktree.resolve("open.txt"), "open\n");
    assertThat(run("diff", id).out()).contains(AVERAGE, "open.txt");
    String committed = run("diff", id, "--to", "head").out();
    remove(worktree);

    CommandRun diff = run("diff", id);

    assertThat(diff.code()).isZero();
    assertThat(diff.out()).isEqualTo(committed).contains(AVERAGE).doesNotContain("open.txt");
    assertThat(diff.err()).contains("gone", "has committed", "coppice mend " + id);
    assertThat(run("diff", id, "--json").only("notice").path("level").asString())
        .isEqualTo("warning");
    assertThat(run("diff", id, "--to", "head").err()).contains("is gone. Make it anew");
    Git main =
        new Git(Path.of(run("sessions", "--json").only("session").path("repository").asString()));
    main.run("worktree", "prune");
    main.run("update-ref", "-d", "refs/heads/" + branch());
    assertThat(run("diff", id).code()).isEqualTo(ExitCode.NOT_USABLE);
  }

  private String branch() {
    return run("sessions", "--json").only("session").path("branch").asString();
  }

  @Test
  void ofAnArchivedSessionTheDiffIsWhatWasPutAway() throws Exception {
    Files.writeString(worktree.resolve("open.txt"), "open\n");
    String before = run("diff", id).out();
    assertThat(run("archive", id).code()).isZero();

    CommandRun diff = run("diff", id);

    assertThat(diff.code()).isZero();
    assertThat(diff.out()).isEqualTo(before).contains("open.txt");
    assertThat(diff.err()).contains("archived", "coppice restore " + id);
    assertThat(run("diff", id, "--to", "head").err()).contains("coppice restore " + id);
  }

  @Test
  void commitsMadeSinceTheCheckpointAreNotTakenBack() throws Exception {
    assertThat(run("commit", id, "-m", "Average").code()).isZero();
    remove(worktree);

    JsonNode told = run("mend", id, "--json").only("trouble");
    assertThat(told.path("ways").valueStream().map(JsonNode::asString))
        .containsExactly("anew", "link --at DIR", "look");
    assertThat(told.path("without-files").asString()).contains("the branch has moved since");
    assertThat(run("mend", id).out()).contains("cannot come along", "rewind to that point");
    CommandRun refused = run("mend", id, "--by", "anew-with-files");

    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains("the branch has moved since", "--by anew");
    assertThat(worktree).doesNotExist();
    assertThat(run("mend", id, "--by", "anew").code()).isZero();
    assertThat(worktree.resolve(AVERAGE)).exists();
  }

  @Test
  void aWorktreeThatWasMovedIsLinkedAgain() throws Exception {
    Path far = Files.createDirectories(folder.toRealPath().resolve("far")).resolve("away");
    Files.move(worktree, far);

    assertThat(run("mend", id, "--by", "link", "--at", folder.toString()).code())
        .isEqualTo(ExitCode.NOT_USABLE);
    CommandRun done = run("mend", id, "--by", "link", "--at", far.toString());

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(run("mend", id).out()).contains("in order: " + far);
    assertThat(run("diff", id).out()).contains(AVERAGE);
  }

  @Test
  void whatIsNoWayIsBadUsageAndAnArchivedSessionIsToBeRestored() {
    assertThat(run("mend", id, "--by", "magic").code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("mend", id, "--at", folder.toString()).code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("archive", id).code()).isZero();
    CommandRun archived = run("mend", id);
    assertThat(archived.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(archived.err()).contains("coppice restore " + id);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(inProfile(arguments));
  }

  private String[] inProfile(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--profile";
    all[arguments.length + 1] = folder.resolve("profile").toString();
    return all;
  }

  private static void remove(Path top) throws IOException {
    List<Path> all;
    try (var files = Files.walk(top)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
