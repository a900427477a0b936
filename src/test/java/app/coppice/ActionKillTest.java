package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ActingApp.Point;
import app.coppice.agent.Entry;
import app.coppice.session.DeletedSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real process, really killed in the middle of an action on a session.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ActionKillTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @TempDir Path folder;
  private GitRepository git;

  @BeforeEach
  void makeRepository() throws Exception {
    git = GitRepository.make(folder.resolve("shop"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a FIFO")
  void aCommitThatWasCutOffInAHookIsToldAsNotMade() throws Exception {
    Path entered = fifo("entered");
    Path go = fifo("go");
    Path hook = git.folder().resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho in > '" + entered + "'\ncat '" + go + "'\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    CompletableFuture<String> inHook =
        CompletableFuture.supplyAsync(() -> read(entered), Thread::startVirtualThread);

    SessionId id =
        killed(
            "commit", Point.NOWHERE, _ -> assertThat(inHook.get(30, TimeUnit.SECONDS)).isNotNull());

    try (LiveEngine live = LiveEngine.open(profile("commit"), NOWHERE, "none")) {
      SessionSnapshot back = live.await(id, "says so", s -> said(s, "was under way"));
      assertThat(said(back, "It was not made")).isTrue();
      assertThat(back.worktree().resolve(ActingApp.FILE)).exists();
    }
    try (LiveEngine live = LiveEngine.open(profile("commit"), NOWHERE, "none")) {
      SessionSnapshot again = live.await(id, "is back", s -> s.state() == SessionState.IDLE);
      assertThat(again.transcript().entries()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "archive, BEFORE_THE_REMOVAL, It was not done",
    "archive, WORKTREE_GONE, It is done now",
    "delete, BEFORE_THE_REMOVAL, It was not done",
    "delete, WORKTREE_GONE, It is done now",
    "land, BEFORE_GIT, It was not done",
    "land, AFTER_GIT, It is done",
    "unland, BEFORE_GIT, It was not done",
    "unland, AFTER_GIT, It is done",
    "update, BEFORE_GIT, It was not done",
    "update, AFTER_GIT, It is done",
    "commit, AFTER_GIT, It was made",
  })
  void whereverAnActionIsCutOffItsEndIsToldAndNothingIsLost(String action, Point point, String told)
      throws Exception {
    SessionId id = killed(action, point, ActionKillTest::awaitInside);

    try (LiveEngine live = LiveEngine.open(profile(action), NOWHERE, "none")) {
      if (action.equals("delete") && point == Point.WORKTREE_GONE) {
        live.awaitStructure("is in the trash", () -> isDeleted(live, id));
        live.done(live.engine().undelete(id));
      }
      SessionSnapshot back = live.await(id, "says so", s -> said(s, "was under way"));
      assertThat(said(back, told)).as("%s", back.transcript().entries()).isTrue();
      if (action.equals("archive") && point == Point.WORKTREE_GONE) {
        live.await(id, "is archived", s -> s.state() == SessionState.ARCHIVED);
        live.done(live.engine().restore(id));
      }
      SessionSnapshot restored = live.await(id, "works", s -> s.state() == SessionState.IDLE);
      assertThat(restored.worktree().resolve(ActingApp.FILE)).hasContent("of " + action + "\n");
      git.agreesOn(restored.worktree());
    }
    assertThat(git.git("status", "--porcelain")).isEmpty();
    assertThat(git.folder().resolve(ActingApp.FILE).toFile().exists())
        .isEqualTo(
            (action.equals("land") && point == Point.AFTER_GIT)
                || (action.equals("unland") && point == Point.BEFORE_GIT));
  }

  @Test
  void aSessionWhoseDeletingForGoodWasCutOffIsGoneAfterTheNextStart() throws Exception {
    SessionId id = killed("forget", Point.FORGET_KEPT, this::awaitRefsGone);

    try (LiveEngine live = LiveEngine.open(profile("forget"), NOWHERE, "none")) {
      live.awaitStructure("is gone", () -> !isDeleted(live, id));
      assertThat(live.engine().session(id)).isEmpty();
    }
    assertThat(git.git("for-each-ref", "refs/coppice")).isEmpty();
    assertThat(new Profile(profile("forget")).journals().resolve(id.toString())).doesNotExist();
  }

  @Test
  void aSessionWhoseDeletingForGoodWasNotYetKeptStaysInTheTrash() throws Exception {
    SessionId id = killed("forget", Point.WORKTREE_GONE, ActionKillTest::awaitInside);

    try (LiveEngine live = LiveEngine.open(profile("forget"), NOWHERE, "none")) {
      live.awaitStructure("is in the trash", () -> isDeleted(live, id));
      live.done(live.engine().undelete(id));
      SessionSnapshot back = live.await(id, "works", s -> s.state() == SessionState.IDLE);
      assertThat(back.worktree().resolve(ActingApp.FILE)).hasContent("of forget\n");
    }
  }

  @Test
  void aWorktreeWhoseMakingWasCutOffIsMadeAnewAndNothingIsLeftOfTheFirst() throws Exception {
    SessionId id = killed("make", Point.WHILE_MADE, ActionKillTest::awaitInside);

    try (LiveEngine live = LiveEngine.open(profile("make"), NOWHERE, "none")) {
      SessionSnapshot made = live.await(id, "works", s -> s.state() == SessionState.IDLE);
      assertThat(made.branch()).isEqualTo("make");
      assertThat(GitRepository.git(made.worktree(), "status", "--porcelain")).isEmpty();
      git.agreesOn(made.worktree());
    }
    assertThat(git.git("branch", "--format=%(refname:short)")).isEqualTo("main\nmake\n");
  }

  /// The journal cannot go yet: its session's thread is held.
  private void awaitRefsGone(BufferedReader output) throws Exception {
    awaitInside(output);
    while (!git.git("for-each-ref", "refs/coppice").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitInside(BufferedReader output) throws IOException {
    assertThat(output.readLine()).isEqualTo("inside");
  }

  private static boolean isDeleted(LiveEngine live, SessionId id) {
    return live.engine().trash().stream().map(DeletedSession::id).anyMatch(id::equals);
  }

  private static boolean said(SessionSnapshot session, String text) {
    return session.transcript().entries().stream()
        .anyMatch(entry -> entry instanceof Entry.Notice notice && notice.text().contains(text));
  }

  /// Waits until the program is inside the action.
  private interface Moment {
    void await(BufferedReader output) throws Exception;
  }

  private SessionId killed(String action, Point point, Moment moment) throws Exception {
    Process process =
        OtherProcess.java(
                ActingApp.class,
                profile(action).toString(),
                git.folder().toString(),
                action,
                action,
                point.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = output.readLine();
      assertThat(line).startsWith("session ");
      moment.await(output);
      return new SessionId(UUID.fromString(line.substring("session ".length())));
    } finally {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Path profile(String action) {
    return folder.resolve("profile-" + action);
  }

  private Path fifo(String name) throws Exception {
    Path fifo = folder.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  private static String read(Path fifo) {
    try {
      return Files.readString(fifo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
