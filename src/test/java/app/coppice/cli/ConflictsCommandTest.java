package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A session whose base has moved on in the same files.
final class ConflictsCommandTest {
  @TempDir Path folder;

  private String id = "";
  private Path worktree = Path.of("");
  private Git main = new Git(Path.of(""));

  @BeforeEach
  void begin() throws Exception {
    JsonNode session = CommandRun.of(inProfile("exec", "--rehearsal", "--json")).only("session");
    id = session.path("id").asString().substring(0, 8);
    worktree = Path.of(session.path("worktree").asString());
    main = new Git(Path.of(session.path("repository").asString()));
  }

  /// Both sides have a line in dispute and one of their own in `both.txt`; `ours.txt` is deleted by
  /// the base, `theirs.txt` by the session.
  private void disagree() throws Exception {
    commitInMain("both.txt", "a\n1\n2\n3\n4\nz\n", "ours.txt", "o\n", "theirs.txt", "t\n");
    assertThat(run("commit", id, "-m", "Average").code()).isZero();
    assertThat(run("update", id).code()).isZero();
    Files.writeString(worktree.resolve("both.txt"), "ours\n1\n2\n3\n4\nz mine\n");
    Files.writeString(worktree.resolve("ours.txt"), "o mine\n");
    Files.delete(worktree.resolve("theirs.txt"));
    assertThat(run("commit", id, "-m", "Mine").code()).isZero();
    Files.delete(main.folder().resolve("ours.txt"));
    commitInMain("both.txt", "theirs\n1\n2\nbase\n3\n4\nz\n", "theirs.txt", "t theirs\n");
  }

  private void commitInMain(String... files) throws Exception {
    for (int i = 0; i < files.length; i += 2) {
      Files.writeString(main.folder().resolve(files[i]), files[i + 1]);
    }
    main.run("add", "-A");
    main.run(
        "-c", "user.name=Ada", "-c", "user.email=ada@example.invalid", "commit", "-qm", "Base");
  }

  @Test
  void theyAreListedAndASideOfEachIsTaken() throws Exception {
    assertThat(run("conflicts", id).out()).contains("Nothing conflicts with “main”");
    disagree();

    assertThat(run("conflicts", id).out())
        .contains("both.txt: 1 place\n")
        .contains("ours.txt: changed by the session, deleted in “main”\n")
        .contains("theirs.txt: deleted by the session, changed in “main”\n")
        .contains("coppice update " + id, " --ours PATH --theirs PATH");
    assertThat(run("conflicts", id, "--json").json())
        .extracting(it -> it.path("path").asString() + " " + it.path("kind").asString())
        .containsExactly(
            "both.txt lines", "ours.txt deleted_in_theirs", "theirs.txt deleted_in_ours");
    String before = new Git(worktree).run("rev-parse", "HEAD");
    refused("These files conflict, too: ours.txt, theirs.txt", "--ours", "both.txt");
    refused("Not in conflict: none.txt", "--ours", "none.txt");
    refused("Of one file one side", "--ours", "both.txt", "--theirs", "both.txt");
    assertThat(new Git(worktree).run("rev-parse", "HEAD")).isEqualTo(before);

    CommandRun done =
        run(
            "update",
            id,
            "--theirs",
            "both.txt",
            "--ours",
            "ours.txt",
            "--ours",
            "theirs.txt",
            "-m",
            "Take the base in");

    assertThat(done.code()).as(done.err()).isZero();
    assertThat(worktree.resolve("both.txt")).hasContent("theirs\n1\n2\nbase\n3\n4\nz mine\n");
    assertThat(worktree.resolve("ours.txt")).hasContent("o mine\n");
    assertThat(worktree.resolve("theirs.txt")).doesNotExist();
    Git own = new Git(worktree);
    assertThat(own.run("log", "-1", "--merges", "--format=%s")).isEqualTo("Take the base in\n");
    assertThat(own.run("status", "--porcelain")).isEmpty();
    assertThat(run("conflicts", id).out()).contains("Nothing conflicts");
  }

  @Test
  void whatIsNoTextIsLeftToGit() throws Exception {
    assertThat(run("commit", id, "-m", "Average").code()).isZero();
    Files.write(worktree.resolve("data.bin"), new byte[] {0, 1});
    assertThat(run("commit", id, "-m", "Mine").code()).isZero();
    Files.write(main.folder().resolve("data.bin"), new byte[] {0, 2});
    commitInMain();

    assertThat(run("conflicts", id).out()).isEqualTo("data.bin: no text, changed on both sides\n");
    refused("git has to merge them", "--ours", "data.bin");
  }

  @Test
  void sidesGoWithAMergeOfTheBase() {
    assertThat(run("update", id, "--how", "rebase", "--ours", "a").code())
        .isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("update", id, "--upstream", "--theirs", "a").code())
        .isEqualTo(ExitCode.BAD_USAGE);
  }

  private void refused(String why, String... sides) {
    List<String> words = new ArrayList<>(List.of("update", id));
    words.addAll(List.of(sides));
    CommandRun refused = run(words.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains(why);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(inProfile(arguments));
  }

  private String[] inProfile(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--profile", folder.resolve("profile").toString()));
    return words.toArray(String[]::new);
  }
}
