package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class SessionCommandsTest {
  @TempDir private Path folder;
  private String id = "";
  private String wholeId = "";
  private Path worktree = Path.of("");
  private Git main = new Git(Path.of(""));

  @BeforeEach
  void playOneSession() {
    JsonNode session =
        CommandRun.of("exec", "--rehearsal", "--json", "--profile", profile()).only("session");
    wholeId = session.path("id").asString();
    id = wholeId.substring(0, 8);
    worktree = Path.of(session.path("worktree").asString());
    main = new Git(Path.of(session.path("repository").asString()));
  }

  @Test
  void aSessionIsListedShownAndItsDiffApplies() throws Exception {
    assertThat(run("sessions", "--json").only("session").path("state").asString())
        .isEqualTo("idle");
    assertThat(run("show", id).out()).contains("tally average").contains("run      sh test/run.sh");
    CommandRun diff = run("diff", id);
    assertThat(diff.code()).isZero();
    Path patch = Files.writeString(folder.resolve("session.patch"), diff.out());
    assertThat(main.run("apply", "--check", "--verbose", patch.toString()))
        .contains("commands/average.sh");
  }

  @Test
  void theProfileMayStandBeforeTheCommand() throws Exception {
    assertThat(
            CommandRun.of("--profile", profile(), "--json", "sessions").only("session").path("id"))
        .hasToString("\"" + wholeId + "\"");
    String other = folder.resolve("other").toString();
    assertThat(CommandRun.of("--profile", other, "show", id).code()).isNotZero();
    assertThat(CommandRun.of("--profile", other, "show", id, "--profile", profile()).code())
        .isZero();
  }

  @Test
  void twoOtherStatesOfASessionCanBeCompared() throws Exception {
    assertThat(run("diff", id, "--from", "head", "--to", "index").out())
        .isEqualTo("Nothing is changed.\n");
    assertThat(run("diff", id, "--from", "HEAD").out()).contains("commands/average.sh");
    CommandRun nowhere = run("diff", id, "--from", "nowhere");
    assertThat(nowhere.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(nowhere.err()).contains("\u201cnowhere\u201d names no commit");
    assertThat(run("diff", id, "--from", "files").err()).contains("Nothing leads from files");
  }

  @Test
  void aSessionLandsWithItsUncommittedChangesOnceThereIsAMessage() throws Exception {
    CommandRun refused = run("land", id);
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains("commands/average.sh").contains("--message");

    CommandRun landed = run("land", id, "--message", "Average the crops");
    assertThat(landed.code()).as(landed.err()).isZero();
    assertThat(main.run("log", "-1", "--format=%s", "main")).isEqualTo("Average the crops\n");
    assertThat(main.run("status", "--porcelain")).isEmpty();
    assertThat(main.folder().resolve("commands/average.sh")).exists();
  }

  @Test
  void aLandingIsTakenBackAndTheBranchPushedAndUpdated() throws Exception {
    assertThat(run("land", id, "--how", "rebase", "--message", "Average").code()).isZero();
    CommandRun undone = run("unland", id);
    assertThat(undone.code()).as(undone.err()).isZero();
    assertThat(main.run("log", "-1", "--format=%s", "main")).isNotEqualTo("Average\n");
    assertThat(main.folder().resolve("commands/average.sh")).doesNotExist();
    assertThat(run("unland", id).code()).isEqualTo(ExitCode.NOT_USABLE);

    main.run("init", "-q", "--bare", folder.resolve("there.git").toString());
    main.run("remote", "add", "origin", folder.resolve("there.git").toString());
    CommandRun pushed = run("push", id);
    assertThat(pushed.code()).as(pushed.err()).isZero();
    assertThat(pushed.out()).contains("new branch");
    assertThat(run("update", id).err()).contains("already");

    Path ran = folder.resolve("ran");
    Path hook = folder.resolve("there.git/hooks/post-receive");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\ntouch '" + ran + "'\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    new Git(worktree).run("commit", "-q", "--allow-empty", "-m", "More");
    CommandRun refused = run("push", id);
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains("post-receive", "--run-hooks");
    assertThat(ran).doesNotExist();
    CommandRun agreed = run("push", id, "--run-hooks");
    assertThat(agreed.code()).as(agreed.err()).isZero();
    assertThat(ran).exists();
  }

  @Test
  void aRejectedPushNamesTheCommandThatBringsInWhatOthersPushed() throws Exception {
    main.run("init", "-q", "--bare", folder.resolve("there.git").toString());
    main.run("remote", "add", "origin", folder.resolve("there.git").toString());
    Git own = new Git(worktree);
    own.run("commit", "-q", "--allow-empty", "-m", "Mine");
    assertThat(run("push", id).code()).isZero();
    own.run("commit", "-q", "--amend", "--allow-empty", "-m", "Mine anew");

    CommandRun rejected = run("push", id);

    assertThat(rejected.code()).isEqualTo(ExitCode.NOT_USABLE);
    String way = "update " + wholeId.substring(0, 8) + " --upstream";
    assertThat(rejected.err()).endsWith(way + "\n");
    CommandRun brought = run(way.split(" "));
    assertThat(brought.code()).as(brought.err()).isZero();
    assertThat(run("push", id).code()).isZero();
  }

  @Test
  void aPlanNamesTheSessionAndTheOrder() {
    JsonNode plan = run("plan", "--json").only("plan");
    assertThat(plan.path("sessions").get(0).path("id").asString()).isEqualTo(wholeId);
    assertThat(plan.path("order").get(0).path("files")).isEmpty();
    assertThat(run("plan").out()).contains("Land in this order").contains("goes together with all");
  }

  @Test
  void theOrderOfAPlanNamesTheBaseBesideASession() throws Exception {
    JsonNode other =
        CommandRun.of("exec", "--rehearsal", "--json", "--profile", profile()).only("session");
    String file = "commands/average.sh";
    Files.createDirectories(main.folder().resolve("commands"));
    Files.writeString(main.folder().resolve(file), "theirs\n");
    main.run("add", "--all");
    main.run("-c", "user.name=R", "-c", "user.email=r@x", "commit", "-q", "-m", "Theirs");
    Files.writeString(Path.of(other.path("worktree").asString()).resolve(file), "another\n");

    String[] order = run("plan").out().split("Land in this order:", 2);

    assertThat(order[1])
        .containsPattern("1\\. .* to bring together by hand, with main\n")
        .containsPattern("2\\. .* to bring together by hand, with main, \\S+\n");
  }

  @Test
  void whatIsStagedIsCommittedAndTheCommitAmended() throws Exception {
    assertThat(run("stage", id, "commands/average.sh").code()).isZero();
    CommandRun committed = run("commit", id, "--staged", "-m", "Average the crops");
    assertThat(committed.code()).as(committed.err()).isZero();
    Git own = new Git(worktree);
    assertThat(own.run("show", "--format=%s", "--name-only"))
        .isEqualTo("Average the crops\n\ncommands/average.sh\n");
    assertThat(run("commit", id, "--amend", "-m", "All of it").code()).isZero();
    assertThat(own.run("log", "--format=%s", "main..")).isEqualTo("All of it\n");
    assertThat(own.run("status", "--porcelain")).isEmpty();
    assertThat(run("commit", id, "--staged", "-m", "Again").err()).contains("Nothing is staged");
    assertThat(run("comments", id).out()).contains("no open comments");
  }

  @Test
  void anArchivedSessionComesBackWithItsFiles() throws Exception {
    CommandRun archived = run("archive", id);
    assertThat(archived.code()).as(archived.err()).isZero();
    assertThat(archived.err()).isEmpty();
    assertThat(worktree).doesNotExist();
    assertThat(run("sessions").out()).contains("archived");

    assertThat(run("restore", id).code()).isZero();
    assertThat(worktree.resolve("commands/average.sh")).exists();
    assertThat(main.run("worktree", "prune", "--dry-run")).isEmpty();
  }

  @Test
  void anArchivingThatWouldLoseALargeIgnoredFileIsRefusedAndNamesIt() throws Exception {
    Files.writeString(worktree.resolve(".gitignore"), "*.db\nnode_modules/\n");
    Files.createDirectory(worktree.resolve("node_modules"));
    Files.writeString(worktree.resolve("node_modules/index.js"), "made again");
    Files.writeString(worktree.resolve("big.db"), "x".repeat(2 << 20));

    CommandRun refused = run("archive", id);
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(refused.err()).contains("big.db, 2.0 MB").doesNotContain("node_modules");
    assertThat(worktree.resolve("big.db")).exists();

    assertThat(run("archive", id, "--anyway").code()).isZero();
    assertThat(worktree).doesNotExist();
  }

  @Test
  void aRemovedSessionIsInTheTrashUntilItIsRestored() {
    assertThat(run("rm", id).out()).contains("coppice restore " + id);
    assertThat(worktree).doesNotExist();
    assertThat(run("sessions").out()).doesNotContain(id);
    assertThat(run("sessions", "--removed").out()).contains(id).contains("removed");
    assertThat(run("show", id).code()).isEqualTo(ExitCode.BAD_USAGE);

    CommandRun restored = run("restore", id);
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(worktree.resolve("commands/average.sh")).exists();
    assertThat(run("sessions").out()).contains(id);
  }

  @Test
  void onlyWhatIsInTheTrashIsDeletedForGood() throws Exception {
    assertThat(run("rm", "--for-good", id).code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(worktree).exists();
    assertThat(run("rm", id).code()).isZero();

    CommandRun beginning = run("rm", "--for-good", id);
    assertThat(beginning.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(beginning.err()).contains(wholeId);
    assertThat(run("sessions", "--removed").out()).contains(id);

    CommandRun gone = run("rm", "--for-good", wholeId);

    assertThat(gone.code()).as(gone.err()).isZero();
    assertThat(run("sessions", "--removed").out()).doesNotContain(id);
    assertThat(run("restore", id).code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(main.run("for-each-ref", "refs/coppice")).isEmpty();
  }

  @Test
  void theTrashIsEmptiedOfWhatIsOldAndOfTheRestOnlyWhenToldSo() {
    assertThat(run("rm", id).code()).isZero();
    Instant deleted =
        Instant.parse(run("trash", "--json").only("removed").path("deleted").asString());
    assertThat(run("trash", "--younger").code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run("trash", "--empty").out())
        .contains("Deleted 0 sessions for good. 1 younger than 30 days stays");
    assertThat(run("trash").out()).contains(id).contains("   0 d ");

    Instant later = deleted.plus(Duration.ofDays(30));
    assertThat(runAt(later.minusSeconds(1), "trash", "--empty").code()).isZero();
    JsonNode old = runAt(later, "trash", "--json").only("removed");
    assertThat(old.path("days").asInt()).isEqualTo(30);
    assertThat(old.path("old").asBoolean()).isTrue();
    assertThat(runAt(later, "trash", "--empty").out()).contains("Deleted 1 session for good.");
    assertThat(run("trash").out()).isEqualTo("The trash is empty.\n");
  }

  @Test
  void theYoungOnesInTheTrashGoWhenTheyAreNamed() throws Exception {
    assertThat(run("rm", id).code()).isZero();
    assertThat(run("trash", "--empty", "--younger").out()).contains("Deleted 1 session for good.");
    assertThat(run("restore", id).code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(main.run("for-each-ref", "refs/coppice")).isEmpty();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(inProfile(arguments));
  }

  private CommandRun runAt(Instant now, String... arguments) {
    return CommandRun.at(now, inProfile(arguments));
  }

  private String[] inProfile(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--profile";
    all[arguments.length + 1] = profile();
    return all;
  }

  private String profile() {
    return folder.resolve("profile").toString();
  }
}
