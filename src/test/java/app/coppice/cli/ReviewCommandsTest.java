package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a review and a repository's settings offer in the window, from a shell.
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
final class ReviewCommandsTest {
  private static final String AVERAGE = "commands/average.sh";

  @TempDir private Path folder;
  private String id = "";
  private Path worktree = Path.of("");
  private Path repository = Path.of("");

  @BeforeEach
  void playOneSession() {
    JsonNode session = run("exec", "--rehearsal", "--json").only("session");
    id = session.path("id").asString().substring(0, 8);
    worktree = Path.of(session.path("worktree").asString());
    repository = Path.of(session.path("repository").asString());
  }

  @Test
  void whatIsDiscardedComesBack() throws Exception {
    Path average = worktree.resolve(AVERAGE);
    String text = Files.readString(average);
    Path draft = Files.writeString(worktree.resolve("draft.txt"), "mine\n");

    assertThat(run("discard", id).code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("discard", id, "--all", "draft.txt").code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(draft).exists();
    CommandRun one = run("discard", id, "draft.txt");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(draft).doesNotExist();
    assertThat(average).exists();

    assertThat(run("discard", id, "--all").code()).isZero();
    assertThat(average).doesNotExist();
    assertThat(new Git(worktree).run("status", "--porcelain")).isEmpty();

    assertThat(run("discard", id, "--undo").code()).isZero();
    assertThat(average).hasContent(text);
    assertThat(run("discard", id, "--undo").code()).isZero();
    assertThat(draft).hasContent("mine");
    assertThat(run("discard", id, "nowhere.txt").err()).contains("anything to discard");
  }

  @Test
  void aLandingIsSeenBeforehandAndChangesNothing() throws Exception {
    Git main = new Git(repository);
    String tip = main.run("rev-parse", "main");
    CommandRun uncommitted = run("land", id, "--preview");
    assertThat(uncommitted.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(uncommitted.out()).contains("! not committed yet: ", AVERAGE);
    assertThat(run("commit", id, "-m", "Average the crops").code()).isZero();

    CommandRun told = run("land", id, "--preview", "--how", "merge");

    assertThat(told.code()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("1 commit into main", "Average the crops", AVERAGE);
    JsonNode event = run("land", id, "--preview", "--json").only("preview");
    assertThat(event.path("files").valueStream().map(JsonNode::asString)).contains(AVERAGE);
    assertThat(event.path("count").asInt()).isEqualTo(1);
    assertThat(main.run("rev-parse", "main")).isEqualTo(tip);

    Files.createDirectories(repository.resolve("commands"));
    Files.writeString(repository.resolve(AVERAGE), "theirs\n");
    main.run("add", "--all");
    main.run("-c", "user.name=R", "-c", "user.email=r@x", "commit", "-q", "-m", "Theirs");
    CommandRun clash = run("land", id, "--preview", "--how", "merge");
    assertThat(clash.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(clash.out()).contains("conflicts in 1 file", AVERAGE);
  }

  @Test
  void allThatNeedsTheWorktreeOfAnArchivedSessionIsRefusedInTheSameWords() {
    assertThat(run("archive", id).code()).isZero();
    for (List<String> words :
        List.of(
            List.of("land", id, "--message", "Average"),
            List.of("land", id, "--preview"),
            List.of("conflicts", id),
            List.of("commit", id, "-m", "Average"),
            List.of("update", id),
            List.of("push", id))) {
      CommandRun refused = run(words.toArray(String[]::new));
      assertThat(refused.code()).as(words.toString()).isEqualTo(ExitCode.NOT_USABLE);
      assertThat(refused.err())
          .as(words.toString())
          .endsWith("The session is archived. Restore it first.\n");
    }
  }

  @Test
  void theFilesOfAPromptsPointAreComparedByItsName() throws Exception {
    String point = run("rewind", id, "--json").only("point").path("id").asString();
    Files.writeString(worktree.resolve("later.txt"), "later\n");

    assertThat(run("diff", id, "--from", point).out()).contains(AVERAGE, "later.txt");
    assertThat(run("diff", id, "--from", "base", "--to", point).out())
        .isEqualTo("Nothing is changed.\n");
    assertThat(run("diff", id, "--from", "e999999").err()).contains("names no commit");
  }

  @Test
  void theSettingsOfARepositoryAreShownAndChangedAndItsScriptRunsAgain() throws Exception {
    String in = repository.toString();
    assertThat(run("repository", "--repo", in).out())
        .contains("set-up      none", "spare       yes");
    assertThat(run("set-up", id).err()).contains("no set-up script");

    CommandRun saved =
        run(
            "repository",
            "--repo",
            in,
            "--set-up",
            "test -e ok && touch done",
            "--minutes",
            "3",
            "--bring",
            "/.env",
            "--bring",
            "*.local",
            "--spare",
            "no",
            "--uncloned",
            "link");
    assertThat(saved.code()).as(saved.err()).isZero();
    JsonNode told = run("repository", "--repo", in, "--json").only("repository");
    assertThat(told.path("setUp").asString()).isEqualTo("test -e ok && touch done");
    assertThat(told.path("minutes").asInt()).isEqualTo(3);
    assertThat(told.path("bring").asString()).isEqualTo("chosen");
    assertThat(told.path("files").valueStream().map(JsonNode::asString))
        .containsExactly("/.env", "*.local");
    assertThat(told.path("uncloned").asString()).isEqualTo("link");
    assertThat(told.path("spare").asBoolean()).isFalse();

    CommandRun failed = run("set-up", id);
    assertThat(failed.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(failed.err()).contains("exit code 1");
    Files.writeString(worktree.resolve("ok"), "");
    assertThat(run("set-up", id).out()).contains("ended well");
    assertThat(worktree.resolve("done")).exists();

    assertThat(
            run("repository", "--repo", in, "--folder", "node_modules", "--json")
                .only("repository")
                .path("folders"))
        .hasSize(1);
    JsonNode none = run("repository", "--repo", in, "--folder-none", "--json").only("repository");
    assertThat(none.path("folders")).isEmpty();

    for (List<String> wrong :
        List.of(
            List.of("--folder", "x", "--folder-none"),
            List.of("--minutes", "0"),
            List.of("--spare", "perhaps"),
            List.of("--bring", "x", "--bring-none"))) {
      String[] words =
          Stream.concat(Stream.of("repository", "--repo", in), wrong.stream())
              .toArray(String[]::new);
      assertThat(run(words).code()).as(wrong.toString()).isEqualTo(ExitCode.BAD_USAGE);
    }
    assertThat(run("repository", "--repo", in, "--json").only("repository")).isEqualTo(none);
  }

  private CommandRun run(String... words) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(words), Stream.of("--profile", folder.resolve("profile").toString()))
            .toArray(String[]::new));
  }
}
